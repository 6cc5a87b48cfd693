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
