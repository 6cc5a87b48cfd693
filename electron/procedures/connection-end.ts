import { type UrcName, urcKindOf } from '../commands/index.ts';

/** `CLOSED`, a lost packet context, a detach: the MQTT session has ended (docs/at-dialect.md §9.9). */
export const connectionEnd = (name: UrcName, line: string): boolean => {
  if (name === 'link-closed' || name === 'packet-data-lost') return true;
  return urcKindOf(name) === 'network' && /^\+CGEV\s*:\s*(?:NW|ME) (?:PDN DEACT|DETACH)/.test(line);
};
