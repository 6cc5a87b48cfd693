import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodePlatform } from '../../../electron/host/node/node-platform.ts';
import { fail, ok } from '../../../shared/outcome.ts';

const isPosix = process.platform !== 'win32';
const platform = createNodePlatform();

let folder = '';
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-parts-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('writing a file in parts', () => {
  async function* partsOf(...texts: readonly (string | null)[]) {
    for (const text of texts)
      yield text === null ? fail('file/unreadable', { path: 'source' }) : ok(new TextEncoder().encode(text));
  }

  it('replaces the content, leaves no other file, and says the size', async () => {
    writeFileSync(at('a'), 'old');
    expect(await platform.writeParts(at('a'), partsOf('one', 'two'))).toEqual({ ok: true, value: 6 });
    expect(readFileSync(at('a'), 'utf8')).toBe('onetwo');
    if (isPosix) expect(statSync(at('a')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('keeps the old content where a part fails', async () => {
    writeFileSync(at('a'), 'old');
    const failed = { ok: false, error: { code: 'file/unreadable', facts: { path: 'source' } } };
    expect(await platform.writeParts(at('a'), partsOf('one', null))).toMatchObject(failed);
    expect(readFileSync(at('a'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it.runIf(isPosix)('to a link replaces its target, to a pipe hands all parts to one reader', async () => {
    writeFileSync(at('a'), 'old');
    symlinkSync(at('a'), at('link'));
    await platform.writeParts(at('link'), partsOf('one', 'two'));
    expect(readFileSync(at('a'), 'utf8')).toBe('onetwo');
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
    execFileSync('mkfifo', [at('pipe')]);
    const reader = promisify(execFile)('cat', [at('pipe')]);
    // Until the reader has opened its end, the write is refused.
    const write = () => platform.writeParts(at('pipe'), partsOf('one', 'x'.repeat(200_000)));
    await expect.poll(async () => (await write()).ok).toBe(true);
    expect((await reader).stdout).toHaveLength(200_003);
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
  });

  it.runIf(process.platform === 'linux')('to a device writes to it, and it stays', async ({ skip }) => {
    const device = process.getuid?.() === 0 ? at('device') : '/dev/null';
    // Root could replace the one of the machine.
    if (device === at('device') && spawnSync('mknod', [device, 'c', '1', '3']).status !== 0) return skip();
    expect(await platform.writeParts(device, partsOf('one', 'two'))).toEqual({ ok: true, value: 6 });
    expect(lstatSync(device).isCharacterDevice()).toBe(true);
  });
});
