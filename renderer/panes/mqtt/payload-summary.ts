/** A payload in one line: what it is about, and the values in it. */
export interface PayloadSummary {
  readonly head: string | null;
  readonly pairs: readonly { readonly name: string; readonly value: string }[];
  /** Of a payload that is no JSON object. */
  readonly text: string | null;
}

const mostPairs = 6;
const longestValue = 80;
const longestText = 200;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the forms of Huawei IoTDA (reports, commands, answers) and any other JSON object; all else is its beginning. */
export const summaryOf = (payload: string): PayloadSummary => {
  const value = parsed(payload);
  if (!isObject(value)) return { head: null, pairs: [], text: oneLine(payload, longestText) };
  const services = value.services;
  if (Array.isArray(services)) return ofServices(services);
  if (typeof value.command_name === 'string') {
    return { head: short(value.command_name), pairs: pairsOf(isObject(value.paras) ? value.paras : {}), text: null };
  }
  if ('result_code' in value) {
    const { result_code: code, ...rest } = value;
    return {
      head: null,
      pairs: [{ name: 'result_code', value: textOf(code) }, ...pairsOf(rest)].slice(0, mostPairs),
      text: null,
    };
  }
  return { head: null, pairs: pairsOf(value), text: null };
};

const parsed = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
};

const ofServices = (services: readonly unknown[]): PayloadSummary => {
  const objects = services.filter(isObject);
  const names = objects.map(({ service_id: id }) => textOf(id ?? ''));
  const pairs = objects.flatMap(({ properties }) => (isObject(properties) ? pairsOf(properties) : []));
  return { head: short(names.join(', ')), pairs: pairs.slice(0, mostPairs), text: null };
};

const pairsOf = (value: Json): PayloadSummary['pairs'] =>
  Object.entries(value)
    .slice(0, mostPairs)
    .map(([name, item]) => ({ name: short(name), value: textOf(item) }));

const textOf = (value: unknown): string => short(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const short = (text: string): string => oneLine(text, longestValue);

const oneLine = (text: string, limit: number): string => {
  const line = text.slice(0, limit + 1).replace(/\s+/g, ' ');
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
};
