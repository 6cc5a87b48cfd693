import * as fc from 'fast-check';
import { bench, describe } from 'vitest';
import { sanitise } from '../../renderer/panes/terminal/sanitise.ts';
import { createTrafficLog } from '../../renderer/store/traffic-lines.ts';
import { eventSchema, type ViewEvent } from '../../shared/contract.ts';
import { serverFrameSchema } from '../../shared/frames.ts';
import { decodeTraffic, encodeTraffic, type TrafficPiece } from '../../shared/traffic.ts';
import { reduce, type View, viewSchema } from '../../shared/view.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';

const line = new TextEncoder().encode('+MSUB: "a/b",9 byte,温度 21.5\r\n');
const pieces = Array.from(
  { length: 10_000 },
  (_, sequence): TrafficPiece => ({
    sequence,
    atMs: sequence,
    direction: 'received',
    owner: 'answer',
    commandId: 1,
    name: '',
    bytes: line,
  }),
);
const batch = encodeTraffic(pieces);

describe('10 000 lines on their way to a page (3 Mbaud bring about as many a second)', () => {
  bench('encoded', () => {
    encodeTraffic(pieces);
  });
  bench('decoded', () => {
    decodeTraffic(batch);
  });
  bench('made lines', () => {
    createTrafficLog().add(pieces);
  });
  bench('sanitised for the terminal', () => {
    for (let index = 0; index < 10_000; index += 1) sanitise(line);
  });
});

const [view] = fc.sample(arbitraryOf(viewSchema), { numRuns: 1, seed: 11 }) as [View];
const events: readonly ViewEvent[] = fc.sample(arbitraryOf(eventSchema), { numRuns: 1_000, seed: 3 });

describe('1 000 events of every kind', () => {
  bench('folded', () => {
    events.reduce(reduce, view);
  });
  bench('checked and folded, as a page does', () => {
    let folded = view;
    for (const [sequence, event] of events.entries()) {
      const frame = serverFrameSchema.parse({ kind: 'event', sequence, event });
      if (frame.kind === 'event') folded = reduce(folded, frame.event);
    }
  });
});
