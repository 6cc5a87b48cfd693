/** The folder of `--data DIR`. All other arguments belong to the Electron runtime. */
export const dataFolderOf = (args: readonly string[]): string | undefined => {
  const index = args.indexOf('--data');
  const folder = index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith('--data='))?.slice('--data='.length);
  return folder === '' ? undefined : folder;
};
