import type { AtEngine } from '../at/engine.ts';
import type { UrcName } from '../commands/index.ts';
import { connectionEnd } from '../procedures/connection-end.ts';
import type { Findings } from '../procedures/context.ts';

/** What the runs of a session have found, as far as it still holds: single stages begin with it. */
export interface RunMemory {
  readonly findings: () => Readonly<Findings> | null;
  remember(findings: Readonly<Findings>): void;
  /** The connection to the broker stands, or is gone. */
  noteConnected(connected: boolean): void;
  noteFileGone(fileOnModule: string): void;
  noteUnsubscribed(topic: string): void;
  /** A person typed this: the login may be another one by now. */
  noteTyped(line: string): void;
}

/** Commands that set, make or end a connection, its login or its subscriptions. */
const changesLogin = /AT\+(?:MCONFIG|MCONNECT|MDISCONNECT|MIPCLOSE|SSLMIPSTART|MIPSTART|CIPSHUT|SSLCFG|MUNSUB)\b/i;

export const createRunMemory = (engine: Pick<AtEngine, 'on'>): RunMemory => {
  let findings: Findings | null = null;
  const noteConnected = (connected: boolean): void => {
    if (!findings) return;
    findings = {
      ...findings,
      connected,
      ...(connected ? {} : { subscribed: [], connectedBy: null }),
    };
  };
  engine.on('urc', (name, line) => {
    if (connectionEnd(name as UrcName, line)) noteConnected(false);
  });
  engine.on('restarted', () => {
    noteConnected(false);
    if (findings) findings = { ...findings, clockRight: null };
  });
  return {
    findings: () => findings,
    remember: (found) => {
      findings = { ...found };
    },
    noteConnected,
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
