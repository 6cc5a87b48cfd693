/** The folder of `--data DIR`; the rest of the command line belongs to the runtime. */
export const dataFolderOf = (args: readonly string[]): string | undefined => {
  const index = args.indexOf('--data');
  const folder = index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith('--data='))?.slice('--data='.length);
  return folder === '' ? undefined : folder;
};
