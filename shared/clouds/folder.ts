/** The device to which a topic belongs by one of these folders (`<folder><device id>/…`); `null`: to none in particular. */
export const deviceInFolder = (topic: string, folders: readonly string[]): string | null => {
  const folder = folders.find((start) => topic.startsWith(start));
  return folder === undefined ? null : (topic.slice(folder.length).split('/')[0] ?? null);
};
