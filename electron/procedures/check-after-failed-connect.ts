import type { ErrorCode } from '../../shared/errors.ts';
import { hostLookup, packetContext } from '../commands/index.ts';
import { command, optional, type RunContext } from './context.ts';

const lookupMs = 10_000;
const isName = (host: string): boolean => /[^\d.:]/.test(host);

/**
 * After a connection that did not come up: is there an address, and is the host name resolved. Nothing is decided here: the answers are lines
 * of the traffic, from which the diagnosis takes its causes. `ERROR` says nothing either way; the lookup needs CSTT and CIICR on some
 * families (docs/at-dialect.md §6.2).
 */
export const checkAfterFailedConnect = async (context: RunContext, code: ErrorCode): Promise<void> => {
  const { host } = context.plan.profile.cloud;
  const address = await optional(command(context, packetContext, undefined));
  // A module that has just been silent for the whole time is not asked more than once.
  if (!address.ok || code === 'connect/timed-out' || !isName(host)) return;
  await optional(command(context, hostLookup, { host, secondPhaseMs: lookupMs }));
};
