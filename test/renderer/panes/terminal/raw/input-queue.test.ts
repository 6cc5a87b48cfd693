import { describe, expect, it } from 'vitest';
import { createInputQueue } from '../../../../../renderer/panes/terminal/raw/input-queue.ts';
import { done, type Failure, fail, type Outcome, ok } from '../../../../../shared/outcome.ts';

const setUp = () => {
  const sent: string[] = [];
  const results: (string | null)[] = [];
  const frames: (() => void)[] = [];
  const answers: ((outcome: Outcome<unknown>) => void)[] = [];
  const queue = createInputQueue({
    encode: async (text) => (text.includes('?') ? fail('usage/not-encodable') : ok(new TextEncoder().encode(text))),
    send: (bytes) => {
      sent.push(new TextDecoder().decode(bytes));
      return new Promise((resolve) => answers.push(resolve));
    },
    nextFrame: (action) => frames.push(action),
    onResult: (failure: Failure | null) => results.push(failure?.code ?? null),
  });
  const frame = async (): Promise<void> => {
    for (const action of frames.splice(0)) action();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const answer = async (outcome: Outcome<unknown> = done): Promise<void> => {
    answers.shift()?.(outcome);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { sent, results, frame, answer, type: queue.type };
};

describe('typed bytes', () => {
  it('of one frame are one request, and the next request waits for its answer', async () => {
    const { sent, frame, answer, type } = setUp();
    for (const key of 'abc') type(key);
    expect(sent).toEqual([]);
    await frame();
    expect(sent).toEqual(['abc']);
    for (const key of 'de') type(key);
    await frame();
    expect(sent).toEqual(['abc']);
    await answer();
    expect(sent).toEqual(['abc', 'de']);
    await answer();
    type('f');
    await frame();
    expect(sent).toEqual(['abc', 'de', 'f']);
  });

  it('are cut where they are more than one request takes', async () => {
    const { sent, frame, answer, type } = setUp();
    const text = `${'x'.repeat(15_999)}😀${'y'.repeat(20_000)}`;
    type(text);
    await frame();
    await answer();
    await answer();
    expect(sent.map(({ length }) => length)).toEqual([15_999, 16_000, 4_002]);
    expect(sent.join('')).toBe(text);
  });

  it('that have no bytes in the encoding are refused, and typing continues', async () => {
    const { sent, results, frame, answer, type } = setUp();
    type('a?');
    await frame();
    type('b');
    await frame();
    await answer();
    expect(sent).toEqual(['b']);
    expect(results).toEqual(['usage/not-encodable', null]);
  });

  it('are dropped with a refusal, and typing continues after it', async () => {
    const { sent, results, frame, answer, type } = setUp();
    type('x'.repeat(70_000));
    await frame();
    type('rest');
    await answer(fail('terminal/port-held', { holder: 'by-run' }));
    expect(sent).toHaveLength(1);
    type('again');
    await frame();
    await answer();
    expect(sent.at(-1)).toBe('again');
    expect(results).toEqual(['terminal/port-held', null]);
  });
});
