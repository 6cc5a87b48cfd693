import { type Failure, failure } from '../../shared/outcome.ts';
import type { StepId } from '../../shared/steps.ts';
import type { Undo } from '../base/undo.ts';
import { mqttState, mqttTakeMessages, type UrcName } from '../commands/index.ts';
import { type DropMoment, dropCauses } from './causes.ts';
import { connectSteps } from './connect-steps.ts';
import { connectionEnd, endsContext } from './connection-end.ts';
import { type PreparedUpload, pause, type RunContext } from './context.ts';
import { credentialsSteps } from './credentials-steps.ts';
import { moduleSteps } from './module-steps.ts';
import { createRunContext, type ProvisionOptions, watchEngine } from './provision.ts';
import { runSteps, type Step } from './runner.ts';
import { closeWhenStopped, endOldConnection } from './unfinished-connection.ts';

/** The state of the connection, emitted as soon as it changes. */
export type OnlineState =
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly failure: Failure }
  /** `failure`: why the attempt before failed; `null`: this is the first one. */
  | {
      readonly kind: 'recovering';
      readonly attempt: number;
      readonly waitMs: number;
      readonly failure: Failure | null;
    };

export interface KeepOnlineWaits {
  /** The delay before each attempt; the last value repeats. */
  readonly backOffMs: readonly number[];
  /** Modules before 724 V838 send nothing when the server closes, so the state is polled. */
  readonly statePollMs: number;
  /** This many drops within this time mean that a second device uses the same login, and each login ends the other (docs/huawei.md §4). */
  readonly kickLimit: number;
  readonly kickWindowMs: number;
}

const defaultKeepOnlineWaits: KeepOnlineWaits = {
  backOffMs: [1_000, 2_000, 5_000, 10_000, 30_000],
  statePollMs: 60_000,
  kickLimit: 3,
  kickWindowMs: 60_000,
};

/**
 * State of the connection at the beginning of the watch. `with-port`: it ended while the port was lost, and the module still has to report it.
 * A failure: why it was lost before; it is recovered. Default: `online`.
 */
export type FoundConnection = 'online' | 'with-port' | Failure;

export interface KeepOnlineOptions extends Omit<ProvisionOptions, 'lease' | 'resume'> {
  /** The files as they were sent: SSLCFG refers to them again. */
  readonly uploads: readonly PreparedUpload[];
  /** Connect again automatically. Asked after each loss and before each attempt; false: the last failure ends it. */
  readonly recover: () => boolean;
  readonly found?: FoundConnection;
  /** As in the findings: `CLOSED` of an earlier connection may still arrive. */
  readonly closedLineOwed?: boolean;
  readonly waitsOnline?: KeepOnlineWaits;
  readonly onState: (state: OnlineState) => void;
}

/** Until then `CLOSED` may be of the connection that this program closed before, and counts only if the module reports the state. */
interface LateLine {
  untilMs: number;
}

/** A server confirms the end of a connection sooner. */
const lateLineMs = 15_000;

type Loss = { readonly failure: Failure; readonly line: string | null };

/**
 * Watches an open connection. Resolves with the failure that ended it, or `null` when it was stopped: `mqtt/dropped` without
 * recovery, `mqtt/kicked` after several drops in a minute, or the failure that made recovery impossible.
 */
export const keepOnline = async (options: KeepOnlineOptions): Promise<Failure | null> => {
  const waits = options.waitsOnline ?? defaultKeepOnlineWaits;
  const link = watchLink(options);
  try {
    const ended = await stayOnline(options, waits, link);
    // Stopped, or closed by this program: no failure.
    return ended?.code === 'stopped' ? null : ended;
  } finally {
    link.removeListener();
  }
};

/** Detects a lost port during the delay before an attempt. */
interface LinkWatch {
  /** Aborted by a stop and by the end of the link. */
  readonly signal: AbortSignal;
  readonly lostBecause: () => Failure;
  readonly removeListener: () => void;
}

const watchLink = ({ engine, signal }: Pick<KeepOnlineOptions, 'engine' | 'signal'>): LinkWatch => {
  const gone = new AbortController();
  let because = failure('stopped');
  const removeListener = engine.on('closed', (reason) => {
    because = reason;
    gone.abort();
  });
  return { signal: AbortSignal.any([signal, gone.signal]), lostBecause: () => because, removeListener };
};

const lateLineUntil = ({ clock }: KeepOnlineOptions, isOwed: boolean): number =>
  isOwed ? clock.nowMs() + lateLineMs : -Infinity;

