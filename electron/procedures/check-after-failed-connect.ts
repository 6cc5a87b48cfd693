import type { ErrorCode } from '../../shared/errors.ts';
import { hostLookup, packetContext } from '../commands/index.ts';
import { command, optional, type RunContext } from './context.ts';

const lookupMs = 10_000;
const isName = (host: string): boolean => /[^\d.:]/.test(host);

/**
 * After a connection could not be established: queries whether the module has an address and whether it resolves the host name. The answers
 * are not evaluated here; the diagnosis reads them from the traffic. `ERROR` means nothing, because the lookup needs CSTT and CIICR on some
 * families (docs/at-dialect.md §6.2).
 */
export const checkAfterFailedConnect = async (context: RunContext, code: ErrorCode): Promise<void> => {
  const { host } = context.plan.profile.cloud;
  const address = await optional(command(context, packetContext, undefined));
  // A module that was silent for the whole time is queried only once.
  if (!address.ok || code === 'connect/timed-out' || !isName(host)) return;
  await optional(command(context, hostLookup, { host, secondPhaseMs: lookupMs }));
};
