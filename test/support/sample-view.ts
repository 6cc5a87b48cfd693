import { initialDraft } from '../../electron/app/services/draft/initial-draft.ts';
import { noModulePage } from '../../shared/contract/module-page.ts';
import { type SessionHead, sessionHeadSchema } from '../../shared/contract/session.ts';
import {
  defaultSettings,
  type MergedView,
  noCounters,
  noFacts,
  noMessageCounts,
  type SessionView,
} from '../../shared/contract.ts';
import type { View } from '../../shared/view.ts';

/** The initial view. */
export const sampleView = (change: Partial<View> = {}): View => ({
  product: {
    version: '0.0.0-test',
    host: 'web',
    os: 'linux',
    secrets: { kind: 'session', reason: 'browser' },
    canOpenFolder: false,
    notices: [],
  },
  settings: defaultSettings,
  ports: { list: [], failure: null, search: { running: false, probes: [], done: 0 } },
  simulators: { 'sim:': { running: false, faults: [], device: { id: 'd', secret: 's' }, cloud: null } },
  recordedModule: null,
  draft: initialDraft(Date.UTC(2026, 10, 23, 6)),
  builtInCertificates: [],
  profiles: [],
  recordings: [],
  groups: 0,
  sessions: {},
  merged: {},
  opened: {},
  ...change,
});

/** A session whose port is open and about which nothing is known yet. */
export const sampleSession = (change: Partial<SessionView> = {}): SessionView => ({
  id: 's1',
  address: '/dev/ttyUSB2',
  baudRate: 115_200,
  openedAtMs: 0,
  state: { kind: 'open' },
  openings: [],
  resumes: null,
  identity: 'same',
  changedStages: [],
  recording: null,
  recordedBefore: 0,
  online: { kind: 'offline', failure: null },
  subscriptions: [],
  files: { state: 'unknown', freeBytes: null, files: [], failure: null, atMs: null },
  seenFiles: [],
  publishLimitBytes: 1_360,
  publishesBinary: false,
  typed: [],
  hold: null,
  busy: false,
  noisy: false,
  draft: initialDraft(Date.UTC(2026, 10, 23, 6)),
  facts: noFacts,
  run: null,
  lastRun: null,
  counters: noCounters,
  marks: [],
  sequence: null,
  modulePage: noModulePage,
  signals: [],
  messageCounts: noMessageCounts,
  messages: [],
  messageOwners: [],
  ...change,
});

/** A merged view of two ports. */
export const sampleMerged = (change: Partial<MergedView> = {}): MergedView => ({
  id: 'm1',
  madeAtMs: 0,
  ports: [
    { number: 1, address: '/dev/ttyUSB2', sessionId: 's1' },
    { number: 2, address: 'COM4', sessionId: 's2' },
  ],
  recording: { name: 'merged.jsonl', startedAtMs: 0, failed: false, hasGap: false },
  marks: [],
  ...change,
});

/** The part of a session that its head event carries, whatever else a session has. */
export const headOf = (session: SessionView): SessionHead => {
  const keys = new Set(Object.keys(sessionHeadSchema.shape));
  return Object.fromEntries(Object.entries(session).filter(([key]) => keys.has(key))) as SessionHead;
};
