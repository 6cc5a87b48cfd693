import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayTryNext } from '../../../../../renderer/panes/terminal/sending/may-go-on.ts';
import {
  createSendList,
  linesOfPaste,
  type SendListOptions,
} from '../../../../../renderer/panes/terminal/sending/send-list.ts';
import type { ErrorCode } from '../../../../../shared/errors.ts';
import { fail, failure } from '../../../../../shared/outcome.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';
import { createTestPort } from './test-port.ts';

const bench = (...texts: readonly string[]) => {
  const clock = new VirtualClock();
  const pass = (ms: number): Promise<void> => clock.advance(ms);
  const port = createTestPort<string>();
  const list = createSendList(clock);
  list.add(texts);
  const failing = new Map<string, ErrorCode>();
  const options: SendListOptions = {
    send: async (text) => {
      const sent = await port.send(text);
      const code = failing.get(text);
      return code === undefined ? sent : fail(code);
    },
    pauseMs: 0,
    stopsAtError: true,
    mayGoOn: ({ code }) => code === 'at/error',
  };
  return {
    ...{ pass, port, list, failing, options },
    states: () => list.items.getState().map(({ text, state }) => `${text} ${state}`),
    idOf: (text: string) => list.items.getState().find((item) => item.text === text)?.id ?? 0,
  };
};

describe('a list of texts', () => {
  it('is sent only when it is asked for, one after the other', async () => {
    const { list, options, pass, port, states } = bench('AT', 'AT+CSQ');
    await pass(1_000);
    expect(port.sent).toEqual([]);
    port.beSlow();
    list.sendAll(options);
    await pass(1_000);
    expect(port.sent).toEqual(['AT']);
    expect(states()).toEqual(['AT sending', 'AT+CSQ waiting']);
    port.written();
    await pass(0);
    expect(port.sent).toEqual(['AT', 'AT+CSQ']);
    port.written();
    await pass(0);
    expect(states()).toEqual(['AT sent', 'AT+CSQ sent']);
    expect(list.state.getState()).toEqual({ kind: 'ended' });
  });

  it('has a pause after each', async () => {
    const { list, options, pass, port } = bench('a', 'b', 'c');
    list.sendAll({ ...options, pauseMs: 500 });
    await pass(499);
    expect(port.sent).toEqual(['a']);
    await pass(1);
    expect(port.sent).toEqual(['a', 'b']);
  });

  it('stops at the first error, and continues from there', async () => {
    const { list, options, pass, port, failing, states } = bench('a', 'b', 'c');
    failing.set('b', 'at/error');
    list.sendAll(options);
    await pass(10);
    expect(states()).toEqual(['a sent', 'b failed', 'c waiting']);
    expect(list.state.getState()).toMatchObject({ kind: 'stopped', failure: { code: 'at/error' } });
    failing.clear();
    list.sendAll(options);
    await pass(10);
    expect(port.sent).toEqual(['a', 'b', 'b', 'c']);
    list.sendAll(options);
    await pass(10);
    expect(port.sent).toEqual(['a', 'b', 'b', 'c', 'a', 'b', 'c']);
  });

  it('continues after an error of the device if that is chosen, but not when nothing can be sent', async () => {
    const { list, options, pass, port, failing, states } = bench('a', 'b', 'c', 'd');
    failing.set('a', 'at/error');
    failing.set('c', 'link/lost');
    list.sendAll({ ...options, stopsAtError: false });
    await pass(10);
    expect(port.sent).toEqual(['a', 'b', 'c']);
    expect(states()).toEqual(['a failed', 'b sent', 'c failed', 'd waiting']);
  });

  it('is edited and shortened, but not where it is being sent', async () => {
    const { list, options, pass, port, idOf, states } = bench('a', 'b', 'c');
    port.beSlow();
    list.sendAll(options);
    await pass(0);
    list.edit(idOf('a'), 'x');
    list.remove(idOf('a'));
    list.edit(idOf('b'), 'B');
    list.remove(idOf('c'));
    list.add(['d']);
    expect(states()).toEqual(['a sending', 'B waiting', 'd waiting']);
    list.stop();
    port.written();
    await pass(10);
    expect(states()).toEqual(['a sent', 'B waiting', 'd waiting']);
    expect(port.sent).toEqual(['a']);
    list.clear();
    expect(states()).toEqual([]);
  });

  it('forgets with its texts why it stopped', async () => {
    const { list, options, pass, failing } = bench('a');
    failing.set('a', 'usage/invalid');
    list.sendAll(options);
    await pass(10);
    expect(list.state.getState()).toMatchObject({ kind: 'stopped', failure: { code: 'usage/invalid' } });
    list.clear();
    expect(list.state.getState()).toEqual({ kind: 'idle' });
  });
});

describe('the next text of a list', () => {
  it.each([
    ['usage/invalid', true],
    ['at/error', true],
    ['at/timeout', true],
    ['terminal/port-held', false],
    ['link/lost', false],
    ['stopped', false],
  ] as const)('after %s: %s', (code, isTried) => {
    expect(mayTryNext(failure(code))).toBe(isTried);
  });
});

describe('a pasted text', () => {
  it('is a list if it has several lines', () => {
    expect(linesOfPaste('AT\r\nAT+CSQ\rATI\n')).toEqual(['AT', 'AT+CSQ', 'ATI']);
    expect(linesOfPaste('\n  indented \n\n\nb')).toEqual(['  indented ', 'b']);
    expect(linesOfPaste('AT\r\n')).toBeNull();
    expect(linesOfPaste('')).toBeNull();
  });

  it('keeps every character of its lines', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1 }).filter((text) => !/[\r\n]/.test(text) && text.trim() !== ''),
          { minLength: 2 },
        ),
        fc.constantFrom('\n', '\r', '\r\n'),
        (lines, end) => {
          expect(linesOfPaste(lines.join(end))).toEqual(lines);
        },
      ),
    );
  });
});
