import { isSimulated } from './virtual-modules.ts';

/** `tcp`: bytes of a serial server as they are. `rfc2217`: a serial port of another computer with its settings and lines. */
export type AddressKind = 'serial' | 'tcp' | 'rfc2217' | 'simulator';

export const addressKind = (address: string): AddressKind => {
  if (isSimulated(address)) return 'simulator';
  const scheme = /^(tcp|rfc2217):\/\//i.exec(address)?.[1]?.toLowerCase();
  return scheme === 'tcp' || scheme === 'rfc2217' ? scheme : 'serial';
};

/** Whether the baud rate of the settings applies to it. A plain TCP server has its own, and a virtual module none. */
export const hasBaudRate = (address: string): boolean => ['serial', 'rfc2217'].includes(addressKind(address));
