/** `null`: the address is not a serial port of this computer, so it has no baud rate. */
export const baudRateOf = (address: string, baudRate: number): number | null =>
  /^(?:tcp:\/\/|sim:)/i.test(address) ? null : baudRate;
