import { type Outcome, ok } from '../../shared/outcome.ts';
import type { Lease } from '../at/engine.ts';
import { model, serialNumber, simCardId } from '../commands/index.ts';

/** Which module this is; `null`: it did not say. */
export interface ModuleIdentity {
  readonly imei: string | null;
  readonly iccid: string | null;
  readonly model: string | null;
}

/**
 * Asks the module who it is: by its IMEI, else by its SIM card and model. Tries a silent one for `patienceMs`, because a module that was
 * plugged in may still be starting. Fails as commands do, when the module did not answer at all or the line is gone.
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
