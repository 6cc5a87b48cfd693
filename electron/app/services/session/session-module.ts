import { type ModuleFacts, noFacts } from '../../../../shared/contract.ts';
import type { ViewStore } from '../../view-store.ts';
import type { ModulePage } from '../module/module-page.ts';
import { endsByCommand, nothingToEnd, triedToLogIn } from './connection-facts.ts';
import type { ConnectionRecord } from './connection-record.ts';
import { createKeptConnections, keptAtEnd, resumeConnection } from './kept-connections.ts';
import { createModuleIdentity, knownFacts, type ModuleIdentity, unidentified } from './module-identity.ts';
import type { Opening } from './opening.ts';
import type { OpeningLines } from './opening-lines.ts';
import type { RunTrack } from './run-track.ts';
import { noFiles } from './session-files.ts';
import type { SessionHeadStore } from './session-head-store.ts';
import type { SessionMessages } from './session-messages.ts';
import type { SubscriptionList } from './subscription-list.ts';

/** The facts of the module on the line, over all openings: its identity and its connection. */
export interface SessionModule {
  readonly identity: ModuleIdentity;
  readonly facts: () => ModuleFacts;
  setFacts(next: ModuleFacts): void;
  /** The module may have an open connection. */
  readonly mayBeConnected: () => boolean;
  /** The state of the connection is unknown: nothing on the line reported its end. */
  loseConnection(): void;
  /** The port is open. `isFirst` false: the module may be another one, so all facts are dropped. */
  opened(isFirst: boolean): void;
  /** The module restarted: the facts that identify it are dropped. */
  restarted(): void;
  /** The port is closed. Keeps the open connection of the module for when the module is back. */
  closed(ended: Opening, wasLost: boolean): void;
  /** Reads the identity of the module and, if it was logged in, the state of its connection. */
  ask(opening: Opening): Promise<void>;
}

export interface SessionModuleOptions {
  readonly viewStore: ViewStore;
  readonly headStore: SessionHeadStore;
  readonly connection: ConnectionRecord;
  readonly messages: SessionMessages;
  readonly subscriptions: SubscriptionList;
  readonly lines: Pick<OpeningLines, 'divide'>;
  readonly track: Pick<RunTrack, 'run' | 'hasResults' | 'retire' | 'named'>;
  readonly opening: () => Opening | null;
  readonly modulePage: Pick<ModulePage, 'forget'>;
  readonly onBug: (bug: unknown) => void;
}

export const createSessionModule = (options: SessionModuleOptions): SessionModule => {
  const { headStore, connection, messages, subscriptions, track, opening } = options;
  const kept = createKeptConnections();
  const shown = createShownFacts(options, (facts) => identity.note(facts));
  /** Model and firmware from before the identity became uncertain. Valid again if the module turns out to be the same. */
  let permanent: Partial<ModuleFacts> = {};
  const identity = createModuleIdentity({
    ...{ headStore, track },
    onOther: () => {
      permanent = {};
      switchToOtherModule(options, identity.name());
    },
    onSame: (isProven) => {
      const own = isProven ? permanent : {};
      permanent = {};
      const facts = shown.facts();
      if (Object.keys(own).length > 0) shown.set({ ...facts, ...own, ...knownFacts(facts) });
    },
  });
  /** The module may be another one; `left`: the facts that remain valid in any case. */
  const becomeUncertain = (left: ModuleFacts): void => {
    const { model, firmware } = shown.facts();
    // Facts that were received while the identity was already uncertain belong to no known module.
    if (headStore.head().identity === 'same') permanent = knownFacts({ model, firmware });
    shown.replace(left);
    messages.moduleUncertain(identity.name());
    identity.uncertain();
  };

  return {
    identity,
    facts: shown.facts,
    setFacts: shown.set,
    mayBeConnected: shown.mayBeConnected,
    loseConnection: shown.loseConnection,
    opened: (isFirst) => {
      shown.connectionEnded();
      if (isFirst) return;
      becomeUncertain(noFacts);
      subscriptions.clear();
    },
    restarted: () => becomeUncertain({ ...shown.facts(), ...unidentified }),
    closed: (ended, wasLost) => {
      kept.keep(identity.known().imei, keptAtEnd(ended.runs, subscriptions, connection.watch(), wasLost));
      shown.loseConnection();
    },
    ask: async (asked) => {
      await identity.ask(asked.session, asked.signal);
      if (opening() !== asked || headStore.head().identity !== 'same') return;
      const before = kept.take(identity.known().imei);
      if (before === null && !triedToLogIn(track.run())) return;
      await resumeConnection(before, asked, () => shown.facts().mqtt, subscriptions, connection);
      if (opening() === asked) headStore.set({ subscriptions: subscriptions.shown() });
    },
  };
};

/** The facts that the view shows, and what follows from them for the connection. */
interface ShownFacts extends Pick<SessionModule, 'facts' | 'mayBeConnected' | 'loseConnection'> {
  /** New facts from the module. */
  set(next: ModuleFacts): void;
  /** Shows these facts instead, which says nothing about the identity or the connection of the module. */
  replace(next: ModuleFacts): void;
  /** A connection of unknown state is certainly not open any more. */
  connectionEnded(): void;
}

/** `onReported`: called with the facts after each change that the module reported. */
const createShownFacts = (
  { viewStore, headStore, connection, subscriptions, opening, onBug }: SessionModuleOptions,
  onReported: (facts: ModuleFacts) => void,
): ShownFacts => {
  let facts: ModuleFacts = noFacts;
  /** The connection was open when its state became unknown, and nothing has reported its end. */
  let mayBeConnected = false;

  const replace = (next: ModuleFacts): void => {
    facts = next;
    viewStore.publish({ type: 'facts', sessionId: headStore.head().id, facts });
    connection.noteFacts(facts);
  };
  const set = (next: ModuleFacts): void => {
    if (next === facts) return;
    const wasOnline = facts.mqtt?.state === 'online';
    if (next.mqtt !== null || next.tls !== null) mayBeConnected = false;
    replace(next);
    onReported(facts);
    if (!wasOnline || facts.mqtt?.state === 'online') return;
    subscriptions.clear();
    headStore.set({ subscriptions: subscriptions.shown() });
    if (endsByCommand(facts)) void opening()?.runs.abandonConnection().catch(onBug);
  };
  return {
    facts: () => facts,
    set,
    replace,
    mayBeConnected: () => mayBeConnected || !nothingToEnd(facts),
    connectionEnded: () => {
      mayBeConnected = false;
    },
    loseConnection: () => {
      if (nothingToEnd(facts)) return;
      mayBeConnected = true;
      set({ ...facts, tls: null, mqtt: null });
    },
  };
};

/** Another module is on the line: what belongs to the previous one is not shown as its own. */
const switchToOtherModule = (options: SessionModuleOptions, name: string): void => {
  const { headStore, connection, messages, subscriptions, lines, opening } = options;
  lines.divide('other-module', name);
  messages.moduleReplaced(name);
  subscriptions.moduleReplaced();
  options.modulePage.forget();
  connection.note({ kind: 'none', failure: null });
  opening()?.session.forgetFindings();
  headStore.set({ files: noFiles, subscriptions: subscriptions.shown() });
};
