import { type FaultName, type FaultPoint, faultPoints, isFaultName } from './faults.ts';

/** Faults that can be limited to one point of one command. */
export const placeableFaults = [
  'reset',
  'mute',
  'drop',
  'error',
  'late',
  'garbage',
  'lost-final',
  'unplug',
] as const satisfies readonly FaultName[];

export type PlaceableFault = (typeof placeableFaults)[number];

export interface PlacedFault {
  readonly fault: PlaceableFault;
  /** As in the command table: `+FSWRITE`, `E`, and `AT` for the command without a name. */
  readonly command: string;
  /** Counted from 1 since the module was created; `null`: every occurrence. */
  readonly occurrence: number | null;
  readonly point: FaultPoint;
}

/** A fault that is always active, or one at a place. */
export type FaultSpec = FaultName | PlacedFault;

const placeShape = /^([a-z-]{1,40})@(?:AT)?([+&*^%$#]?[A-Z][A-Z0-9]{0,20})?(?:#([1-9]\d{0,5}))?(?::([a-z-]{1,40}))?$/i;

/** Parses `NAME`, `NAME@COMMAND`, `NAME@COMMAND#2`, `NAME@COMMAND:POINT`, `NAME@COMMAND#2:POINT`; `null`: invalid. */
export const readFault = (text: string): FaultSpec | null => {
  if (isFaultName(text)) return text;
  const match = placeShape.exec(text);
  if (!match) return null;
  const [, name = '', command = '', occurrence, point = 'after-echo'] = match;
  if (!isPlaceable(name) || !isFaultPoint(point)) return null;
  if (command === '' && !/@AT/i.test(text)) return null;
  return {
    fault: name,
    command: commandName(command),
    occurrence: occurrence === undefined ? null : Number(occurrence),
    point,
  };
};

/** Names of more than two letters are extended commands, whose `+` may be omitted. */
const commandName = (text: string): string => {
  if (text === '') return 'AT';
  const upper = text.toUpperCase();
  if (/^[^A-Z]/.test(upper)) return upper;
  return upper.length > 2 ? `+${upper}` : upper.charAt(0);
};

const isPlaceable = (text: string): text is PlaceableFault => (placeableFaults as readonly string[]).includes(text);

const isFaultPoint = (text: string): text is FaultPoint => Object.hasOwn(faultPoints, text);
