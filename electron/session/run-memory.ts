import { stages as allStages, type StageId } from '../../shared/steps.ts';
import type { AtEngine } from '../at/engine.ts';
import type { UrcName } from '../commands/index.ts';
import { connectionEnd } from '../procedures/connection-end.ts';
import type { Findings } from '../procedures/context.ts';
import { findingsFrom } from '../procedures/earlier-findings.ts';

/** The findings of a session's runs, as long as they are valid. Runs of single stages start with them. */
export interface RunMemory {
  readonly findings: () => Readonly<Findings> | null;
  remember(findings: Readonly<Findings>): void;
  /** Another module is connected: no finding is valid for it. */
  forget(): void;
  /** The connection to the broker is open, or was closed. */
  noteConnected(connected: boolean): void;
  /** The connection is watched: the watch notes its end. `CLOSED` alone may report the end of an earlier one. */
  noteWatched(watched: boolean): void;
  /** The connection was closed outside of a run, and its `CLOSED` may still arrive. */
  noteClosing(): void;
  noteFileGone(fileOnModule: string): void;
  noteUnsubscribed(topic: string): void;
  /** A user typed this line: the login may be different now. */
  noteTyped(line: string): void;
}

/** Commands that set, open or close a connection, its login or its subscriptions. */
const changesLogin = /AT\+(?:MCONFIG|MCONNECT|MDISCONNECT|MIPCLOSE|SSLMIPSTART|MIPSTART|CIPSHUT|SSLCFG|MUNSUB)\b/i;

/** For a run on another module than the previous runs: the findings of its own stages only. */
export const ownFindings = (found: Findings, stages: readonly StageId[]): Findings => {
  const others = allStages.filter((stage) => !stages.includes(stage));
  const { credentials, oldConnectionEnded, ownConnection, stillOnline } = found;
  return { ...findingsFrom(found, others), credentials, oldConnectionEnded, ownConnection, stillOnline };
};

export const createRunMemory = (engine: Pick<AtEngine, 'on'>): RunMemory => {
  let findings: Findings | null = null;
  let isWatched = false;
  const noteConnected = (connected: boolean): void => {
    if (!findings) return;
    findings = {
      ...findings,
      connected,
      ...(connected ? {} : { subscribed: [], connectedBy: null }),
    };
  };
  engine.on('urc', (name, line) => {
    const isClosedLine = name === 'link-closed';
    if (isClosedLine && findings) findings = { ...findings, closedLineOwed: false };
    if (connectionEnd(name as UrcName, line) && !(isClosedLine && isWatched)) noteConnected(false);
  });
  engine.on('restarted', () => {
    noteConnected(false);
    if (findings) findings = { ...findings, clockRight: null, closedLineOwed: false };
  });
  return {
    findings: () => findings,
    remember: (found) => {
      findings = { ...found };
      // A connection that ended during the run has no parameters to compare.
      if (!found.connected) noteConnected(false);
    },
    forget: () => {
      findings = null;
    },
    noteConnected,
    noteWatched: (watched) => {
      isWatched = watched;
    },
    noteClosing: () => {
      if (findings) findings = { ...findings, closedLineOwed: true };
    },
    noteUnsubscribed: (topic) => {
      if (findings) findings = { ...findings, subscribed: findings.subscribed.filter((other) => other !== topic) };
    },
    noteTyped: (line) => {
      if (findings && changesLogin.test(line)) findings = { ...findings, connectedBy: null };
    },
    noteFileGone: (fileOnModule) => {
      if (!findings) return;
      const kept = [...findings.uploads.values()].filter((upload) => upload.fileOnModule !== fileOnModule);
      const verified = findings.verified;
      findings = { ...findings, verified: new Set(kept.map(({ role }) => role).filter((role) => verified.has(role))) };
    },
  };
};
