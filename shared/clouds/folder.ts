/** The device that a topic belongs to, by one of these folders (`<folder><device id>/…`); `null`: no particular device. */
export const deviceInFolder = (topic: string, folders: readonly string[]): string | null => {
  const folder = folders.find((start) => topic.startsWith(start));
  return folder === undefined ? null : (topic.slice(folder.length).split('/')[0] ?? null);
};
