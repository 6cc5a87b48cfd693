const longestAddressCharacters = 60;

/** The port in the name of a file: valid on every platform, and empty for an address of other characters only. */
export const addressName = (address: string): string =>
  address
    .replaceAll(/[^A-Za-z0-9._]+/g, '-')
    .slice(0, longestAddressCharacters)
    .replaceAll(/^[-.]+|[-.]+$/g, '');

/**
 * Name of the file for a session that starts now: sorts by time (UTC), tells the port, and is valid on every platform, Windows included:
 * `20261123T060000.000Z-dev-ttyUSB2.jsonl`. It starts with a digit, so it is never one of Windows' device names.
 */
export const recordingName = (startedAtMs: number, address: string): string => {
  const time = new Date(startedAtMs).toISOString().replaceAll(/[-:]/g, '');
  return `${time}-${addressName(address) || 'session'}.jsonl`;
};
