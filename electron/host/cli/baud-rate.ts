/** `null`: behind the address is no serial line of this computer, so no rate is set. */
export const baudRateOf = (address: string, baudRate: number): number | null =>
  /^(?:tcp:\/\/|sim:)/i.test(address) ? null : baudRate;
