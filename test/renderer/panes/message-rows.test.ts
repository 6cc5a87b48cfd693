import { describe, expect, it } from 'vitest';
import { messageRows } from '../../../renderer/panes/mqtt/message-rows.ts';
import type { MessageView } from '../../../shared/contract.ts';

const message = (number: number): MessageView => ({
  ...{ number, direction: 'up', payload: '{}', topic: 't' },
  ...{ atMs: 0, qos: null, encoding: 'text', sizeBytes: 2, complete: true },
});
const shown = (numbers: readonly number[], owners: readonly (readonly [from: number, module: string])[]) =>
  messageRows(
    numbers.map(message),
    owners.map(([from, module]) => ({ from, module })),
  ).map((row) => (row.kind === 'message' ? row.message.number : row.owner.module));

describe('the messages of several modules on one port', () => {
  it.each([
    ['no other module', [1, 2], [], [1, 2]],
    ['another between two messages', [1, 2], [[2, 'B']], [1, 'B', 2]],
    ['another one without messages yet', [1, 2], [[3, 'B']], [1, 2, 'B']],
    [
      'one that sent nothing, and then a third',
      [1, 2],
      [
        [2, 'B'],
        [2, 'C'],
      ],
      [1, 'C', 2],
    ],
    [
      'the first one again',
      [1, 2, 3],
      [
        [2, 'B'],
        [3, 'A'],
      ],
      [1, 'B', 2, 'A', 3],
    ],
    [
      'messages before it that are not kept',
      [5, 6],
      [
        [2, 'B'],
        [5, 'C'],
      ],
      [5, 6],
    ],
    [
      'messages that the search leaves out',
      [1, 9],
      [
        [3, 'B'],
        [6, 'C'],
      ],
      [1, 'C', 9],
    ],
    [
      'only messages of one module among those of others',
      [1, 9],
      [
        [1, 'A'],
        [3, 'B'],
        [6, 'A'],
      ],
      [1, 9],
    ],
    [
      'an unknown module after another',
      [1, 9],
      [
        [1, 'A'],
        [3, ''],
        [6, 'B'],
      ],
      [1, 'B', 9],
    ],
    ['no messages at all', [], [[1, 'B']], []],
  ] as const)('%s', (_, numbers, owners, expected) => {
    expect(shown(numbers, owners)).toEqual(expected);
  });
});
