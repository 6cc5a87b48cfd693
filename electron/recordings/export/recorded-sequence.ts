import type { Outcome } from '../../../shared/outcome.ts';
import { fileOf } from '../../../shared/sequences/file-of.ts';
import { sequenceOfTraffic, type TrafficText } from '../../../shared/sequences/from-traffic.ts';
import { latin1Of } from '../../framer/latin1.ts';
import type { ShownItem } from './shown-items.ts';

/** A longer session is not repeated by list. */
const mostLines = 5_000;

/**
 * The sent lines as a sequence, each with the reply that came: a file `*.atseq.yaml`. It is written as JSON, which is YAML too. `null`: nothing was
 * sent.
 */
export const recordedSequence = async (
  items: AsyncIterable<Outcome<readonly ShownItem[]>>,
): Promise<Outcome<string | null>> => {
  const lines: TrafficText[] = [];
  for await (const some of items) {
    if (!some.ok) return some;
    for (const item of some.value) {
      if (item.kind === 'piece' && lines.length < mostLines) lines.push(textOf(item.piece));
    }
  }
  const { steps } = sequenceOfTraffic(lines);
  if (steps.length === 0) return { ok: true, value: null };
  const file = fileOf({ name: 'recorded', title: null, vars: {}, lineEnding: 'crlf', abort: [], steps });
  return { ok: true, value: `${JSON.stringify(file, null, 2)}\n` };
};

const textOf = ({
  direction,
  owner,
  commandId,
  bytes,
}: Extract<ShownItem, { readonly kind: 'piece' }>['piece']): TrafficText => ({
  ...{
    direction,
    owner,
    commandId,
    text: latin1Of(bytes)
      .replace(/[\r\n]+$/, '')
      .replace(/^[\r\n]+/, ''),
  },
});
