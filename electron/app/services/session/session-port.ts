import { done, fail, failure, type Outcome } from '../../../../shared/outcome.ts';
import { lineOfPort } from '../../../../shared/port-settings.ts';
import type { Clock } from '../../../base/clock.ts';
import { createTurns } from '../../../base/turns.ts';
import { within } from '../../../base/within.ts';
import type { Place } from '../../place.ts';
import type { ViewStore } from '../../view-store.ts';
import type { ConnectionRecord } from './connection-record.ts';
import type { Opening } from './opening.ts';
import type { PortIntent } from './port-intent.ts';
import type { Reopening } from './reopening.ts';
import type { SessionHeadStore } from './session-head-store.ts';
import type { SessionModule } from './session-module.ts';
import type { SessionOpenings } from './session-openings.ts';

/** Opens and closes the port of a session. Openings and closings run one after the other. */
export interface SessionPort {
  /** Opens the port, unless it is open at this rate. A failed attempt does not end the wait for a lost port. */
  open(baudRate: number): Promise<Outcome<void>>;
  /** Stops what runs, closes the connection of the module within a deadline, and closes the port. */
  close(): Promise<void>;
  /** Waits for a lost port again. */
  waitAgain(): Promise<void>;
  /** Before sleep mode: closes the port immediately, without commands to the module. */
  suspend(): Promise<void>;
  /** After sleep mode: reopens a port that was open or waited for. */
  resume(): void;
}

export interface SessionPortOptions {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly place: Place;
  readonly headStore: SessionHeadStore;
  readonly connection: ConnectionRecord;
  readonly module: Pick<SessionModule, 'mayBeConnected'>;
  readonly openings: SessionOpenings;
  readonly reopening: Reopening;
  readonly intent: PortIntent;
  /** Before the port is opened; waited for. */
  readonly beforeOpen: (baudRate: number) => Promise<void>;
}

/** A module that does not answer must not keep its port open. */
const leaveMs = 20_000;

export const createSessionPort = (options: SessionPortOptions): SessionPort => {
  const { viewStore, headStore, openings, reopening, intent } = options;
  const inTurn = createTurns();
  const reopens = (): boolean => viewStore.view().settings.reopen;

  return {
    open: (baudRate) => {
      intent.isSuspended = false;
      return inTurn(() => openPort(baudRate, options));
    },
    close: () => {
      intent.isClosing = true;
      return inTurn(() => closePort(options));
    },
    waitAgain: () =>
      inTurn(async () => {
        await openings.ended();
        if (!intent.isOver && !intent.isSuspended && reopens()) reopening.beginAgain();
      }),
    suspend: async () => {
      intent.isSuspended = true;
      reopening.pause();
      await closeForSleep(options);
    },
    resume: () => {
      intent.isSuspended = false;
      const { state } = headStore.head();
      const isWanted = state.kind === 'lost' && (state.reopens || intent.closedForSleep) && reopens();
      intent.closedForSleep = false;
      if (isWanted) reopening.beginAgain();
    },
  };
};

const openPort = async (baudRate: number, options: SessionPortOptions): Promise<Outcome<void>> => {
  const { viewStore, place, headStore, openings, reopening, intent } = options;
  if (!intent.isOver) await options.beforeOpen(baudRate);
  if (intent.isOver) return fail('stopped');
  await openings.ended();
  if (openings.current() && headStore.head().baudRate === baudRate) return done;
  if (openings.current()) {
    intent.isClosing = true;
    await closePort(options);
  }
  intent.isClosing = false;
  reopening.pause();
  const frame = lineOfPort(viewStore.view(), headStore.head().address);
  const opened = await place.open({ baudRate, frame }, (session) => openings.attach(session, baudRate));
  const { state } = headStore.head();
  if (intent.isSuspended) await closeForSleep(options);
  else if (!opened.ok && state.kind === 'lost') reopening.begin(state.failure);
  return opened.ok ? done : opened;
};

const closePort = async (options: SessionPortOptions): Promise<void> => {
  const { openings, reopening } = options;
  reopening.stop();
  const opening = openings.current();
  if (opening) await leave(opening, options);
  await openings.ended();
  showClosed(options);
};

/** Sends nothing to the module. */
const closeForSleep = async ({ place, openings, intent, headStore }: SessionPortOptions): Promise<void> => {
  const opening = openings.current();
  if (opening) {
    intent.closedForSleep = true;
    // What ran says why it ended: no one stopped it.
    const ended = opening.end(failure('link/slept', { address: headStore.head().address }));
    await opening.session.close();
    await ended;
    await openings.ended();
  }
  place.endRecording();
};

/** Ends what runs, closes the connection of the module, and closes the port. */
const leave = async (opening: Opening, { clock, module }: SessionPortOptions): Promise<void> => {
  const hasToDisconnect = module.mayBeConnected() || opening.runs.isRunning();
  const left = opening.end().then(async () => {
    // A silent module would only delay the closing.
    if (hasToDisconnect && opening.answers()) await opening.session.disconnect();
  });
  await within(clock, leaveMs, left);
  await opening.session.close();
  await left;
};

const showClosed = ({ headStore, connection, clock }: SessionPortOptions): void => {
  const { state, online } = headStore.head();
  if (state.kind !== 'closed') headStore.set({ state: { kind: 'closed', atMs: clock.wallMs() } });
  // The port is not waited for any more, so the reason of its loss is not shown any more.
  if (online.kind === 'offline' && online.failure?.code.startsWith('link/')) {
    connection.note({ kind: 'none', failure: null });
  }
};
