export type * from './contract/draft.ts';
export { eventSchema, type ViewEvent } from './contract/events.ts';
export type * from './contract/line-rules.ts';
export type * from './contract/log-import.ts';
export type * from './contract/merged.ts';
export type * from './contract/module-page.ts';
export type * from './contract/ports.ts';
export type * from './contract/recorded-module.ts';
export {
  isRequestName,
  type RequestName,
  type RequestParams,
  type RequestResult,
  requests,
} from './contract/requests.ts';
export type * from './contract/rest.ts';
export type * from './contract/sequences.ts';
export type * from './contract/session.ts';
export { noCounters, noFacts, noMessageCounts, openingLimit, typedCommandLimit } from './contract/session.ts';
export {
  defaultFrame,
  defaultSettings,
  frameText,
  type LineFrame,
  type PortSettings,
  type Sending,
  type Settings,
  settingsSchema,
} from './contract/settings.ts';
export type { SessionId } from './contract/shapes.ts';
