const maxDepth = 16;
const maxValues = 10_000;

/**
 * A plain copy of an event's facts with every string masked, including field names: only JSON values, bounded in depth and number, so
 * that neither a cycle nor a throwing getter can break a recording. Numbers are kept: facts never contain secrets as numbers.
 */
export const maskFacts = (facts: object, maskText: (text: string) => string): object => {
  let left = maxValues;
  const copy = (value: unknown, depth: number): unknown => {
    left -= 1;
    if (left < 0 || depth > maxDepth) return '…';
    if (typeof value === 'string') return maskText(value);
    if (typeof value === 'bigint') return maskText(String(value));
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    if (typeof value !== 'object' || value === null) return null;
    if (value instanceof Uint8Array) return { latin1: maskText(Buffer.from(value).toString('latin1')) };
    if (Array.isArray(value)) return value.slice(0, Math.max(0, left)).map((item) => copy(item, depth + 1));
    return copyRecord(value, depth);
  };
  /** `fromEntries` defines fields, so a field named `__proto__` stays a field. */
  const copyRecord = (record: object, depth: number): object =>
    Object.fromEntries(
      Object.entries(record)
        .slice(0, Math.max(0, left))
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [maskText(name), copy(value, depth + 1)]),
    );
  try {
    return copyRecord(facts, 0);
  } catch {
    return { unreadable: true };
  }
};
