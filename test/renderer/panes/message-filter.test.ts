import { describe, expect, it } from 'vitest';
import { createMessageFilter } from '../../../renderer/panes/mqtt/message-filter.ts';
import type { MessageView } from '../../../shared/contract.ts';

const all = { up: true, down: true, query: '' } as const;
const message = (number: number, direction: 'up' | 'down', payload: string, topic = 'home'): MessageView => ({
  ...{ number, direction, payload, topic },
  ...{ atMs: 0, qos: null, encoding: 'text', sizeBytes: payload.length, complete: true },
});

describe('the message filter', () => {
  const messages = [message(1, 'up', 'Door'), message(2, 'down', 'window', 'Door/1'), message(3, 'down', 'light')];
  const numbers = (shown: readonly MessageView[]): readonly number[] => shown.map(({ number }) => number);

  it.each([
    [all, [1, 2, 3]],
    [{ ...all, up: false }, [2, 3]],
    [{ ...all, down: false }, [1]],
    [{ ...all, query: 'dOOr' }, [1, 2]],
    [{ up: false, down: true, query: 'door' }, [2]],
    [{ ...all, query: 'roof' }, []],
  ])('of %j are %j', (request, expected) => {
    expect(numbers(createMessageFilter()(messages, request))).toEqual(expected);
  });

  it('follows changes of the filter and of the messages', () => {
    const shown = createMessageFilter();
    expect(numbers(shown(messages, { ...all, query: 'door' }))).toEqual([1, 2]);
    expect(numbers(shown(messages, { ...all, query: 'light' }))).toEqual([3]);
    const later = [...messages.slice(1), message(4, 'up', 'light')];
    expect(numbers(shown(later, { ...all, query: 'light' }))).toEqual([3, 4]);
  });

  it('reads each message once per search', () => {
    let reads = 0;
    const watched = {
      ...message(1, 'up', ''),
      get payload() {
        reads += 1;
        return 'door';
      },
    };
    const shown = createMessageFilter();
    for (let more = 0; more < 5; more += 1) shown([watched, message(2 + more, 'up', 'x')], { ...all, query: 'door' });
    expect(reads).toBe(1);
  });
});
