import type { ProvisionPlan } from '../procedures/plan.ts';

/** `null`: the address is not a serial port of this computer, so it has no baud rate. */
export const baudRateOf = (address: string, baudRate: number): number | null =>
  /^(?:tcp:\/\/|sim:)/i.test(address) ? null : baudRate;

/** The plan for a port. A failure names the baud rate of serial ports only. */
export const planOnPort = (plan: ProvisionPlan, address: string): ProvisionPlan => ({
  ...plan,
  serialBaudRate: baudRateOf(address, plan.baudRate),
});
