import { describe, expect, it } from 'vitest';
import { createTypedCommands, isRefusal } from '../../../renderer/store/typed-commands.ts';
import { failure, type Outcome } from '../../../shared/outcome.ts';

const createBench = (kept: readonly string[] = []) => {
  const sent: string[] = [];
  let answer: Outcome<unknown> = { ok: true, value: undefined };
  let lines = kept;
  let late = (): void => undefined;
  const commands = createTypedCommands(
    async () => ({ ok: true, value: { lines } }),
    async (sessionId, line) => {
      sent.push(`${sessionId} ${line}`);
      return answer;
    },
    (_sessionId, listener) => {
      late = listener;
      return () => {
        late = () => undefined;
      };
    },
  );
  return {
    answerLate: () => late(),
    ...{ commands, sent },
    keep: (next: readonly string[]) => {
      lines = next;
    },
    history: (sessionId: string) => commands.store.getState().histories[sessionId] ?? [],
    answerWith: (next: Outcome<unknown>) => {
      answer = next;
    },
  };
};

const failed = (code: 'at/timeout' | 'stopped' | 'link/lost') => ({ ok: false, error: failure(code) }) as const;

describe('commands typed in a window', () => {
  it('go to the session, and follow what was typed to its module before', async () => {
    const { commands, sent, history } = createBench(['AT']);
    await commands.read('s1');
    await commands.send('s1', 'AT+CSQ');
    await commands.send('s2', 'ATI');
    expect(sent).toEqual(['s1 AT+CSQ', 's2 ATI']);
    expect(history('s1')).toEqual(['AT', 'AT+CSQ']);
    expect(history('s2')).toEqual(['ATI']);
  });

  it('are no longer shown as unanswered once the answer has arrived', async () => {
    const { commands, answerWith, answerLate } = createBench();
    answerWith(failed('at/timeout'));
    await commands.send('s1', 'AT+COPS=?');
    expect(commands.store.getState().failure?.code).toBe('at/timeout');
    answerLate();
    expect(commands.store.getState().failure).toBeNull();
  });

  it('of another window appear, and those with secrets stay in this one', async () => {
    const { commands, history, keep } = createBench();
    const secret = 'AT+MCONFIG="a","b","secret"';
    await commands.send('s1', 'AT');
    await commands.send('s1', secret);
    keep(['AT', 'AT+CSQ']);
    await commands.read('s1');
    expect(history('s1')).toEqual(['AT', secret, 'AT+CSQ']);
  });

  it('are not lost by an answer that does not have them yet', async () => {
    const { commands, history } = createBench(['AT']);
    const reading = commands.read('s1');
    await commands.send('s1', 'ATI');
    await reading;
    expect(history('s1')).toEqual(['ATI']);
  });

  it('do nothing without a session', async () => {
    const { commands, sent } = createBench();
    await commands.send(null, 'AT');
    expect([sent, commands.store.getState().histories]).toEqual([[], {}]);
  });

  it('have a failure until the next one is sent', async () => {
    const { commands, answerWith } = createBench();
    answerWith(failed('at/timeout'));
    await commands.send('s1', 'AT');
    expect(commands.store.getState()).toMatchObject({ failure: { code: 'at/timeout' }, failedSessionId: 's1' });
    answerWith({ ok: true, value: undefined });
    const sending = commands.send('s1', 'AT');
    expect(commands.store.getState().failure).toBeNull();
    await sending;
    expect(commands.store.getState().failure).toBeNull();
  });

  it.each(['stopped', 'link/lost'] as const)('report no failure for %s, which is shown elsewhere', async (code) => {
    const { commands, answerWith } = createBench();
    answerWith(failed(code));
    await commands.send('s1', 'AT');
    expect(commands.store.getState().failure).toBeNull();
  });

  it('tell their outcome to who sent them', async () => {
    const { commands, answerWith } = createBench();
    answerWith(failed('link/lost'));
    expect(await commands.send('s1', 'AT')).toMatchObject({ ok: false, error: { code: 'link/lost' } });
    expect(await commands.send(null, 'AT')).toBeNull();
  });

  it.each([
    ['usage/invalid', true],
    ['link/lost', true],
    ['at/unresponsive', true],
    ['at/error', false],
    ['at/timeout', false],
    ['stopped', false],
  ] as const)('stay in the line if they are refused with %s: %s', (code, isRefused) => {
    expect(isRefusal(failure(code))).toBe(isRefused);
  });
});
