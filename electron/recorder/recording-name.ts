/** The name of a file, without its folder. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** The path of a further file of a recording: `R.jsonl` continues in `R.2.jsonl`. */
export const furtherPath = (path: string, number: number): string =>
  path.replace(/(?:\.[^./\\]*)?$/, (extension) => `.${number}${extension}`);

const maxAddressCharacters = 60;

/** The address as part of a file name: valid on every platform; empty for an address without usable characters. */
export const addressName = (address: string): string =>
  address
    .replaceAll(/[^A-Za-z0-9._]+/g, '-')
    .slice(0, maxAddressCharacters)
    .replaceAll(/^[-.]+|[-.]+$/g, '');

/**
 * The file name for a session that starts now. It sorts by time (UTC), contains the port, and is valid on every platform including Windows:
 * `20261123T060000.000Z-dev-ttyUSB2.jsonl`. It starts with a digit, so it is never one of the device names of Windows.
 */
export const recordingName = (startedAtMs: number, address: string): string => {
  const time = new Date(startedAtMs).toISOString().replaceAll(/[-:]/g, '');
  return `${time}-${addressName(address) || 'session'}.jsonl`;
};

/** What people add to a recording is in this file. */
export const notesPathOf = (recordingPath: string): string => `${recordingPath.replace(/\.jsonl$/, '')}.notes.json`;
