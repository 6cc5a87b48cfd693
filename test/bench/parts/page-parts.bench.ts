import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { jsonLines } from '../../../renderer/panes/mqtt/json-lines.ts';
import { createMessageFilter } from '../../../renderer/panes/mqtt/message-filter.ts';
import { summaryOf } from '../../../renderer/panes/mqtt/payload-summary.ts';
import { eventSchema, type ViewEvent } from '../../../shared/contract.ts';
import { serverFrameSchema } from '../../../shared/frames.ts';
import { createTrafficLog } from '../../../shared/lines/traffic-lines.ts';
import { decodeTraffic, encodeTraffic, type TrafficPiece } from '../../../shared/traffic.ts';
import { reduce, type View, viewSchema } from '../../../shared/view.ts';
import { sampleSession, sampleView } from '../../support/sample-view.ts';
import { arbitraryOf } from '../../support/schema-arbitrary.ts';
import { cpuSecondsFor } from '../cpu.ts';
import { printTable } from '../figures.ts';

const line = new TextEncoder().encode('+MSUB: "a/b",9 byte,温度 21.5\r\n');
const pieces = Array.from(
  { length: 10_000 },
  (_, sequence): TrafficPiece => ({
    ...{ sequence, atMs: sequence, direction: 'received', owner: 'answer', commandId: 1, name: '', isRecorded: true },
    bytes: line,
  }),
);
const batch = encodeTraffic(pieces);
const [view] = fc.sample(arbitraryOf(viewSchema), { numRuns: 1, seed: 11 }) as [View];
const events: readonly ViewEvent[] = fc.sample(arbitraryOf(eventSchema), { numRuns: 1_000, seed: 3 });
const payload = JSON.stringify({ services: [{ service_id: 'Load', properties: { text: '温'.repeat(300) } }] });
const messages = Array.from(
  { length: 1_000 },
  (_, index): ViewEvent => ({
    type: 'message',
    sessionId: 's1',
    message: {
      ...{ number: index + 1, direction: 'down', atMs: index, topic: 'a/b', qos: null, payload },
      ...{ encoding: 'text', sizeBytes: 965, complete: true },
    },
  }),
);
const before = sampleView({ sessions: { s1: sampleSession() } });
const kept = messages.reduce(reduce, before).sessions.s1?.messages ?? [];

const tasks: readonly (readonly [name: string, run: () => void])[] = [
  ['10 000 lines encoded', () => void encodeTraffic(pieces)],
  ['10 000 lines decoded', () => void decodeTraffic(batch)],
  ['10 000 lines converted to lines', () => createTrafficLog().add(pieces)],
  ['1 000 events of every kind applied to the view', () => void events.reduce(reduce, view)],
  [
    '1 000 events checked and applied, as in a page',
    () => {
      let folded = view;
      for (const [sequence, event] of events.entries()) {
        const frame = serverFrameSchema.parse({ kind: 'event', sequence, event });
        if (frame.kind === 'event') folded = reduce(folded, frame.event);
      }
    },
  ],
  ['1 000 messages of 965 bytes applied to the view', () => void messages.reduce(reduce, before)],
  [
    'the same, with a search after every 50',
    () => {
      const shown = createMessageFilter();
      let folded = before;
      for (const [index, event] of messages.entries()) {
        folded = reduce(folded, event);
        if (index % 50 === 0) shown(folded.sessions.s1?.messages ?? [], { up: true, down: true, query: 'load' });
      }
    },
  ],
  [
    '30 rows of messages and one detail',
    () => {
      for (const message of kept.slice(-30)) summaryOf(message.payload);
      jsonLines(payload);
    },
  ],
];

describe('the parts of the page', () => {
  it('take so long', { timeout: 600_000 }, () => {
    printTable({
      title: 'parts of the page: CPU milliseconds (3 Mbaud carry about 10 000 lines a second)',
      columns: ['ms'],
      rows: tasks.map(([name, run]) => ({ name, figures: [cpuSecondsFor(run) * 1_000] })),
    });
  });
});
