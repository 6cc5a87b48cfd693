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
}

export const createRunMemory = (engine: Pick<AtEngine, 'on'>): RunMemory => {
  let findings: Findings | null = null;
  const noteConnected = (connected: boolean): void => {
    if (!findings) return;
    findings = { ...findings, connected, subscribed: connected ? findings.subscribed : [] };
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
    noteFileGone: (fileOnModule) => {
      if (!findings) return;
      const kept = [...findings.uploads.values()].filter((upload) => upload.fileOnModule !== fileOnModule);
      const verified = findings.verified;
      findings = { ...findings, verified: new Set(kept.map(({ role }) => role).filter((role) => verified.has(role))) };
    },
  };
};