const stayOnline = async (
  options: KeepOnlineOptions,
  waits: KeepOnlineWaits,
  link: LinkWatch,
): Promise<Failure | null> => {
  const dropsAtMs: number[] = [];
  const late: LateLine = { untilMs: lateLineUntil(options, options.closedLineOwed ?? false) };
  let connected = true;
  let attempt = 0;
  /** Why the attempt before failed. */
  let failed: Failure | null = null;
  let last: Failure = failure('mqtt/dropped');
  const { found = 'online' } = options;
  let moment: DropMoment = found === 'with-port' ? 'port-lost' : 'idle';
  let knownLoss: Loss | null = typeof found === 'object' ? { failure: found, line: null } : null;
  if (found === 'online') options.onState({ kind: 'online' });
  for (;;) {
    const loss: Loss | null = knownLoss ?? (connected ? await waitForLoss(options, waits, { moment, late }) : null);
    knownLoss = null;
    moment = 'idle';
    if (options.signal.aborted) return null;
    if (loss?.failure.code === 'stopped') return null;
    if (loss) {
      options.onState({ kind: 'offline', failure: loss.failure });
      if (!options.recover() || loss.failure.code.startsWith('link/')) return loss.failure;
      const nowMs = options.clock.nowMs();
      if (loss.line !== null) dropsAtMs.push(nowMs);
      while (dropsAtMs[0] !== undefined && nowMs - dropsAtMs[0] > waits.kickWindowMs) dropsAtMs.shift();
      if (dropsAtMs.length >= waits.kickLimit) return kicked(options, dropsAtMs.length, loss.line);
      attempt = 0;
      failed = null;
      last = loss.failure;
    }
    const waitMs = waits.backOffMs[Math.min(attempt, waits.backOffMs.length - 1)] ?? 0;
    attempt += 1;
    options.onState({ kind: 'recovering', attempt, waitMs, failure: failed });
    const waited = await pause({ clock: options.clock, signal: link.signal }, waitMs);
    if (!waited.ok) return link.lostBecause();
    if (!options.recover()) return last;
    const broken = await recoverOnce(options, late);
    connected = broken === null;
    // Also emitted when it was stopped in the meantime: the connection is open.
    if (connected) options.onState({ kind: 'online' });
    if (options.signal.aborted) return null;
    if (broken && isHopeless(broken)) return broken;
    failed = broken;
    last = broken ?? last;
  }
};

const kicked = ({ plan }: KeepOnlineOptions, count: number, line: string | null): Failure => {
  const { host, port } = plan.profile.cloud;
  return failure('mqtt/kicked', { host, port, count }, line === null ? [] : [line]);
};

/**
 * A lost network or broker may come back. A wrong login, a bad certificate or a lost port does not get better by waiting. A refused PIN
 * in particular: repeating it with every attempt would lock the card.
 */
const isHopeless = ({ code }: Failure): boolean =>
  code === 'stopped' ||
  code === 'module/sim-pin' ||
  code === 'module/sim-puk' ||
  code.startsWith('link/') ||
  code.startsWith('certificate/') ||
  code.startsWith('credentials/') ||
  code === 'mqtt/refused';

/** A connection that ends so soon after a publish was most likely closed because of it. */
const afterPublishMs = 3_000;
const publishStart = 'AT+MPUB'.length;

