import type { Platform } from '../base/platform.ts';

/** Normalises the spelling of an address, without access to the disk: `tcp://LOCALHOST:07000/`, `\\\\.\\com3`. */
const spellingOf = (address: string): string => {
  // `tcp://` and `rfc2217://` with the same host and port are the same server.
  const tcp = /^(?:tcp|rfc2217):\/\/(.*):0*(\d+)\/?$/i.exec(address);
  if (tcp) {
    const host = (tcp[1] ?? '')
      .toLowerCase()
      .replace(/^\[|\]$/g, '')
      .replace(/\.$/, '');
    const numeric = numericHostOf(host);
    const isThisComputer =
      numeric === 'localhost' || /^(?:::1?|0\.0\.0\.0|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(numeric);
    return `tcp://${isThisComputer ? 'localhost' : numeric}:${tcp[2]}`;
  }
  const com = /^(?:\\\\\.\\)?(com\d+):?$/i.exec(address);
  return com ? (com[1] ?? '').toLowerCase() : address;
};

/** `127.1` and `0x7f000001` become `127.0.0.1`, as the system parses them. A host name stays unchanged. */
const numericHostOf = (host: string): string =>
  URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : host;

const isPath = (address: string): boolean => address.startsWith('/');

/** Whether two addresses name the same port: by another spelling, or by a link such as `/dev/serial/by-id/…`. */
export const isSameAddress = async (
  platform: Pick<Platform, 'isSameFile'>,
  one: string,
  other: string,
): Promise<boolean> => {
  if (spellingOf(one) === spellingOf(other)) return true;
  return isPath(one) && isPath(other) && platform.isSameFile(one, other);
};
