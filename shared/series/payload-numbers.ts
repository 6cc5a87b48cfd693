import { isBoundedJson } from '../bounded-json.ts';

/** A number in a payload, and what names it there. */
export interface PayloadNumber {
  readonly path: string;
  readonly value: number;
}

/** Longer than any message of a module (docs/at-dialect.md §9.7); a simulated device may send more. */
const longestText = 65_536;
const deepest = 8;
const mostNumbers = 64;
const longestPath = 120;
/** Of a list without names. */
const mostItems = 16;

/** Most payloads that are not JSON are known by their first character. */
const beginsJson = /^\s*[{[]/;

/**
 * The numbers of a JSON payload with their names: `{"services":[{"service_id":"ServiceWin","properties":{"temperature":21}}]}` has
 * `ServiceWin.temperature`. Empty for everything that is not JSON, or more than is read.
 */
export const numbersOfPayload = (payload: string): readonly PayloadNumber[] => {
  if (payload.length > longestText || !beginsJson.test(payload) || !isBoundedJson(payload)) return [];
  const found = new Map<string, number>();
  try {
    collect(JSON.parse(payload), [], 0, found);
  } catch {
    return [];
  }
  return [...found].map(([path, value]) => ({ path, value }));
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Lists of named things: the name replaces the place in the list, and these keys say nothing themselves (docs/huawei.md §3.1: reports and properties
 * of sub-devices; docs/huawei.md §3.3: reports of the retired platform).
 */
const lists: Readonly<Record<string, { readonly names: readonly string[]; readonly contents: readonly string[] }>> = {
  services: { names: ['service_id'], contents: ['properties'] },
  devices: { names: ['device_id'], contents: ['services'] },
  data: { names: ['serviceId'], contents: ['serviceData'] },
};

type Found = Map<string, number>;

const collect = (value: unknown, path: readonly string[], depth: number, found: Found): void => {
  if (found.size >= mostNumbers || depth > deepest) return;
  if (typeof value === 'number') {
    const name = path.join('.');
    if (Number.isFinite(value) && name.length <= longestPath) found.set(name, value);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.slice(0, mostItems).entries()) {
      collect(item, [...path, String(index)], depth + 1, found);
    }
  } else if (isObject(value)) {
    for (const [key, inner] of entriesOf(value)) collectOf(key, inner, path, depth, found);
  }
};

/** The keys of an object, no more than can be numbers that are kept. */
const entriesOf = (value: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] =>
  Object.entries(value).slice(0, 4 * mostNumbers);

const collectOf = (key: string, inner: unknown, path: readonly string[], depth: number, found: Found): void => {
  const list = Object.hasOwn(lists, key) ? lists[key] : undefined;
  if (list === undefined || !Array.isArray(inner) || !inner.some((item) => hasContents(item, list.contents))) {
    collect(inner, [...path, key], depth + 1, found);
    return;
  }
  for (const item of inner.slice(0, mostItems).filter(isObject)) {
    const name = list.names.map((each) => item[each]).find((each) => typeof each === 'string' && each !== '');
    const inside = typeof name === 'string' ? [...path, name] : path;
    for (const content of list.contents) {
      // A list in a list of devices is one of services.
      if (Array.isArray(item[content])) collectOf(content, item[content], inside, depth + 2, found);
      else collect(item[content], inside, depth + 2, found);
    }
  }
};

const hasContents = (item: unknown, contents: readonly string[]): boolean =>
  isObject(item) && contents.some((content) => typeof item[content] === 'object' && item[content] !== null);
