import { type UrcName, urcKindOf } from '../commands/index.ts';

/** The packet context of the MQTT connection is the first one. The network may end others, as that of IMS, and the connection stays. */
const packetEnd = /^\+CGEV\s*:\s*(?:NW|ME) (?:DETACH|PDN DEACT(?:\s*$|\s+1(?!\d)))/;

/** `CLOSED`, a lost packet context, a detach: the MQTT session has ended (docs/at-dialect.md §9.9). */
export const connectionEnd = (name: UrcName, line: string): boolean => {
  if (name === 'link-closed' || name === 'packet-data-lost') return true;
  return urcKindOf(name) === 'network' && packetEnd.test(line);
};

/** Of whichever packet context: a reason to ask the module for the state of the connection. */
export const endsContext = (line: string): boolean => /^\+CGEV\s*:.*\bPDN DEACT\b/.test(line);
