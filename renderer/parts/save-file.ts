/** Downloads a file the way browsers and the window do it. */
export const saveFile = (name: string, type: string, parts: readonly BlobPart[]): void => {
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has started by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
