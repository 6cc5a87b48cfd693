import type { Translate } from './words.ts';

/** Number of a virtual module: '' for the first, `2` for `sim:2`; `null` if the address is not a virtual module. */
const unitOfAddress = (address: string): string | null => /^sim:(\d{0,2})$/i.exec(address)?.[1] ?? null;

/** The display name of a port: its address, or the name of the virtual module. */
export const portName = (address: string, t: Translate): string => portNameWith(address, t('shell.port.simulator'));

/** `simulator`: display name of a virtual module. */
export const portNameWith = (address: string, simulator: string): string => {
  const unit = unitOfAddress(address);
  if (unit === null) return address;
  return unit === '' ? simulator : `${simulator} ${unit}`;
};