/** The first sign that the session has ended: a line of the module, a restart, the end of the port, or the polled state. */
const waitForLoss = (
  options: KeepOnlineOptions,
  waits: KeepOnlineWaits,
  { moment: first, late }: { readonly moment: DropMoment; readonly late: LateLine },
): Promise<Loss | null> =>
  new Promise((resolve) => {
    const { engine, clock, signal, plan } = options;
    const { host, port } = plan.profile.cloud;
    const undo: Undo[] = [];
    let ended = false;
    let moment = first;
    let publishedAtMs = -Infinity;
    const end = (loss: Loss | null): void => {
      if (ended) return;
      ended = true;
      cancelAsk();
      for (const stop of undo) stop();
      resolve(loss);
    };
    const dropped = (line: string | null, evidence: string): Loss => ({
      line,
      failure: failure('mqtt/dropped', { host, port, causes: dropCauses(momentOf(line)) }, [evidence]),
    });
    const momentOf = (line: string | null): DropMoment =>
      line !== null && clock.nowMs() - publishedAtMs < afterPublishMs ? 'publishing' : moment;
    const stop = (): void => end(null);
    /** `loss`: concluded from a line, which may also report the late end of a connection that was closed before (`late-closed.ts`). */
    const ask = async (loss: Loss | null): Promise<void> => {
      cancelAsk();
      const state = await engine.run(mqttState, undefined, { signal, cause: 'watch' });
      if (ended) return;
      const isOnline = state.ok && state.value.state === 'online';
      if (loss && !isOnline) {
        const isUnknown = !state.ok && state.error.code === 'at/error';
        if (!isUnknown || clock.nowMs() >= late.untilMs) return end(loss);
        // Only one such line is expected.
        late.untilMs = -Infinity;
      }
      if (!state.ok && state.error.code !== 'at/error') return end({ failure: state.error, line: null });
      if (state.ok && !isOnline) return end(dropped(null, `+MQTTSTATU :${state.value.number}`));
      moment = 'idle';
      cancelAsk();
      cancelAsk = clock.after(waits.statePollMs, () => void ask(null));
    };
    const takeMessages = messageTaker(options);
    // At once, because no listener was there between the last command of the connect stage and now.
    let cancelAsk: Undo = clock.after(0, () => void ask(null));
    undo.push(
      engine.on('traffic', ({ direction, bytes }) => {
        if (direction === 'sent' && /^AT\+MPUB/i.test(Buffer.from(bytes.subarray(0, publishStart)).toString('latin1')))
          publishedAtMs = clock.nowMs();
      }),
      engine.on('urc', (name, line) => {
        if (name === 'message-waiting') void takeMessages();
        if (name === 'link-closed') void ask(dropped(line, line));
        else if (connectionEnd(name as UrcName, line)) end(dropped(line, line));
        else if (endsContext(line)) void ask(null);
      }),
      engine.on('restarted', (line) => end({ failure: failure('module/restarted', {}, [line]), line: null })),
      engine.on('closed', (reason) => end({ failure: reason, line: null })),
    );
    signal.addEventListener('abort', stop, { once: true });
    undo.push(() => signal.removeEventListener('abort', stop));
    if (signal.aborted) stop();
  });

/**
 * For the cached mode, if it was set outside of this program: fetches the messages, which then arrive as in the direct mode. At most one
 * further command waits, for any number of announcements in the meantime.
 */
const messageTaker = ({ engine, signal }: Pick<KeepOnlineOptions, 'engine' | 'signal'>): (() => Promise<void>) => {
  let isTaking = false;
  let isAnnounced = false;
  return async () => {
    isAnnounced = true;
    if (isTaking) return;
    isTaking = true;
    while (isAnnounced) {
      isAnnounced = false;
      await engine.run(mqttTakeMessages, undefined, { signal, cause: 'watch' });
    }
    isTaking = false;
  };
};

/** Before the wait for the network, as in the vendor's own code (docs/at-dialect.md §9.9). */
const closeOld: Step<RunContext> = { id: 'module.answer', act: endOldConnection };

/** The steps of the check-up that a drop can affect: does the module answer, is it registered and attached. */
const checkUp: ReadonlySet<StepId> = new Set(['module.answer', 'module.sim', 'module.registration', 'module.attach']);

/**
 * MIPCLOSE, registration, then the whole connect stage (docs/at-dialect.md §9.9). The SSL and MQTT settings are sent again, because a
 * restart clears them.
 */
const recoverOnce = async (options: KeepOnlineOptions, late: LateLine): Promise<Failure | null> => {
  const lease = await options.engine.acquire(options.signal, { cause: 'watch' });
  if (!lease.ok) return lease.error;
  const { profile } = options.plan;
  const watch = watchEngine(options.engine, options.clock);
  const shared = createRunContext({ ...options, lease: lease.value, resume: null }, watch);
  shared.context.findings.closedLineOwed = options.clock.nowMs() < late.untilMs;
  for (const upload of options.uploads) shared.context.findings.uploads.set(upload.role, upload);
  const [contact, ...others] = moduleSteps.filter(({ id }) => checkUp.has(id));
  try {
    const result = await runSteps({
      steps: [
        ...(contact ? [contact] : []),
        closeOld,
        ...others,
        ...credentialsSteps,
        ...connectSteps(profile.tls, profile.mqtt.subscriptions),
      ],
      ...shared,
      clock: options.clock,
      signal: options.signal,
      onStep: options.onStep,
      onStopped: closeWhenStopped(shared.context),
    });
    return result.failure;
  } finally {
    late.untilMs = lateLineUntil(options, shared.context.findings.closedLineOwed);
    watch.end();
    lease.value.release();
  }
};
