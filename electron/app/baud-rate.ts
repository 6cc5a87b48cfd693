import { hasBaudRate } from '../../shared/port-address.ts';
import type { ProvisionPlan } from '../procedures/plan.ts';

/** `null`: the baud rate means nothing at this address. */
export const baudRateOf = (address: string, baudRate: number): number | null =>
  hasBaudRate(address) ? baudRate : null;

/** The plan for a port. A failure names the baud rate of serial ports only. */
export const planOnPort = (plan: ProvisionPlan, address: string): ProvisionPlan => ({
  ...plan,
  serialBaudRate: baudRateOf(address, plan.baudRate),
});
