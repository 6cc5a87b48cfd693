import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppendFile } from '../../../electron/base/platform.ts';
import { createNodePlatform } from '../../../electron/host/node/node-platform.ts';
import type { Outcome } from '../../../shared/outcome.ts';

const isPosix = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

let folder = '';
const at = (...parts: readonly string[]): string => join(folder, ...parts);
const platform = createNodePlatform();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-platform-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const makePipe = (path: string): void => {
  execFileSync('mkfifo', [path]);
};

/** The path of a full device that no test can take from the machine; `null` where this user may make none. */
const fullDevice = (): string | null => {
  if (!existsSync('/dev/full')) return null;
  // Only root can put a file into /dev.
  if (!isRoot) return '/dev/full';
  const made = spawnSync('mknod', ['-m', '666', at('full'), 'c', '1', '7']);
  const isUsable = made.status === 0 && lstatSync(at('full')).isCharacterDevice();
  return isUsable ? at('full') : null;
};

/** A reader of a pipe, and what it has read at the end. */
const readerOf = (path: string): Promise<string> =>
  new Promise((resolve, reject) =>
    execFile('cat', [path], { maxBuffer: 10_000_000 }, (error, text) => (error ? reject(error) : resolve(text))),
  );

const withReader = async (path: string, write: () => Promise<Outcome<void>>): Promise<string> => {
  const text = readerOf(path);
  // Until the reader has opened its end, the write is refused.
  await expect.poll(async () => (await write()).ok).toBe(true);
  return text;
};

const opened = (path: string): AppendFile => {
  const outcome = platform.openAppend(path);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};

describe('the data folder', () => {
  it('is the given one as an absolute path, and is not created yet', () => {
    expect(createNodePlatform({ dataFolder: at('data') }).dataFolder).toBe(at('data'));
    expect(createNodePlatform({ dataFolder: 'data' }).dataFolder).toBe(join(process.cwd(), 'data'));
    expect(existsSync(at('data'))).toBe(false);
  });
});

describe('reading a file', () => {
  it('returns its bytes, up to exactly the limit', async () => {
    writeFileSync(at('a'), 'abc');
    expect(await platform.readFile(at('a'), 3)).toEqual({ ok: true, value: bytesOf('abc') });
    writeFileSync(at('empty'), '');
    expect(await platform.readFile(at('empty'), 0)).toEqual({ ok: true, value: new Uint8Array(0) });
  });

  it('above the limit is refused, also when it is 4 GB of zeros', async () => {
    writeFileSync(at('a'), 'abcd');
    truncateSync(at('a'), 4e9);
    expect(await platform.readFile(at('a'), 3)).toMatchObject({
      error: { code: 'file/unreadable', facts: { path: at('a'), cause: 'too-large', sizeBytes: 4e9, limitBytes: 3 } },
    });
  });

  it('that is missing, below a file, or has an impossible name fails with its path', async () => {
    writeFileSync(at('a'), '');
    const missing = { error: { code: 'file/missing', facts: { path: at('b'), cause: 'ENOENT' } } };
    expect(await platform.readFile(at('b'), 9)).toMatchObject(missing);
    expect(await platform.readFile(at('a', 'b'), 9)).toMatchObject({ error: { code: 'file/missing' } });
    expect(await platform.readFile('a\0b', 9)).toMatchObject({ error: { code: 'file/unreadable' } });
  });

  it('refuses a folder', async () => {
    const expected = { error: { code: 'file/unreadable', facts: { cause: 'not-a-file' } } };
    expect(await platform.readFile(folder, 9)).toMatchObject(expected);
  });

  it.runIf(isPosix)('refuses pipes and devices without opening them', async () => {
    makePipe(at('pipe'));
    for (const path of [at('pipe'), '/dev/zero', '/dev/null', '/dev/tty']) {
      const outcome = await platform.readFile(path, 9);
      expect(outcome).toMatchObject({ error: { code: 'file/unreadable', facts: { cause: 'not-a-file' } } });
    }
  });

  it.skipIf(!isPosix || isRoot)('without permission fails', async () => {
    writeFileSync(at('a'), '');
    chmodSync(at('a'), 0);
    expect(await platform.readFile(at('a'), 9)).toMatchObject({ error: { code: 'file/denied' } });
  });
});

