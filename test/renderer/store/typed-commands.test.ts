import { describe, expect, it } from 'vitest';
import { createTypedCommands, isRefusal } from '../../../renderer/store/typed-commands.ts';
import { failure, type Outcome } from '../../../shared/outcome.ts';

const createBench = (stored: string | null = null) => {
  const values = new Map<string, string>(stored === null ? [] : [['atelier.commands', stored]]);
  const sent: string[] = [];
  let answer: Outcome<unknown> = { ok: true, value: undefined };
  const commands = createTypedCommands(
    { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) },
    async (sessionId, line) => {
      sent.push(`${sessionId} ${line}`);
      return answer;
    },
  );
  return {
    ...{ commands, sent },
    stored: () => values.get('atelier.commands'),
    answerWith: (next: Outcome<unknown>) => {
      answer = next;
    },
  };
};

const failed = (code: 'at/timeout' | 'stopped' | 'link/lost') => ({ ok: false, error: failure(code) }) as const;

describe('commands typed in a window', () => {
  it('go to the session, and are stored without secrets', async () => {
    const { commands, sent, stored } = createBench('["AT"]');
    await commands.send('s1', 'AT+CSQ');
    await commands.send('s1', 'AT+MCONFIG="a","b","secret"');
    expect(sent).toEqual(['s1 AT+CSQ', 's1 AT+MCONFIG="a","b","secret"']);
    expect(commands.store.getState().history).toEqual(['AT', 'AT+CSQ', 'AT+MCONFIG="a","b","secret"']);
    expect(stored()).toBe('["AT","AT+CSQ"]');
  });

  it('do nothing without a session', async () => {
    const { commands, sent } = createBench();
    await commands.send(null, 'AT');
    expect([sent, commands.store.getState().history]).toEqual([[], []]);
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
