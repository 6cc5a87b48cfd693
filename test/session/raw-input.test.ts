import { describe, expect, it } from 'vitest';
import { createRawInput } from '../../electron/session/raw-input.ts';
import type { SessionCore } from '../../electron/session/session-core.ts';
import { done, fail } from '../../shared/outcome.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const setUp = (outcome = done) => {
  const registered: string[] = [];
  const hidden: string[] = [];
  const noted: string[] = [];
  const lines: string[] = [];
  const core = {
    engine: {
      sendBytes: async (bytes: Uint8Array, spans: readonly { start: number; end: number }[]) => {
        hidden.push(spans.map(({ start, end }) => new TextDecoder().decode(bytes.subarray(start, end))).join('|'));
        return outcome;
      },
    },
    recorder: { registerSecret: (value: Uint8Array) => registered.push(new TextDecoder().decode(value)) },
    memory: { noteTyped: (line: string) => noted.push(line) },
    masked: (error: unknown) => error,
  } as unknown as SessionCore;
  const input = createRawInput(core);
  const send = (text: string) => input.sendBytes(bytesOf(text), (line) => lines.push(line));
  return { send, registered, hidden, noted, lines };
};

describe('bytes that a user sends without a command', () => {
  it('are read as lines, however they are cut', async () => {
    const { send, noted, lines } = setUp();
    for (const part of ['AT+MDIS', 'CONNECT', '\rAT+FSDEL="a"\r\nxy']) await send(part);
    expect(lines).toEqual(['AT+MDISCONNECT', 'AT+FSDEL="a"']);
    expect(noted).toEqual(lines);
  });

  it('hide a secret that they contain, also key by key', async () => {
    const { send, hidden, registered } = setUp();
    await send('AT+CPIN="4711"\r');
    expect(hidden).toEqual(['4711']);
    expect(registered).toContain('4711');
    for (const key of 'AT+CPIN=0815\r') await send(key);
    expect(hidden.slice(1).join('')).toBe('0815');
  });

  it('are not lines when they were refused', async () => {
    const { send, lines } = setUp(fail('terminal/port-held', { holder: 'by-program' }));
    await expect(send('AT+FSDEL="a"\r')).resolves.toMatchObject({ ok: false, error: { code: 'terminal/port-held' } });
    expect(lines).toEqual([]);
  });
});