describe('writing a file', () => {
  it('replaces the content and leaves no other file', async () => {
    writeFileSync(at('a'), 'a much longer content');
    expect(await platform.writeFile(at('a'), bytesOf('new'))).toEqual({ ok: true, value: undefined });
    expect(readFileSync(at('a'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it.runIf(isPosix)('creates folders and file for their owner only', async () => {
    await platform.writeFile(at('x', 'y', 'a'), bytesOf('1'));
    expect([modeOf(at('x')), modeOf(at('x', 'y')), modeOf(at('x', 'y', 'a'))]).toEqual(['700', '700', '600']);
  });

  it.runIf(isPosix)('through a symbolic link replaces its target', async () => {
    writeFileSync(at('real'), 'old');
    symlinkSync(at('real'), at('link'));
    await platform.writeFile(at('link'), bytesOf('new'));
    expect(readFileSync(at('real'), 'utf8')).toBe('new');
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
  });

  it('many times at once ends with the last content', async () => {
    const all: Promise<Outcome<void>>[] = [platform.writeFile(at('a'), new Uint8Array(20_000_000))];
    for (let number = 0; number < 30; number += 1) all.push(platform.writeFile(at('a'), bytesOf(`${number}`)));
    const outcomes = await Promise.all(all);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(readFileSync(at('a'), 'utf8')).toBe('29');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('over a folder, or below a file, fails as a value and leaves no file', async () => {
    mkdirSync(at('folder', 'inner'), { recursive: true });
    expect(await platform.writeFile(at('folder'), bytesOf('1'))).toMatchObject({ error: { code: 'file/unwritable' } });
    writeFileSync(at('a'), '1');
    expect(await platform.writeFile(at('a', 'b'), bytesOf('1'))).toMatchObject({ error: { code: 'file/unwritable' } });
    expect(readdirSync(folder).sort()).toEqual(['a', 'folder']);
  });

  it.runIf(isPosix)('to a pipe hands it to the reader, and the pipe stays', async () => {
    makePipe(at('pipe'));
    symlinkSync(at('pipe'), at('link'));
    expect(await withReader(at('pipe'), () => platform.writeFile(at('pipe'), bytesOf('report')))).toBe('report');
    expect(await withReader(at('pipe'), () => platform.writeFile(at('link'), bytesOf('report')))).toBe('report');
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['link', 'pipe']);
  });

  it.runIf(isPosix)('to a pipe waits for a reader that is slower', async () => {
    makePipe(at('pipe'));
    const long = 'x'.repeat(3_000_000);
    expect((await withReader(at('pipe'), () => platform.writeFile(at('pipe'), bytesOf(long)))).length).toBe(3_000_000);
  });

  it.runIf(isPosix)('to a pipe without a reader fails, and the pipe stays', async () => {
    makePipe(at('pipe'));
    expect(await platform.writeFile(at('pipe'), bytesOf('1'))).toMatchObject({ error: { code: 'file/unwritable' } });
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
    expect(readdirSync(folder)).toEqual(['pipe']);
  });

  it.runIf(existsSync('/proc/self/fd'))('to an output that was handed over reaches it', async () => {
    makePipe(at('pipe'));
    const text = readerOf(at('pipe'));
    const descriptor = await open(at('pipe'), 'w');
    expect(await platform.writeFile(`/proc/self/fd/${descriptor.fd}`, bytesOf('report'))).toMatchObject({ ok: true });
    await descriptor.close();
    expect(await text).toBe('report');
  });

  it('to a full device fails with its code, and the device stays', async ({ skip }) => {
    const device = fullDevice();
    if (device === null) return skip();
    expect(await platform.writeFile(device, bytesOf('1'))).toMatchObject({ error: { code: 'file/disk-full' } });
    expect(lstatSync(device).isCharacterDevice()).toBe(true);
  });

  it.runIf(isPosix && isRoot)('to a disk is refused, also a recording', async ({ skip }) => {
    // A number that no driver has: nothing can be written even if it were opened.
    if (spawnSync('mknod', [at('disk'), 'b', '240', '250']).status !== 0) return skip();
    const refused = { error: { code: 'file/unwritable', facts: { path: at('disk'), cause: 'not-a-file' } } };
    expect(await platform.writeFile(at('disk'), bytesOf('1'))).toMatchObject(refused);
    expect(platform.openAppend(at('disk'))).toMatchObject(refused);
    expect(lstatSync(at('disk')).isBlockDevice()).toBe(true);
  });

  it.runIf(existsSync('/proc/self'))('without permission fails', async () => {
    const outcome = await platform.writeFile('/proc/self/atelier', bytesOf('1'));
    expect(outcome.ok || outcome.error.code).toMatch(/^file\/(denied|unwritable)$/);
  });
});

describe('appending', () => {
  it.skipIf(process.platform === 'win32')('fails when the file was deleted, and not when it was renamed', () => {
    const path = join(folder, 'deleted.jsonl');
    const file = opened(path);
    renameSync(path, `${path}.moved`);
    expect(file.append(bytesOf('1'))).toMatchObject({ ok: true });
    unlinkSync(`${path}.moved`);
    expect(file.append(bytesOf('2'))).toMatchObject({
      error: { code: 'file/unwritable', facts: { path, cause: 'removed' } },
    });
    file.close();
  });

  it('shows on request that the file is in use', () => {
    const path = join(folder, 'used.jsonl');
    const file = opened(path);
    file.touch?.(1_000_000);
    expect(statSync(path).mtimeMs).toBe(1_000_000);
    file.close();
    file.touch?.(2_000_000);
    expect(statSync(path).mtimeMs).toBe(1_000_000);
  });

  it('adds to the content, and appended bytes can be read at once', async () => {
    writeFileSync(at('a'), '1');
    const file = opened(at('a'));
    expect(file.append(bytesOf('2'))).toEqual({ ok: true, value: undefined });
    expect(readFileSync(at('a'), 'utf8')).toBe('12');
    expect((await file.flush()).ok).toBe(true);
    file.close();
  });

  it.runIf(isPosix)('creates folders and file for their owner only', () => {
    opened(at('x', 'a')).close();
    expect([modeOf(at('x')), modeOf(at('x', 'a'))]).toEqual(['700', '600']);
  });

  it('after close is a failure, and closing twice is harmless', async () => {
    const file = opened(at('a'));
    file.close();
    file.close();
    const expected = { error: { code: 'file/unwritable', facts: { path: at('a'), cause: 'closed' } } };
    expect(file.append(bytesOf('1'))).toMatchObject(expected);
    expect(await file.flush()).toMatchObject(expected);
  });

  it('to a folder fails as a value', () => {
    expect(platform.openAppend(folder)).toMatchObject({ error: { code: 'file/unwritable' } });
  });

  it.runIf(isPosix)('to a pipe without a reader fails instead of waiting', () => {
    makePipe(at('pipe'));
    expect(platform.openAppend(at('pipe'))).toMatchObject({ error: { code: 'file/unwritable' } });
  });

  it.runIf(existsSync('/dev/full'))('to a full disk fails with its code', async () => {
    const file = opened('/dev/full');
    expect(file.append(bytesOf('1'))).toMatchObject({ error: { code: 'file/disk-full', facts: { cause: 'ENOSPC' } } });
    expect((await file.flush()).ok).toBe(true);
    file.close();
  });
});

describe('listing a folder', () => {
  it('returns its plain files with size and time, without folders', async () => {
    writeFileSync(at('a'), 'abc');
    mkdirSync(at('inner'));
    const listed = await platform.listFolder(folder);
    expect(listed).toEqual({ ok: true, value: [{ name: 'a', sizeBytes: 3, changedAtMs: statSync(at('a')).mtimeMs }] });
  });

  it('that is missing returns nothing, and a file fails', async () => {
    writeFileSync(at('a'), '');
    expect(await platform.listFolder(at('b'))).toEqual({ ok: true, value: [] });
    expect(await platform.listFolder(at('a'))).toMatchObject({
      error: { code: 'file/missing', facts: { path: at('a') } },
    });
  });

  it.runIf(isPosix)('leaves out links, also links to a file, and pipes', async () => {
    writeFileSync(at('a'), '');
    symlinkSync(at('a'), at('link'));
    makePipe(at('pipe'));
    const listed = await platform.listFolder(folder);
    expect(listed.ok && listed.value.map(({ name }) => name)).toEqual(['a']);
  });
});

describe('reading a part of a file', () => {
  const part = async (offset: number, limit: number): Promise<unknown> => {
    const read = await platform.readPart(at('a'), offset, limit);
    return read.ok ? new TextDecoder().decode(read.value) : read.error.code;
  };

  it('returns the bytes from the offset, up to the limit', async () => {
    writeFileSync(at('a'), 'abcdef');
    expect(await part(0, 4)).toBe('abcd');
    expect(await part(4, 4)).toBe('ef');
    expect(await part(6, 4)).toBe('');
    expect(await part(60, 4)).toBe('');
  });

  it('beyond 4 GB works', async () => {
    writeFileSync(at('a'), '');
    truncateSync(at('a'), 5e9);
    expect(await part(5e9 - 2, 100)).toBe('\0\0');
  });

  it('of a missing file or a folder fails', async () => {
    expect(await part(0, 4)).toBe('file/missing');
    expect(await platform.readPart(folder, 0, 4)).toMatchObject({ error: { facts: { cause: 'not-a-file' } } });
  });
});

describe('removing a file', () => {
  it('removes it after its pending writes', async () => {
    const written = platform.writeFile(at('a'), new Uint8Array(5_000_000));
    expect(await platform.removeFile(at('a'))).toEqual({ ok: true, value: undefined });
    expect((await written).ok).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that is missing, or a folder, fails', async () => {
    mkdirSync(at('inner'));
    expect(await platform.removeFile(at('a'))).toMatchObject({
      error: { code: 'file/missing', facts: { path: at('a') } },
    });
    expect((await platform.removeFile(at('inner'))).ok).toBe(false);
    expect(existsSync(at('inner'))).toBe(true);
  });
});

describe('secrets', () => {
  it('are in memory until the program ends, and the store reports this', async () => {
    const { secrets } = createNodePlatform({ dataFolder: folder });
    expect(secrets.keeping).toEqual({ kind: 'session', reason: 'browser' });
    await secrets.write('k', 'TopSecretValue');
    expect(await secrets.read('k')).toEqual({ ok: true, value: 'TopSecretValue' });
    expect(readdirSync(folder)).toEqual([]);
    await secrets.remove('k');
    expect(await secrets.read('k')).toEqual({ ok: true, value: null });
  });
});

describe('showing a folder', () => {
  it('is done by the host, if it can', async () => {
    expect(platform.showFolder).toBeNull();
    const shown: string[] = [];
    const withScreen = createNodePlatform({ showFolder: async (path) => shown.push(path) > 0 });
    expect(await withScreen.showFolder?.('/x')).toBe(true);
    expect(shown).toEqual(['/x']);
  });
});
