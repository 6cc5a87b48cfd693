import type { Outcome } from '../../../shared/outcome.ts';
import { pseudonymNames } from '../../../shared/recordings/masking/kinds.ts';
import { fileOf } from '../../../shared/sequences/file-of.ts';
import { sequenceOfTraffic, type TrafficText } from '../../../shared/sequences/from-traffic.ts';
import type { Pattern } from '../../../shared/sequences/pattern.ts';
import { sendTextOf } from '../../../shared/sequences/send-text.ts';
import type { SequenceStep } from '../../../shared/sequences/sequence.ts';
import { latin1Of } from '../../framer/latin1.ts';
import type { ShownItem } from './shown-items.ts';

/** A longer session is not repeated by list. */
const mostLines = 5_000;
/** A longer text is not entered at a prompt. */
const mostData = 10_240;

/**
 * The sent lines as a sequence, each with the reply that came and with what was entered at its prompt: a file `*.atseq.yaml`. It is written as JSON, which
 * is YAML too. What the export hides is a variable. `null`: nothing was sent.
 */
export const recordedSequence = async (
  items: AsyncIterable<Outcome<readonly ShownItem[]>>,
): Promise<Outcome<string | null>> => {
  const lines: TrafficText[] = [];
  const data = new Map<number, string>();
  for await (const some of items) {
    if (!some.ok) return some;
    for (const item of some.value) {
      if (item.kind !== 'piece' || lines.length >= mostLines) continue;
      const { owner, commandId, bytes } = item.piece;
      if (owner === 'payload') data.set(commandId, ((data.get(commandId) ?? '') + latin1Of(bytes)).slice(0, mostData));
      else if (owner !== 'probe') lines.push(textOf(item.piece));
    }
  }
  // In their order the steps are the lines that were sent.
  const sent = lines.filter(({ direction, text }) => direction === 'sent' && text.trim() !== '');
  const steps = sequenceOfTraffic(lines).steps.map((step, index) =>
    withVariables(step, data.get(sent[index]?.commandId ?? 0)),
  );
  if (steps.length === 0) return { ok: true, value: null };
  const file = fileOf({ name: 'recorded', title: null, vars: {}, lineEnding: 'crlf', abort: [], steps });
  return { ok: true, value: `${JSON.stringify(file, null, 2)}\n` };
};

type Piece = Extract<ShownItem, { readonly kind: 'piece' }>['piece'];

const isSentText = (owner: Piece['owner']): boolean => owner === 'command' || owner === 'raw';

const textOf = ({ direction, owner, commandId, bytes }: Piece): TrafficText => {
  const text = latin1Of(bytes).replaceAll(/^[\r\n]+|[\r\n]+$/g, '');
  // Everything else that was sent is not a step.
  return { direction, owner, commandId, text: direction === 'sent' && !isSentText(owner) ? '' : text };
};

const names = Object.values(pseudonymNames);
const longNames = names.map(({ long }) => long).join('|');
const shortNames = names.map(({ short }) => short).join('');
const hidden = new RegExp(
  `\\b(?:(?<long>${longNames})-(?<number>\\d+)_*|(?<short>[${shortNames}])(?<count>\\d+)_+)`,
  'g',
);
/** In a pattern every number is `\d+`. */
const hiddenInPattern = new RegExp(`\\b(?:(?:${longNames})-|[${shortNames}])\\\\d\\+_*`, 'g');

const variableOf = (...[, long, number, short, count]: readonly (string | undefined)[]): string => {
  const name = (long ?? names.find((each) => each.short === short)?.long ?? '').toLowerCase();
  const which = number ?? count ?? '1';
  return `\${${name}${which === '1' ? '' : which}}`;
};

const withVariables = (step: SequenceStep, data: string | undefined): SequenceStep => {
  const { action } = step;
  const text = data === undefined ? null : sendTextOf(data).replaceAll('${', () => '$${');
  return {
    ...step,
    action: action.kind === 'send' ? { ...action, text: action.text.replaceAll(hidden, variableOf) } : action,
    // A private key: whoever repeats it has one.
    data: text === null ? null : /^(?:\*|\\r|\\n)+$/.test(text) ? `\${key}` : text.replaceAll(hidden, variableOf),
    expect: step.expect.map(withoutHidden),
  };
};

const withoutHidden = (pattern: Pattern): Pattern =>
  pattern.kind === 'regex' ? { ...pattern, source: pattern.source.replaceAll(hiddenInPattern, '.+') } : pattern;
