import type { Platform } from '../base/platform.ts';

/** One spelling for the addresses of one port that need no look at the disk: `tcp://LOCALHOST:07000/`, `\\\\.\\com3`. */
const spellingOf = (address: string): string => {
  const tcp = /^tcp:\/\/(.*):0*(\d+)\/?$/i.exec(address);
  if (tcp) {
    const host = (tcp[1] ?? '')
      .toLowerCase()
      .replace(/^\[|\]$/g, '')
      .replace(/\.$/, '');
    const isThisComputer = host === 'localhost' || host === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(host);
    return `tcp://${isThisComputer ? 'localhost' : host}:${tcp[2]}`;
  }
  const com = /^(?:\\\\\.\\)?(com\d+):?$/i.exec(address);
  return com ? (com[1] ?? '').toLowerCase() : address;
};

const isPath = (address: string): boolean => address.startsWith('/');

/** Whether two addresses name one port: by another spelling of it, or by a link such as `/dev/serial/by-id/…`. */
export const isSameAddress = async (
  platform: Pick<Platform, 'isSameFile'>,
  one: string,
  other: string,
): Promise<boolean> => {
  if (spellingOf(one) === spellingOf(other)) return true;
  return isPath(one) && isPath(other) && platform.isSameFile(one, other);
};
