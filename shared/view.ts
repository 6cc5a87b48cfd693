import { z } from 'zod';
import { builtInCertificateSchema, draftSchema, profileSummarySchema } from './contract/draft.ts';
import type { ViewEvent } from './contract/events.ts';
import type { MergedView } from './contract/merged.ts';
import { moduleLimits, type SignalSample } from './contract/module-page.ts';
import { portsSchema } from './contract/ports.ts';
import type { RecordedModuleView } from './contract/recorded-module.ts';
import type { OpenedRecording } from './contract/recordings.ts';
import { productSchema, recordingSchema, simulatorSchema } from './contract/rest.ts';
import { messageOwnerLimit, type SessionView, sessionSchema } from './contract/session.ts';
import { settingsSchema } from './contract/settings.ts';
import {
  count,
  madeHere,
  mergedIdSchema,
  openedIdSchema,
  sessionIdSchema,
  simulatorAddressSchema,
} from './contract/shapes.ts';
import { assertNever } from './never.ts';

/** The state that the pages mirror. Bounded; the same in the main process and in every page. */
export const viewSchema = z.strictObject({
  product: productSchema,
  settings: settingsSchema,
  ports: portsSchema,
  /** Virtual modules by address; the first one always exists. */
  simulators: z.record(simulatorAddressSchema, simulatorSchema),
  /** The recording that answers as a virtual module; `null`: none. */
  recordedModule: madeHere<RecordedModuleView>().nullable(),
  /** The draft while there is no session; the first session takes it over. */
  draft: draftSchema,
  builtInCertificates: z.array(builtInCertificateSchema).readonly(),
  profiles: z.array(profileSummarySchema).readonly(),
  recordings: z.array(recordingSchema).readonly(),
  /** Counts the changes of the groups of quick commands, which are read on request. */
  groups: count,
  /** Sessions in the order of their first opening, until the user closes them. */
  sessions: z.record(sessionIdSchema, sessionSchema),
  /** Merged views, in the order in which they were made. */
  merged: z.record(mergedIdSchema, madeHere<MergedView>()),
  /** Recordings that pages look at. */
  opened: z.record(openedIdSchema, madeHere<OpenedRecording>()),
});

export type View = z.infer<typeof viewSchema>;

/** Per session, the newest. */
export const keptMessages = 500;
/** The most sessions at the same time. To open another port, the user must close a session first. */
export const sessionLimit = 16;

/** Applies one event. Pure: the same events give the same view on both sides. An event about a forgotten session changes nothing. */
export const reduce = (view: View, event: ViewEvent): View => {
  switch (event.type) {
    case 'product':
      return { ...view, product: event.product };
    case 'settings':
      return { ...view, settings: event.settings };
    case 'ports':
      return { ...view, ports: event.ports };
    case 'simulator':
      return { ...view, simulators: { ...view.simulators, [event.address]: event.simulator } };
    case 'recorded-module':
      return { ...view, recordedModule: event.recordedModule };
    case 'draft':
      return event.sessionId === null
        ? { ...view, draft: event.draft }
        : inSession(view, event.sessionId, (session) => ({ ...session, draft: event.draft }));
    case 'built-in-certificates':
      return { ...view, builtInCertificates: event.builtInCertificates };
    case 'profiles':
      return { ...view, profiles: event.profiles };
    case 'groups':
      return { ...view, groups: event.groups };
    case 'recordings':
      return { ...view, recordings: event.recordings };
    case 'recording-opened':
      return { ...view, opened: { ...view.opened, [event.id]: event.opened } };
    case 'recording-closed': {
      const { [event.id]: _, ...opened } = view.opened;
      return { ...view, opened };
    }
    case 'session-opened':
      return withOpened(view, event.session);
    case 'session-forgotten':
      return withoutSession(view, event.sessionId);
    case 'merged':
      return { ...view, merged: { ...view.merged, [event.mergedId]: event.merged } };
    case 'merged-closed': {
      const { [event.mergedId]: _, ...merged } = view.merged;
      return { ...view, merged };
    }
    case 'session':
      return inSession(view, event.sessionId, (session) => ({ ...session, ...event.head }));
    case 'facts':
      return inSession(view, event.sessionId, (session) => ({ ...session, facts: event.facts }));
    case 'module-page':
      return inSession(view, event.sessionId, (session) => ({ ...session, modulePage: event.modulePage }));
    case 'signal':
      return inSession(view, event.sessionId, (session) => ({
        ...session,
        signals: withSample(session.signals, event.sample),
      }));
    case 'marks':
      return withMarks(view, event);
    case 'counters':
      return inSession(view, event.sessionId, (session) => ({ ...session, counters: event.counters }));
    case 'sequence':
      return inSession(view, event.sessionId, (session) => ({ ...session, sequence: event.sequence }));
    case 'run':
      return inSession(view, event.sessionId, (session) => ({ ...session, run: event.run }));
    case 'last-run':
      return inSession(view, event.sessionId, (session) => ({ ...session, lastRun: event.lastRun }));
    case 'step':
      return inSession(view, event.sessionId, ({ run, ...session }) => ({
        ...session,
        run: run && { ...run, steps: run.steps.map((step, index) => (index === event.index ? event.step : step)) },
      }));
    case 'message':
      return inSession(view, event.sessionId, (session) => ({
        ...session,
        messages: [...session.messages, event.message].slice(-keptMessages),
        messageCounts: counted(session.messageCounts, event.message.direction),
      }));
    case 'message-owner':
      return inSession(view, event.sessionId, (session) => ({
        ...session,
        messageOwners: [...session.messageOwners, event.owner].slice(-messageOwnerLimit),
        messageCounts: event.counts,
      }));
    default:
      return assertNever(event);
  }
};

/** A sample with the time of the newest one replaces it. */
const withSample = (before: SessionView['signals'], sample: SignalSample): SessionView['signals'] => [
  ...(before.at(-1)?.atMs === sample.atMs ? before.slice(0, -1) : before).slice(1 - moduleLimits.signals),
  sample,
];

const counted = (counts: SessionView['messageCounts'], direction: 'up' | 'down'): SessionView['messageCounts'] => ({
  ...counts,
  // A larger number is not a safe integer, and pages would reject the view.
  [direction]: Math.min(counts[direction] + 1, Number.MAX_SAFE_INTEGER),
});

const withMarks = (view: View, { sessionId: id, marks }: Extract<ViewEvent, { type: 'marks' }>): View => {
  const merged = view.merged[id];
  if (merged) return { ...view, merged: { ...view.merged, [id]: { ...merged, marks } } };
  const opened = view.opened[id];
  if (opened) return { ...view, opened: { ...view.opened, [id]: { ...opened, marks } } };
  return inSession(view, id, (session) => ({ ...session, marks }));
};

const inSession = (view: View, id: string, change: (session: SessionView) => SessionView): View => {
  const session = view.sessions[id];
  return session ? { ...view, sessions: { ...view.sessions, [id]: change(session) } } : view;
};

const withOpened = (view: View, session: SessionView): View => {
  const all = Object.entries({ ...view.sessions, [session.id]: session });
  // Ids increase, so the order of opening is the order of their numbers.
  all.sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)));
  return { ...view, sessions: Object.fromEntries(all.slice(-sessionLimit)) };
};

const withoutSession = (view: View, id: string): View => {
  if (view.sessions[id] === undefined) return view;
  const { [id]: _, ...sessions } = view.sessions;
  return { ...view, sessions };
};
