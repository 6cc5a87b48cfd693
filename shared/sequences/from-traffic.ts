import type { TrafficOwner } from '../traffic.ts';
import type { Pattern } from './pattern.ts';
import { sendTextOf } from './send-text.ts';
import type { SequenceStep } from './sequence.ts';

/** A line of a session or a recording, without its line end, secrets masked. */
export interface TrafficText {
  readonly direction: 'sent' | 'received';
  readonly owner: TrafficOwner;
  readonly commandId: number;
  readonly text: string;
}

/** A value that is likely to differ the next time. */
export interface FoundVariable {
  readonly name: string;
  readonly value: string;
  /** `secret`: it was masked, so its value is not known. */
  readonly kind: 'imei' | 'imsi' | 'iccid' | 'secret';
}

export interface TrafficSequence {
  readonly steps: readonly SequenceStep[];
  readonly variables: readonly FoundVariable[];
  /** Sent lines that are not commands and unclaimed lines, which are left out. */
  readonly leftOut: number;
}

/** The recorder writes as many as the secret has characters (docs/architecture.md §7). */
const maskedValue = /\*{4,}/g;
/** An IMEI, and an IMSI: the command tells them apart. */
const imei = /(?<!\d)\d{15}(?!\d)/;
const asksForImsi = /^AT\+CIMI\b/i;
const iccid = /(?<![0-9A-F])89[0-9]{5}[0-9A-F]{12,13}(?![0-9A-F])/;

const answered: ReadonlySet<TrafficOwner> = new Set(['answer', 'final', 'second-phase']);
const sentText: ReadonlySet<TrafficOwner> = new Set(['command', 'raw']);

/**
 * Makes steps of the sent lines, each with the reply that came as its expectation: the last line of the result that follows `OK`, else the
 * first line of the answer, else the final result code. Numbers and times of a reply match any; an IMEI, an ICCID and masked secrets become variables.
 */
export const sequenceOfTraffic = (lines: readonly TrafficText[]): TrafficSequence => {
  const variables = createVariables();
  const steps: SequenceStep[] = [];
  let leftOut = 0;
  for (const [index, line] of lines.entries()) {
    if (line.direction === 'received') continue;
    if (!sentText.has(line.owner) || line.text.trim() === '') {
      if (line.owner === 'payload') leftOut += 1;
      continue;
    }
    const reply = line.owner === 'command' ? replyTo(line.commandId, lines.slice(index + 1)) : null;
    const text = variables.inSent(sendTextOf(line.text).replaceAll('${', () => '$${'));
    steps.push(
      stepOf(text, reply === null ? [] : [variables.inReply(reply, asksForImsi.test(line.text) ? 'imsi' : 'imei')]),
    );
  }
  return { steps, variables: variables.all(), leftOut };
};

const replyTo = (commandId: number, after: readonly TrafficText[]): string | null => {
  const own = after.filter((line) => line.commandId === commandId && answered.has(line.owner));
  const last = own.findLast(({ owner }) => owner === 'second-phase');
  return (
    (last ?? own.find(({ owner }) => owner === 'answer') ?? own.find(({ owner }) => owner === 'final'))?.text ?? null
  );
};

const createVariables = () => {
  const found: FoundVariable[] = [];
  const nameOf = (kind: FoundVariable['kind'], value: string): string => {
    const known = found.find((each) => each.kind === kind && each.value === value && kind !== 'secret');
    if (known) return known.name;
    const count = found.filter((each) => each.kind === kind).length + 1;
    const name = count === 1 ? kind : `${kind}${count}`;
    found.push({ name, value, kind });
    return name;
  };
  const digitsKind = (value: string): FoundVariable['kind'] =>
    found.find((each) => each.value === value)?.kind ?? 'imei';
  return {
    all: () => found,
    inSent: (text: string): string =>
      text
        .replaceAll(maskedValue, () => `\${${nameOf('secret', '')}}`)
        .replaceAll(new RegExp(imei, 'g'), (value) => `\${${nameOf(digitsKind(value), value)}}`)
        .replaceAll(new RegExp(iccid, 'g'), (value) => `\${${nameOf('iccid', value)}}`),
    inReply: (text: string, digits: 'imei' | 'imsi'): Pattern => {
      for (const [kind, pattern] of [
        [digits, imei],
        ['iccid', iccid],
      ] as const) {
        const value = pattern.exec(text)?.[0];
        if (value === undefined) continue;
        const [before = '', after = ''] = text.split(value, 2);
        const name = nameOf(kind, value);
        const group = kind === 'iccid' ? '[0-9A-F]{19,20}' : '\\d{15}';
        return { kind: 'regex', source: `^${generalOf(before)}(?<${name}>${group})${generalOf(after)}$` };
      }
      return { kind: 'regex', source: `^${generalOf(text)}$` };
    },
  };
};

const longestReply = 160;

/** A pattern for the reply: its words as they are, its numbers as any number. */
const generalOf = (text: string): string =>
  text
    .slice(0, longestReply)
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replaceAll(/(?:\\\*){4,}/g, '.*')
    .replaceAll(/\d+/g, '\\d+') + (text.length > longestReply ? '.*' : '');

const stepOf = (text: string, expect: readonly Pattern[]): SequenceStep => ({
  ...{ name: null, action: { kind: 'send', text }, data: null, lineEnding: null, expect, reject: [], timeoutMs: null },
  ...{ retry: 0, everyMs: null, withinMs: null, assert: [], onFail: { kind: 'stop' }, say: null, delayAfterMs: 0 },
  order: null,
});
