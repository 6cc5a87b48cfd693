import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askRunning, type ControlAnswer } from '../../../electron/host/web/remote-control.ts';
import {
  type AskAlive,
  claimFolder,
  type Running,
  readRunning,
  successionOf,
} from '../../../electron/host/web/running-file.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';
import { openWebHost } from '../../support/web-host-bench.ts';

let platform: TempPlatform;
beforeEach(() => {
  platform = createTempPlatform();
});
afterEach(() => platform.remove());

const folder = (): string => join(platform.dataFolder, 'data');
const path = (): string => join(folder(), 'serving.json');
const running = (pid: number): Running => ({ pid, address: `http://127.0.0.1:1/?token=token-${pid}` });
const alive = async (): Promise<ControlAnswer> => ({ kind: 'done', text: '' });
const gone = async (): Promise<ControlAnswer> => ({ kind: 'gone' });
/** Lets what is under way at the file system go on in another order from round to round. */
const delayByTurns = async (turns: number): Promise<void> => {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
const silent = async (): Promise<ControlAnswer> => ({ kind: 'silent' });

const claim = async (mine: Running, ask: AskAlive = alive) => {
  const claimed = await claimFolder(folder(), mine, ask);
  if (!claimed.ok) throw new Error(claimed.error.code);
  return claimed.value;
};

describe('a data folder', () => {
  it('belongs to who claims it, for the eyes of one person, until it is released', async () => {
    const mine = await claim(running(1));
    expect(await readRunning(folder())).toEqual(running(1));
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
    if (mine.kind === 'mine') await mine.release();
    expect(readdirSync(folder())).toEqual([]);
  });

  it('is not given twice', async () => {
    await claim(running(1));
    expect(await claim(running(2), alive)).toEqual({ kind: 'taken', by: running(1), isSilent: false });
    expect(await claim(running(2), silent)).toEqual({ kind: 'taken', by: running(1), isSilent: true });
    expect(await readRunning(folder())).toEqual(running(1));
  });

  it('is taken over from a process that was killed', async () => {
    await claim(running(1));
    expect((await claim(running(2), gone)).kind).toBe('mine');
    expect(await readRunning(folder())).toEqual(running(2));
    expect(readdirSync(folder())).toEqual(['serving.json']);
  });

  it.each(['', '{"pid":1', '{}', '{"pid":1,"address":"http://evil.example/?token=x"}', '{"pid":"1","address":"x"}'])(
    'is taken over from a file that says nothing: %j',
    async (text) => {
      await (await claim(running(1))).kind;
      writeFileSync(path(), text);
      expect(await readRunning(folder())).toBeNull();
      const asked: Running[] = [];
      const ask = async (by: Running): Promise<ControlAnswer> => {
        asked.push(by);
        return { kind: 'done', text: '' };
      };
      expect((await claim(running(2), ask)).kind).toBe('mine');
      expect(asked).toEqual([]);
    },
  );

  // Moving the dead one's file aside and looking at it afterwards gave it to two, in one of some sixty rounds.
  it('goes to one of several that claim it at once after a kill', async () => {
    for (let round = 0; round < 60; round += 1) {
      const dead = await claim(running(1));
      const asked = async ({ pid }: Running): Promise<ControlAnswer> => {
        await delayByTurns(pid % 3);
        return pid === 1 ? { kind: 'gone' } : { kind: 'done', text: '' };
      };
      const claims = await Promise.all([2, 3, 4, 5, 6, 7].map((pid) => claim(running(pid), asked)));
      expect(dead.kind).toBe('mine');
      expect(claims.filter(({ kind }) => kind === 'mine')).toHaveLength(1);
      expect(readdirSync(folder())).toEqual(['serving.json']);
      for (const one of claims) if (one.kind === 'mine') await one.release();
      expect(readdirSync(folder())).toEqual([]);
    }
  });

  it('is taken over after a kill in the middle of taking over', async () => {
    await claim(running(1));
    const abandoned = `${path()}.${successionOf(JSON.stringify(running(1)))}`;
    writeFileSync(abandoned, JSON.stringify(running(2)));
    const asked: number[] = [];
    const bothGone = async ({ pid }: Running): Promise<ControlAnswer> => {
      asked.push(pid);
      return { kind: 'gone' };
    };
    expect((await claim(running(3), bothGone)).kind).toBe('mine');
    expect(asked).toEqual([1, 2]);
    expect(await readRunning(folder())).toEqual(running(3));
    expect(readdirSync(folder())).toEqual(['serving.json']);
  });

  it('is left to who took it over while the dead one was still being asked', async () => {
    await claim(running(1));
    const overtaken = async ({ pid }: Running): Promise<ControlAnswer> => {
      if (pid === 2) return { kind: 'done', text: '' };
      writeFileSync(path(), JSON.stringify(running(2)));
      return { kind: 'gone' };
    };
    expect(await claim(running(3), overtaken)).toEqual({ kind: 'taken', by: running(2), isSilent: false });
    expect(await readRunning(folder())).toEqual(running(2));
    expect(readdirSync(folder())).toEqual(['serving.json']);
  });

  it('is not released by who no longer has it', async () => {
    const first = await claim(running(1));
    rmSync(path());
    await claim(running(2));
    if (first.kind === 'mine') await first.release();
    expect(readFileSync(path(), 'utf8')).toBe(JSON.stringify(running(2)));
  });

  it('that cannot be written is said', async () => {
    writeFileSync(join(platform.dataFolder, 'data'), 'a file');
    expect(await claimFolder(folder(), running(1), alive)).toMatchObject({
      ok: false,
      error: { code: 'file/unwritable' },
    });
  });
});

describe('a running program', () => {
  it('answers who has its token, and stops when that one asks', async () => {
    let stops = 0;
    const bench = await openWebHost({
      onStop: () => {
        stops += 1;
      },
    });
    expect(await askRunning(bench.host.url, 'alive')).toEqual({ kind: 'done', text: '' });
    const visit = await askRunning(bench.host.url, 'visit');
    expect(visit.kind === 'done' && new URL(visit.text).host).toBe(bench.authority);
    expect(stops).toBe(0);
    expect(await askRunning(bench.host.url, 'stop')).toEqual({ kind: 'done', text: '' });
    expect(stops).toBe(1);
    expect(await askRunning(bench.host.url.replace(bench.token, 'other'), 'stop')).toEqual({ kind: 'gone' });
    expect(stops).toBe(1);
    await bench.close();
    expect(await askRunning(bench.host.url, 'alive')).toEqual({ kind: 'gone' });
  });
});
