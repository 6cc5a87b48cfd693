import { type Outcome, ok } from '../../shared/outcome.ts';
import type { Lease } from '../at/engine.ts';
import { model, serialNumber, simCardId } from '../commands/index.ts';

/** The identity of a module; `null`: not reported. */
export interface ModuleIdentity {
  readonly imei: string | null;
  readonly iccid: string | null;
  readonly model: string | null;
}

/**
 * Reads the identity of the module: the IMEI, else the SIM card and model. Probes a silent module for `patienceMs`, because a module that
 * was just plugged in may still be starting. Fails like a command when the module does not answer at all or the link was lost.
 */
export const readIdentity = async (
  lease: Lease,
  patienceMs: number,
  signal: AbortSignal,
): Promise<Outcome<ModuleIdentity>> => {
  const contact = await lease.contact(patienceMs, signal);
  if (!contact.ok) return contact;
  const number = await lease.run(serialNumber, undefined, { signal });
  const named = await lease.run(model, undefined, { signal });
  const name = named.ok ? named.value.model : null;
  if (number.ok) return ok({ imei: number.value.imei, iccid: null, model: name });
  if (number.error.code.startsWith('link/') || number.error.code === 'stopped') return number;
  const card = await lease.run(simCardId, undefined, { signal });
  if (!card.ok && !named.ok) return card;
  return ok({ imei: null, iccid: card.ok ? card.value.iccid : null, model: name });
};
