import { meaningOfStat } from '../../shared/at/registration-stat.ts';
import { done, failure, type Outcome, ok } from '../../shared/outcome.ts';
import { warning } from '../../shared/warnings.ts';
import type { CommandSpec } from '../at/command-spec.ts';
import {
  attachState,
  epsRegistration,
  epsRegistrationReport,
  networkApn,
  networkRegistration,
  operatorName,
  packetContext,
  packetRegistration,
  type Registration,
  setPacketContext,
} from '../commands/index.ts';
import { generic } from '../modules/index.ts';
import { command, isInterruption, optional, type PollResult, type RunContext, waitFor } from './context.ts';
import type { Step } from './runner.ts';
import { measureSignalAgain } from './signal-step.ts';

const registrationQueries: Readonly<Record<'packet' | 'eps' | 'network', CommandSpec<void, Registration>>> = {
  packet: packetRegistration,
  eps: epsRegistration,
  network: networkRegistration,
};

/** Queries the registrations of the family in turn; the first one that is registered is sufficient. */
const pollRegistration = async (context: RunContext, elapsedMs: number): Promise<PollResult<Registration>> => {
  const order = (context.findings.module?.family ?? generic).quirks.registrationOrder;
  let seen: Registration | null = null;
  for (const name of order) {
    const answer = await optional(command(context, registrationQueries[name], undefined));
    if (!answer.ok) return { kind: 'never', failure: answer.error };
    if (answer.value?.registered) return { kind: 'there', value: answer.value };
    if (answer.value && (seen === null || answer.value.denied)) seen = answer.value;
  }
  // Also when the network denies registration: the report shows the state.
  context.findings.registrationStat = seen?.stat ?? context.findings.registrationStat;
  const stat = seen?.stat ?? '';
  const evidence = seen ? [seen.line] : [];
  if (seen?.denied) {
    const refused = failure('module/registration-denied', { stat }, evidence);
    return { kind: elapsedMs >= context.waits.denialMs ? 'never' : 'not-yet', failure: refused };
  }
  return {
    kind: 'not-yet',
    failure: failure('module/not-registered', { stat, dbm: context.findings.signalDbm ?? '' }, evidence),
  };
};

/**
 * Why the network refuses: a line of the traffic, from which the diagnosis takes its cause. A module without this mode answers `ERROR`, and
 * nothing is known.
 */
const askForRejectCause = async (context: RunContext): Promise<void> => {
  const set = await optional(command(context, epsRegistrationReport, { mode: 3 }));
  if (!set.ok) return;
  const asked = await optional(command(context, epsRegistration, undefined));
  if (asked.ok) await optional(command(context, epsRegistrationReport, { mode: 0 }));
};

const register = async (context: RunContext): Promise<Outcome<void>> => {
  const { waits } = context;
  const found = await waitFor(context, 'module.registration', waits.registrationMs, (elapsedMs) =>
    pollRegistration(context, elapsedMs),
  );
  if (!found.ok) {
    if (found.error.code === 'module/registration-denied') await askForRejectCause(context);
    return found;
  }
  context.findings.registrationStat = found.value.stat;
  const { roaming, stat } = found.value;
  if (roaming) context.warn(warning('roaming'));
  if (meaningOfStat(stat).limited) context.warn(warning('registration-limited', { stat }));
  const measured = await measureSignalAgain(context);
  if (!measured.ok) return measured;
  // Information only: a module that does not report its operator works as well.
  const operator = await optional(command(context, operatorName, undefined));
  return operator.ok ? done : operator;
};

/** Only when the profile has an access point: a public SIM gets one from the network (docs/at-dialect.md §6.1). */
const setAccessPoint = async (context: RunContext): Promise<Outcome<void>> => {
  const { apn } = context.plan.profile.module;
  if (!apn) return done;
  const before = await optional(command(context, packetContext, undefined));
  if (!before.ok) return before;
  if (before.value?.contexts.some((entry) => entry.apn === apn.name && apn.user === null)) return done;
  return apn.user === null ? command(context, setPacketContext, { apn: apn.name }) : command(context, networkApn, apn);
};

const pollAttach = async (context: RunContext): Promise<PollResult<void>> => {
  const state = await command(context, attachState, undefined);
  const notYet = failure('module/not-attached', {}, state.ok ? ['+CGATT: 0'] : state.error.evidence);
  if (!state.ok) {
    const never = isInterruption(state.error) || state.error.code === 'at/timeout';
    return never ? { kind: 'never', failure: state.error } : { kind: 'not-yet', failure: notYet };
  }
  return state.value.attached ? { kind: 'there', value: undefined } : { kind: 'not-yet', failure: notYet };
};

const attachToNetwork = async (context: RunContext): Promise<Outcome<void>> => {
  const set = await setAccessPoint(context);
  if (!set.ok) return set;
  const attached = await waitFor(context, 'module.attach', context.waits.attachMs, () => pollAttach(context));
  if (!attached.ok) return attached;
  return noteAddress(context);
};

/** The vendor's own test for data transfer is an address in a context. Without one the connect step decides. */
const noteAddress = async (context: RunContext): Promise<Outcome<void>> => {
  const contexts = await optional(command(context, packetContext, undefined));
  if (!contexts.ok) return contexts;
  const ready = contexts.value?.contexts.some((entry) => entry.address !== null) ?? false;
  if (!ready) context.warn(warning('data-context-unknown'));
  return ok(undefined);
};

export const registrationStep: Step<RunContext> = { id: 'module.registration', act: register };
export const attachStep: Step<RunContext> = { id: 'module.attach', act: attachToNetwork };
