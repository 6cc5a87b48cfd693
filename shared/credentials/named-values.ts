import { readAddress, readPort, tlsOfProtocol } from './address.ts';
import { type LooseObject, readLooseObjects } from './loose-json.ts';
import { namedPlaces, type ValueName, valueNameOf } from './value-names.ts';

export type NamedValues = ReadonlyMap<ValueName, string>;

export interface ReadValues {
  readonly values: NamedValues;
  /** Names that stood there with nothing that can be used. */
  readonly untaken: readonly ValueName[];
}

/** Longer values belong to none of these. */
const limitCharacters = 8_192;
const maximumDepth = 4;

/**
 * Values by their names: out of AT commands, else of JSON or what became of it, else of a table with a header, else of lines and of pairs
 * in a line. The first usable one of a name counts.
 */
export const readNamedValues = (text: string): ReadValues => {
  const values = new Map<ValueName, string>();
  const seen = new Set<ValueName>();
  const take: Take = (name, value) => {
    if (name === null || value === '' || values.has(name)) return;
    if (isUsable(name, value)) values.set(name, value);
    else seen.add(name);
  };
  const isFound = (): boolean => values.size + seen.size > 0;
  if (!/^\s*[{[]/.test(text)) takeCommands(text, take);
  for (const object of isFound() ? [] : readLooseObjects(text)) if (!isFound()) takeObject(object, take, 0);
  if (!isFound()) takeTable(text, take);
  if (!isFound()) takeLines(text, take);
  return { values, untaken: [...seen].filter((name) => !values.has(name)) };
};

type Take = (name: ValueName | null, value: string) => void;

/** More than one value, or half of one: a text that was taken apart at the wrong place. A part of it could be a secret. */
const isMisread = (value: string): boolean =>
  /["“”'‘’]\s*[:：=＝]\s*["“”'‘’]|[,，;；]\s*["“”]|^["“”]|["“”]$/u.test(value);

const isUsable = (name: ValueName, value: string): boolean => {
  if (value.length > limitCharacters || isMisread(value)) return false;
  if (name === 'host') return readAddress(value) !== null;
  if (name === 'port') return readPort(value) !== undefined;
  if (name === 'protocol') return tlsOfProtocol(value) !== undefined;
  return name !== 'timestamp' || /^\d{10}$/.test(value);
};

/** Objects inside objects too, such as `auth_info`; the outer ones first. */
const takeObject = ({ entries }: LooseObject, take: Take, depth: number): void => {
  for (const [key, value] of entries) if (typeof value === 'string') take(valueNameOf(key), value.trim());
  if (depth === maximumDepth) return;
  for (const [, value] of entries) if (typeof value !== 'string') takeObject(value, take, depth + 1);
};

/** The login and the address as the commands of the article carry them. */
const takeCommands = (text: string, take: Take): void => {
  const login = /\+MCONFIG="?([^",\r\n]*)"?,"?([^",\r\n]*)"?,"?([^",\r\n]*)"?/i.exec(text);
  if (login) {
    take('clientId', login[1]?.trim() ?? '');
    take('username', login[2]?.trim() ?? '');
    take('password', login[3]?.trim() ?? '');
  }
  const address = /\+(SSL)?MIPSTART="?([^",\r\n]*)"?,"?(\d{1,5})/i.exec(text);
  if (address) {
    take('host', address[2]?.trim() ?? '');
    take('port', address[3] ?? '');
    take('protocol', address[1] === undefined ? 'mqtt' : 'mqtts');
  }
};

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** CSV, or cells of a spreadsheet: names in the first line, the device in the second. */
const takeTable = (text: string, take: Take): void => {
  const [header = '', row = ''] = linesOf(text);
  const separator = [',', ';', '\t', '|'].find((candidate) => header.includes(candidate));
  if (separator === undefined || row === '') return;
  const columns = header.split(separator, 100).map((cell) => valueNameOf(unquoted(cell)));
  if (columns.filter((name) => name !== null).length < 2) return;
  for (const [index, cell] of row.split(separator, 100).entries()) take(columns[index] ?? null, unquoted(cell));
};

/** `name: value`, `name=value`, `name value`, several of them in a line, or a name on one line and its value on the next. */
const takeLines = (text: string, take: Take): void => {
  let waiting: ValueName | null = null;
  for (const line of linesOf(text)) {
    if (takeQuery(line, take) || takePairs(line, take)) {
      waiting = null;
      continue;
    }
    const isAddress = /^(?:mqtts?|tcp|ssl|tls|wss?):\/\//i.test(line);
    const found = isAddress ? { name: 'host' as const, value: line } : (readLine(line) ?? { name: null, value: '' });
    if (found.name === null && waiting !== null) take(waiting, unquoted(line));
    else take(found.name, unquoted(found.value));
    waiting = found.name !== null && unquoted(found.value) === '' ? found.name : null;
  }
};

/** `a=1&b=2`, alone or behind an address. */
const takeQuery = (line: string, take: Take): boolean => {
  const pieces = line.slice(line.indexOf('?') + 1).split('&', 100);
  if (pieces.length < 2 || !pieces.every((piece) => /^[^=\s]+=\S*$/.test(piece))) return false;
  for (const piece of pieces) {
    const at = piece.indexOf('=');
    take(valueNameOf(piece.slice(0, at)), percentDecoded(piece.slice(at + 1)));
  }
  return true;
};

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Where in a list of pairs another one begins, whatever its name is. */
const nextPair = /[,，;；|]\s*["“”'‘]?[\p{L}_][\p{L}\p{N}_ -]{0,30}["“”'’]?\s{0,3}[:=：＝]/u;

const takePairs = (line: string, take: Take): boolean => {
  const places = namedPlaces(line);
  if (places.length < 2) return false;
  for (const [index, place] of places.entries()) {
    const value = line.slice(place.index + place[0].length, places[index + 1]?.index);
    const end = nextPair.exec(value)?.index ?? value.length;
    take(valueNameOf(place[1] ?? ''), unquoted(value.slice(0, end).replace(/[\s,，;；|}\])）]+$/u, '')));
  }
  return true;
};

const readLine = (line: string): { readonly name: ValueName; readonly value: string } | null => {
  const separated = /^([^:=：＝\t]{1,60})[:=：＝\t](.*)$/.exec(line);
  const name = valueNameOf(separated?.[1] ?? line);
  if (name !== null) return { name, value: separated?.[2] ?? '' };
  const words = /^(\S{1,60})\s+(\S+)$/.exec(line);
  const first = valueNameOf(words?.[1] ?? '');
  return first === null ? null : { name: first, value: words?.[2] ?? '' };
};

/** Without blanks, one pair of quotes and the comma that a line of JSON leaves. */
const unquoted = (text: string): string => {
  const value = text
    .trim()
    .replace(/[,;，；]$/, '')
    .trim();
  const quoted = /^(["'“”‘’`])(.*)(["'“”‘’`])$/.exec(value);
  return quoted?.[2] ?? value;
};
