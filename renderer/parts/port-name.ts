import type { Translate } from './words.ts';

/** Of a virtual module, what tells it from the first: '' for that one, `2` of `sim:2`; `null`: it is none. */
export const unitOfAddress = (address: string): string | null => /^sim:(\d{0,2})$/i.exec(address)?.[1] ?? null;

/** A port as people call it: its address, or the name of the virtual module behind it. */
export const portName = (address: string, t: Translate): string => portNameWith(address, t('shell.port.simulator'));

/** `simulator`: what a virtual module is called. */
export const portNameWith = (address: string, simulator: string): string => {
  const unit = unitOfAddress(address);
  if (unit === null) return address;
  return unit === '' ? simulator : `${simulator} ${unit}`;
};
