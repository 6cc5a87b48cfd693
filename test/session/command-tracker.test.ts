import { describe, expect, it } from 'vitest';
import type { TrafficItem } from '../../electron/at/engine.ts';
import { createCommandTracker } from '../../electron/session/command-tracker.ts';

const item = (direction: 'sent' | 'received', owner: TrafficItem['owner'], text: string): TrafficItem =>
  ({ direction, owner, bytes: new Uint8Array(Buffer.from(text)), secretSpans: [] }) as unknown as TrafficItem;

describe('the line of a piece', () => {
  const command = item('sent', { kind: 'command', id: 1 } as TrafficItem['owner'], 'AT+CGMM\r');
  const answer = (text: string) => item('received', { kind: 'answer', id: 1 } as TrafficItem['owner'], text);

  it('is the line with its command', () => {
    const tracker = createCommandTracker();
    tracker.lineOf(command, 0);
    expect(tracker.lineOf(answer('+CGMM: "Air720H"\r\n'), 5)).toMatchObject({
      line: '+CGMM: "Air720H"',
      command: 'AT+CGMM',
    });
  });

  it.each(['answer', 'unclaimed', 'late', 'urc'] as const)(
    'is null where it was cut off: half a name is not a name (%s)',
    (kind) => {
      const tracker = createCommandTracker();
      tracker.lineOf(command, 0);
      const owner = { kind, id: 1, name: '+CGMM' } as unknown as TrafficItem['owner'];
      expect(tracker.lineOf(item('received', owner, '+CGMM: "Ai'), 5)).toBeNull();
      expect(tracker.lineOf(item('received', owner, '+CGMM: "Air720H"\r'), 5)).not.toBeNull();
    },
  );
});
