import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Owner, OwnerAnswer } from '../../../electron/host/node/owner.ts';
import {
  type AskAlive,
  type ClaimOptions,
  claimFolder,
  readOwner,
  takeoverNameOf,
} from '../../../electron/host/node/owner-file.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';

let platform: TempPlatform;
beforeEach(() => {
  platform = createTempPlatform();
});
afterEach(() => platform.remove());

const folder = (): string => join(platform.dataFolder, 'data');
const path = (): string => join(folder(), 'owner.json');
const running = (pid: number): Owner => ({
  pid,
  host: 'web',
  socket: `owner-${String(pid).padStart(24, '0')}.sock`,
  key: `key-${pid}`,
});
const alive = async (): Promise<OwnerAnswer> => ({ kind: 'done', text: '' });
const gone = async (): Promise<OwnerAnswer> => ({ kind: 'gone' });
/** Delays file system calls by a number of turns, so that each round has another order. */
const delayByTurns = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const silent = async (): Promise<OwnerAnswer> => ({ kind: 'silent' });

const settled = async (): Promise<void> => undefined;

const claim = async (mine: Owner, ask: AskAlive = alive, more: Partial<ClaimOptions> = {}) => {
  const claimed = await claimFolder(folder(), mine, { askAlive: ask, settle: settled, ...more });
  if (!claimed.ok) throw new Error(claimed.error.code);
  return claimed.value;
};

