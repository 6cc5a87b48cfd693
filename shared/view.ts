import { z } from 'zod';
import { draftSchema, profileSummarySchema, shelfEntrySchema } from './contract/draft.ts';
import type { ViewEvent } from './contract/events.ts';
import { portsSchema } from './contract/ports.ts';
import { productSchema, recordingSchema, simulatorSchema } from './contract/rest.ts';
import { type SessionView, sessionSchema } from './contract/session.ts';
import { settingsSchema } from './contract/settings.ts';
import { addressSchema, sessionIdSchema } from './contract/shapes.ts';
import { assertNever } from './never.ts';

/** Everything that panes may know. Bounded; the same in the main process and in every page that mirrors it. */
export const viewSchema = z.strictObject({
  product: productSchema,
  settings: settingsSchema,
  ports: portsSchema,
  /** Virtual modules by address; the first one is always there. */
  simulators: z.record(addressSchema, simulatorSchema),
  /** While there is no session; the first session takes it over. */
  draft: draftSchema,
  shelf: z.array(shelfEntrySchema).readonly(),
  profiles: z.array(profileSummarySchema).readonly(),
  recordings: z.array(recordingSchema).readonly(),
  /** Places that are or were open, in the order in which they were opened first, until the person closes them. */
  sessions: z.record(sessionIdSchema, sessionSchema),
});

export type View = z.infer<typeof viewSchema>;

/** Of each session, the newest. */
export const keptMessages = 500;
/** So many sessions stand side by side; another port is opened when one of them was closed. */
export const sessionLimit = 16;

/** Folds one event. Pure: the same events give the same view on both sides. An event about a session that is forgotten changes nothing. */
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
    case 'draft':
      return event.sessionId === null
        ? { ...view, draft: event.draft }
        : inSession(view, event.sessionId, (session) => ({ ...session, draft: event.draft }));
    case 'shelf':
      return { ...view, shelf: event.shelf };
    case 'profiles':
      return { ...view, profiles: event.profiles };
    case 'recordings':
      return { ...view, recordings: event.recordings };
    case 'session-opened':
      return withOpened(view, event.session);
    case 'session-forgotten':
      return withoutSession(view, event.sessionId);
    case 'session':
      return inSession(view, event.sessionId, (session) => ({ ...session, ...event.head }));
    case 'facts':
      return inSession(view, event.sessionId, (session) => ({ ...session, facts: event.facts }));
    case 'counters':
      return inSession(view, event.sessionId, (session) => ({ ...session, counters: event.counters }));
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
    default:
      return assertNever(event);
  }
};

const counted = (counts: SessionView['messageCounts'], direction: 'up' | 'down'): SessionView['messageCounts'] => ({
  ...counts,
  // Beyond it a number is no count any more, and no page could read the view.
  [direction]: Math.min(counts[direction] + 1, Number.MAX_SAFE_INTEGER),
});

const inSession = (view: View, id: string, change: (session: SessionView) => SessionView): View => {
  const session = view.sessions[id];
  return session ? { ...view, sessions: { ...view.sessions, [id]: change(session) } } : view;
};

const withOpened = (view: View, session: SessionView): View => {
  const all = Object.entries({ ...view.sessions, [session.id]: session });
  // Ids grow, so the order of opening is the order of their numbers.
  all.sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)));
  return { ...view, sessions: Object.fromEntries(all.slice(-sessionLimit)) };
};

const withoutSession = (view: View, id: string): View => {
  const { [id]: _, ...sessions } = view.sessions;
  return { ...view, sessions };
};
