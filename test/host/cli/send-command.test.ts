import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;
beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

it('refuses a command with characters that modules do not know, and says what is meant', async () => {
  const { exitCode, out, err } = await bench.run(['send', '--port', 'sim:', 'AT+CSQ；+CREG？']);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  expect(err).toMatch(/--as-typed sends it anyway; repaired\): AT\+CSQ;\+CREG\?;.*\(usage\/invalid\)\n$/);
});

it('sends it as typed on request', async () => {
  const { exitCode, err } = await bench.run(['send', '--port', 'sim:', '--as-typed', 'AT+FSDEL=“a，b”']);
  expect(exitCode).toBe(4);
  expect(err).toMatch(/\(at\/error\)\n$/);
});

it('sends content with full-width characters without a warning', async () => {
  const { err } = await bench.run(['send', '--port', 'sim:', 'AT+FSDEL="a，b"']);
  expect(err).toMatch(/\(at\/error\)\n$/);
});

it('masks the secrets of the repaired command', async () => {
  const { out, err } = await bench.run(['send', '--port', 'sim:', '--json', 'AT+CPIN=“9182”']);
  expect(err).toContain('AT+CPIN="****"');
  expect(`${out}${err}`).not.toContain('9182');
});

it('sends the data of --payload to the prompt', async () => {
  // Each run has a module of its own.
  const line = 'AT+FSCREATE="a.txt";+FSWRITE="a.txt",0,7,5';
  const { exitCode, out } = await bench.run(['send', '--port', 'sim:', '--payload', '温度1', line]);
  expect({ exitCode, out }).toEqual({ exitCode: 0, out: 'OK\n' });
});

it.each([
  ['a payload of another length', ['--payload', 'abc', 'AT+FSWRITE="a.txt",0,7,5']],
  ['a payload for a command without a prompt', ['--payload', 'abc', 'AT+CSQ']],
  ['a command with a prompt and no payload', ['AT+FSWRITE="a.txt",0,7,5']],
])('refuses %s before anything is sent', async (_name, words) => {
  const { exitCode, out, err } = await bench.run(['send', '--port', 'sim:', ...words]);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  expect(err).toMatch(/\(usage\/invalid\)\n$/);
});