describe('a data folder', () => {
  it('belongs to the process that claims it until it is released, with a file that only the user can read', async () => {
    const mine = await claim(running(1));
    expect(await readOwner(folder())).toEqual(running(1));
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
    if (mine.kind === 'owned') await mine.release();
    expect(readdirSync(folder())).toEqual([]);
  });

  it('is not given twice', async () => {
    await claim(running(1));
    expect(await claim(running(2), alive)).toEqual({ kind: 'taken', by: running(1), isSilent: false, text: '' });
    expect(await claim(running(2), silent)).toEqual({ kind: 'taken', by: running(1), isSilent: true, text: '' });
    expect(await readOwner(folder())).toEqual(running(1));
  });

  it.runIf(process.platform !== 'win32').each([
    ['a link that leads nowhere', () => symlinkSync(join(folder(), 'nowhere'), path())],
    ['a pipe', () => execFileSync('mkfifo', [path()])],
    ['a folder', () => mkdirSync(path())],
  ])('is refused at once if the file is %s, which another user may have made', async (_, make) => {
    mkdirSync(folder(), { recursive: true });
    make();
    const claimed = await claimFolder(folder(), running(1), { askAlive: alive, settle: settled });
    expect(claimed).toMatchObject({ ok: false, error: { code: 'file/unwritable', facts: { path: path() } } });
    await expect(readOwner(folder())).rejects.toThrow('not a plain file');
    rmSync(path(), { recursive: true });
  });

  it('is taken over from a process that was killed', async () => {
    await claim(running(1));
    expect((await claim(running(2), gone)).kind).toBe('owned');
    expect(await readOwner(folder())).toEqual(running(2));
    expect(readdirSync(folder())).toEqual(['owner.json']);
  });

  it.each([
    '',
    '{"pid":1',
    '{}',
    '{"pid":1,"host":"web","socket":"../owner-000000000000000000000001.sock","key":"k"}',
    '{"pid":"1","host":"web","socket":"owner-000000000000000000000001.sock","key":"k"}',
    '{"pid":1,"host":"other","socket":"owner-000000000000000000000001.sock","key":"k"}',
    '{"pid":1,"address":"http://127.0.0.1:1/?token=of-an-older-version"}',
  ])('is taken over from an invalid file: %j', async (text) => {
    await (await claim(running(1))).kind;
    writeFileSync(path(), text);
    expect(await readOwner(folder())).toBeNull();
    const asked: Owner[] = [];
    const ask = async (by: Owner): Promise<OwnerAnswer> => {
      asked.push(by);
      return { kind: 'done', text: '' };
    };
    expect((await claim(running(2), ask)).kind).toBe('owned');
    expect(asked).toEqual([]);
  });

  // An earlier version moved the dead owner's file away and checked it afterwards. About one round in sixty gave the folder to two owners.
  it('goes to one of several that claim it at once after a kill', async () => {
    for (let round = 0; round < 60; round += 1) {
      const dead = await claim(running(1));
      const asked = async ({ pid }: Owner): Promise<OwnerAnswer> => {
        await delayByTurns(pid % 3);
        return pid === 1 ? { kind: 'gone' } : { kind: 'done', text: '' };
      };
      const claims = await Promise.all([2, 3, 4, 5, 6, 7].map((pid) => claim(running(pid), asked)));
      expect(dead.kind).toBe('owned');
      expect(claims.filter(({ kind }) => kind === 'owned')).toHaveLength(1);
      expect(readdirSync(folder())).toEqual(['owner.json']);
      for (const one of claims) if (one.kind === 'owned') await one.release();
      expect(readdirSync(folder())).toEqual([]);
    }
  });

  it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR'])(
    'goes to one of several on a file system without hard links (%s), with a dead owner or none',
    async (code) => {
      const linkFile = async (): Promise<void> => {
        throw Object.assign(new Error(code), { code });
      };
      for (let round = 0; round < 20; round += 1) {
        if (round % 2 === 1) await claim(running(1), alive, { linkFile });
        const asked = async ({ pid }: Owner): Promise<OwnerAnswer> => {
          await delayByTurns(pid % 3);
          return pid === 1 ? { kind: 'gone' } : { kind: 'done', text: '' };
        };
        const claims = await Promise.all([2, 3, 4, 5, 6, 7].map((pid) => claim(running(pid), asked, { linkFile })));
        expect(claims.filter(({ kind }) => kind === 'owned')).toHaveLength(1);
        expect(readdirSync(folder())).toEqual(['owner.json']);
        for (const one of claims) if (one.kind === 'owned') await one.release();
      }
    },
  );

  it('reports any other failure of the link', async () => {
    const linkFile = async (): Promise<void> => {
      throw Object.assign(new Error('EIO'), { code: 'EIO' });
    };
    const claimed = await claimFolder(folder(), running(1), { askAlive: alive, settle: settled, linkFile });
    expect(claimed).toMatchObject({ ok: false, error: { code: 'file/unwritable', facts: { cause: 'EIO' } } });
  });

  it('is not taken from a process that is writing its file', async () => {
    await (await claim(running(1))).kind;
    const whole = readFileSync(path(), 'utf8');
    writeFileSync(path(), '');
    let waits = 0;
    const settle = async (): Promise<void> => {
      waits += 1;
      if (waits === 3) writeFileSync(path(), whole);
    };
    expect(await claim(running(2), alive, { settle })).toMatchObject({ kind: 'taken', by: running(1) });
    expect(waits).toBe(3);
  });

  it('reports whose file was replaced', async () => {
    await claim(running(1));
    const replaced: Owner[] = [];
    await claim(running(2), gone, { onReplaced: async (dead) => void replaced.push(dead) });
    expect(replaced).toEqual([running(1)]);
  });

  it('is taken over after a kill during a takeover', async () => {
    await claim(running(1));
    const abandoned = `${path()}.${takeoverNameOf(JSON.stringify(running(1)))}`;
    writeFileSync(abandoned, JSON.stringify(running(2)));
    const asked: number[] = [];
    const bothGone = async ({ pid }: Owner): Promise<OwnerAnswer> => {
      asked.push(pid);
      return { kind: 'gone' };
    };
    expect((await claim(running(3), bothGone)).kind).toBe('owned');
    expect(asked).toEqual([1, 2]);
    expect(await readOwner(folder())).toEqual(running(3));
    expect(readdirSync(folder())).toEqual(['owner.json']);
  });

  it('stays with the process that took it over while the dead owner was still being asked', async () => {
    await claim(running(1));
    const overtaken = async ({ pid }: Owner): Promise<OwnerAnswer> => {
      if (pid === 2) return { kind: 'done', text: '' };
      writeFileSync(path(), JSON.stringify(running(2)));
      return { kind: 'gone' };
    };
    expect(await claim(running(3), overtaken)).toEqual({ kind: 'taken', by: running(2), isSilent: false, text: '' });
    expect(await readOwner(folder())).toEqual(running(2));
    expect(readdirSync(folder())).toEqual(['owner.json']);
  });

  it('is not released by a process that no longer has it', async () => {
    const first = await claim(running(1));
    rmSync(path());
    await claim(running(2));
    if (first.kind === 'owned') await first.release();
    expect(readFileSync(path(), 'utf8')).toBe(JSON.stringify(running(2)));
  });

  it('that cannot be written is reported', async () => {
    writeFileSync(join(platform.dataFolder, 'data'), 'a file');
    expect(await claimFolder(folder(), running(1), { askAlive: alive, settle: settled })).toMatchObject({
      ok: false,
      error: { code: 'file/unwritable' },
    });
  });
});
