import { allQuotes } from '../at/separators.ts';
import { readAddress, readPort, tlsOfProtocol } from './address.ts';
import { countSecretMentions, holdsUnnamedSecret, isSecretWord } from './secret-mentions.ts';
import { isAnyName, isSecretName, type ValueName, valueNameOf } from './value-names.ts';

export type NamedValues = ReadonlyMap<ValueName, string>;

/** How a text was parsed. In strict JSON and commands, quotes mark the end of a value; in any other text it may be cut at the wrong place. */
type TextFormat = 'json' | 'command' | 'bare';

/** The result of one way of parsing a text. */
export interface Reading {
  readonly values: NamedValues;
  /** Names in the text that have no usable value. */
  readonly unusable: readonly ValueName[];
  /** Number of mentions of a secret that were names of values. */
  readonly secretNames: number;
  /** Number of secrets that the page showed as `****`; the text does not contain these. */
  readonly hiddenSecrets: number;
  /** Part of the text does not fit the layout, so names and values may be mixed up. */
  readonly isDoubtful: boolean;
  /** The values that have quotes in a command: nothing else can belong to them. */
  readonly quoted: ReadonlySet<ValueName>;
  readonly manner: TextFormat;
}

/** Longer values are ignored. */
const limitCharacters = 8_192;

/** A secret as a page shows it. */
export const isHidden = (value: string): boolean => /^[*•●＊·…]{3,}$/u.test(value);

/** Collects the values of one way of parsing. The first usable value of a name counts. */
export class CollectedValues {
  private readonly values = new Map<ValueName, string>();
  private readonly seen = new Set<ValueName>();
  private readonly quoted = new Set<ValueName>();
  private secretNames = 0;
  private hiddenSecrets = 0;
  private isDoubtful = false;
  /** Two different secrets with the same name, usually of two devices. */
  private hasOtherSecret = false;

  /** `key`: the name as written. Returns true if the name is known. */
  take(key: string, value: string): boolean {
    const name = valueNameOf(key);
    if (name === null) return false;
    this.put(name, value, countSecretMentions(key));
    return true;
  }

  /** `mentions`: number of mentions of a secret in the name as written. */
  put(name: ValueName, value: string, mentions = 0): void {
    if (isSecretName(name) && isHidden(value)) {
      this.secretNames += mentions;
      this.hiddenSecrets += mentions;
      return;
    }
    if (value === '') return;
    this.secretNames += mentions;
    const before = this.values.get(name);
    if (before !== undefined) {
      if (isSecretName(name) && before !== value) this.hasOtherSecret = true;
      return;
    }
    if (isUsable(name, value)) this.values.set(name, value);
    else this.seen.add(name);
    // A second secret further on may belong to another device.
    if (isSecretName(name) && !this.values.has(name)) this.doubt();
  }

  /** A value that has quotes in a command. */
  putQuoted(name: ValueName, value: string): void {
    this.put(name, value);
    if (this.values.get(name) === value) this.quoted.add(name);
  }

  get secretNameCount(): number {
    return this.secretNames;
  }

  doubt(): void {
    this.isDoubtful = true;
  }

  get isEmpty(): boolean {
    return this.values.size + this.seen.size + this.hiddenSecrets === 0;
  }

  /** `secretNames`: for the whole text, if more of it was parsed than collected here. */
  reading(manner: TextFormat, secretNames = this.secretNames): Reading {
    return {
      values: this.values,
      unusable: [...this.seen].filter((name) => !this.values.has(name)),
      secretNames,
      hiddenSecrets: this.hiddenSecrets,
      // In JSON the braces show which values belong together.
      isDoubtful: this.isDoubtful || (this.hasOtherSecret && manner === 'bare'),
      quoted: this.quoted,
      manner,
    };
  }
}

/** More than one value, or part of one: the text was split at the wrong place. A part of it could be a secret. */
const isMisread = (value: string): boolean =>
  /["“”'‘’]\s*[:：=＝]\s*["“”'‘’]|[,，;；]\s*["“”]|^["“”]|["“”]$/u.test(value);

const isUsable = (name: ValueName, value: string): boolean => {
  if (value.length > limitCharacters || isMisread(value)) return false;
  if (name === 'host') return readAddress(value) !== null;
  if (name === 'port') return readPort(value) !== undefined;
  if (name === 'protocol') return tlsOfProtocol(value) !== undefined;
  return name !== 'timestamp' || /^\d{10}$/.test(value);
};

/**
 * Whether this parsing explains a text that names a secret: every mention of a secret is the name of an accepted value, no
 * value without quotes is or contains a name, and none looks cut at the wrong place.
 */
export const isUnderstood = (reading: Reading, text: string): boolean => {
  const { values, unusable, hiddenSecrets, isDoubtful, quoted, manner } = reading;
  if (isDoubtful || unusable.some(isSecretName)) return false;
  const secrets = [...values].filter(([name]) => isSecretName(name)).map(([, value]) => value);
  if (secrets.length + hiddenSecrets === 0) return manner === 'json' && holdsNoSecret(text);
  if (manner === 'json') return true;
  if (!isEachMentionAName(reading, text)) return false;
  return [...values].every(
    ([name, value]) => quoted.has(name) || (isSecretName(name) ? isOneSecret(value, manner) : isOneWord(value)),
  );
};

const isEachMentionAName = ({ values, quoted, secretNames }: Reading, text: string): boolean => {
  const inside = [...values]
    .filter(([name]) => isSecretName(name) || quoted.has(name))
    .reduce((sum, [, value]) => sum + countSecretMentions(value), 0);
  return countSecretMentions(text) - inside === secretNames;
};

/** JSON in which no name of a secret has a value. */
const holdsNoSecret = (json: string): boolean =>
  !holdsUnnamedSecret(json) && countSecretMentions(json.replace(/"[^"\\]{1,80}"\s{0,9}:\s{0,9}(?:null|"")/g, '')) === 0;

const isOneWord = (value: string): boolean =>
  !/[\s：＝]|[:=]$/.test(value) && !isAnyName(value) && countSecretMentions(value) === 0 && !hasStrayEnd(value);

/** An unquoted secret contains no blank, no quote, no second pair or name, and no characters of another script. */
const isOneSecret = (value: string, manner: TextFormat): boolean =>
  manner === 'command' ||
  (!severalValues.test(value) &&
    !holdsName(value) &&
    !isSecretWord(value) &&
    !hasStrayEnd(value) &&
    !/[:/]$/.test(value));

const severalValues =
  /[\s|、，；：＝"'“”‘’「」『』«»＂()（）<>\p{Script=Han}]|[\p{L}\p{N}_-]{2}[:=]+[^:=]|[,;]\p{L}|->|^[^\p{L}\p{N}]*[:=]|^[>/,;]/u;

const holdsName = (value: string): boolean => value.split(/[^\p{L}\p{N}_]+/u, 200).some(isAnyName);

const strayEnd = new RegExp(`^[${allQuotes}{}()（）\\[\\]]|[${allQuotes}{}()（）\\[\\],;，；。]$`, 'u');

/** Bold text of Markdown. A value with the asterisks would be wrong, and one without them may be. */
const bold = /^\*\*.+\*\*$/;

const hasStrayEnd = (value: string): boolean => strayEnd.test(value) || bold.test(value);
