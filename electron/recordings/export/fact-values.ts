import type { MaskKind } from '../../../shared/recordings/masking/kinds.ts';

/** Facts of events that name a value by their key, as the procedures write them. */
export const factKinds: ReadonlyMap<string, MaskKind> = new Map<string, MaskKind>([
  ['imei', 'imei'],
  ['imsi', 'imsi'],
  ['iccid', 'iccid'],
  ['phoneNumber', 'phone'],
  ['clientId', 'device-ids'],
  ['deviceId', 'device-ids'],
  ['username', 'device-ids'],
  ['userName', 'device-ids'],
]);

/** A recording that was edited may nest its facts without end. */
const deepest = 32;

/** A copy of facts with other texts. `key`: of the nearest object. */
export const mapTexts = (
  value: unknown,
  change: (text: string, key: string) => string,
  key = '',
  depth = 0,
): unknown => {
  if (typeof value === 'string') return change(value, key);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, key, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [change(name, ''), mapTexts(item, change, name, depth + 1)]),
  );
};

/** UTF-8 as one character per byte, as lines are searched. */
export const bytesText = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
export const textOfBytes = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');
