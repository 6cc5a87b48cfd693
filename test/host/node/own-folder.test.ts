import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeClock } from '../../../electron/host/node/node-clock.ts';
import { askOwnerOf, type OwnFolderOptions, ownFolder } from '../../../electron/host/node/own-folder.ts';
import { keepOwnerCopy } from '../../../electron/host/node/owner-copy.ts';
import type { Claim } from '../../../electron/host/node/owner-file.ts';
import { askOwner, openOwnerSocket } from '../../../electron/host/node/owner-socket.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

let platform: TempPlatform;
const toEnd: (() => void)[] = [];
beforeEach(() => {
  platform = createTempPlatform();
});
afterEach(() => {
  for (const end of toEnd.splice(0)) end();
  platform.remove();
});

const clock = createNodeClock();
const folder = (): string => join(platform.dataFolder, 'data');
const isWindows = process.platform === 'win32';
const answers = { alive: () => 'http://127.0.0.1:1/', visit: () => 'shown', stop: () => '' };

const spareFolder = (): string => join(platform.dataFolder, 'spare');
const own = async (more: Partial<OwnFolderOptions> = {}): Promise<Claim> => {
  const claimed = await ownFolder({
    folder: folder(),
    pid: process.pid,
    host: 'web',
    clock,
    answers,
    spareFolder: spareFolder(),
    ...more,
  });
  if (!claimed.ok) throw new Error(claimed.error.code);
  const claim = claimed.value;
  if (claim.kind === 'owned') toEnd.push(() => void claim.release());
  return claim;
};
const release = async (claim: Claim): Promise<void> => {
  if (claim.kind === 'owned') await claim.release();
};
const ownerFile = () => JSON.parse(readFileSync(join(folder(), 'owner.json'), 'utf8'));

describe('the owner of a data folder', () => {
  it('answers any process of the user that has its key, until it releases the folder', async () => {
    const mine = await own();
    expect(await askOwnerOf(folder(), 'visit', clock)).toMatchObject({
      value: { answer: { kind: 'done', text: 'shown' } },
    });
    expect(await own()).toMatchObject({ kind: 'taken', isSilent: false, text: 'http://127.0.0.1:1/' });
    const owner = ownerFile();
    // For another key there is no answer and no information about the owner, but the owner is alive.
    const other = await askOwner({ ...owner, key: 'other' }, 'stop', { folder: folder(), clock, os: process.platform });
    expect(other).toEqual({ kind: 'silent' });
    await release(mine);
    expect(readdirSync(folder())).toEqual([]);
    expect(await askOwnerOf(folder(), 'alive', clock)).toEqual({ ok: true, value: null });
    expect((await own()).kind).toBe('owned');
  });

  it('is unknown, which is a failure and no exception, when its file cannot be read', async () => {
    mkdirSync(join(folder(), 'owner.json'), { recursive: true });
    expect(await askOwnerOf(folder(), 'stop', clock, spareFolder())).toMatchObject({
      error: { code: 'file/unreadable', facts: { path: join(folder(), 'owner.json'), cause: 'EISDIR' } },
    });
  });

  it.each([
    ['owner.json', (name: string) => name === 'owner.json'],
    ['every file of the folder', () => true],
  ] as const)('keeps its folder when %s was removed, and gets its file back', async (_, isRemoved) => {
    const first = await own();
    const before = ownerFile();
    for (const name of readdirSync(folder())) if (isRemoved(name)) rmSync(join(folder(), name));
    expect(await askOwnerOf(folder(), 'visit', clock, spareFolder())).toMatchObject({
      value: { owner: { key: before.key }, answer: { kind: 'done', text: 'shown' } },
    });
    const claims = await Promise.all(Array.from({ length: 4 }, () => own({ host: 'window' })));
    for (const claim of claims) expect(claim.kind).toBe('taken');
    expect(await own()).toMatchObject({
      kind: 'taken',
      isSilent: false,
      text: 'http://127.0.0.1:1/',
      by: { host: 'web' },
    });
    expect(ownerFile()).toEqual(before);
    await release(first);
    expect(readdirSync(folder())).toEqual([]);
    expect(readdirSync(spareFolder())).toEqual([]);
    expect((await own()).kind).toBe('owned');
  });

  it.runIf(!isWindows).each([
    ['a folder', () => mkdirSync(join(folder(), 'owner.json'))],
    ['a link that leads nowhere', () => symlinkSync('nowhere', join(folder(), 'owner.json'))],
  ] as const)('can be asked and ends when %s has taken the place of its file', async (_, put) => {
    const mine = await own();
    rmSync(join(folder(), 'owner.json'));
    put();
    expect(await askOwnerOf(folder(), 'visit', clock, spareFolder())).toMatchObject({
      value: { answer: { kind: 'done', text: 'shown' } },
    });
    await release(mine);
    expect(readdirSync(folder())).toEqual(['owner.json']);
    expect(readdirSync(spareFolder())).toEqual([]);
  });

  it('keeps its folder when the whole of it was removed and made again, and no other one', async () => {
    await own();
    rmSync(folder(), { recursive: true });
    // It may get the number of the one that was removed.
    expect((await own({ folder: join(platform.dataFolder, 'other') })).kind).toBe('owned');
    expect((await own()).kind).toBe('taken');
    mkdirSync(folder(), { recursive: true });
    expect(await own()).toMatchObject({ kind: 'taken', isSilent: false });
  });

  it('removes what owners of other folders left, when they and their folders are gone', async () => {
    const left = { pid: 7, host: 'web', socket: `owner-${'e'.repeat(24)}.sock`, key: 'key' } as const;
    const place = { folder: join(platform.dataFolder, 'gone'), copiesFolder: spareFolder() };
    await keepOwnerCopy(place, left, async () => async () => undefined);
    await own();
    expect(readdirSync(spareFolder()).join()).not.toContain('e'.repeat(24));
  });

  it('is not stopped for another folder, also when its own is gone', async () => {
    let stops = 0;
    const stop = (): string => {
      stops += 1;
      return '';
    };
    await own({ answers: { ...answers, stop } });
    const other = join(platform.dataFolder, 'other');
    expect(await askOwnerOf(other, 'stop', clock, spareFolder())).toEqual({ ok: true, value: null });
    rmSync(folder(), { recursive: true });
    expect(await askOwnerOf(other, 'stop', clock, spareFolder())).toEqual({ ok: true, value: null });
    expect(stops).toBe(0);
    expect(await askOwnerOf(folder(), 'stop', clock, spareFolder())).toMatchObject({
      value: { answer: { kind: 'done' } },
    });
    expect(stops).toBe(1);
  });

  it('keeps its folder when another file was put in the place of owner.json', async () => {
    await own();
    writeFileSync(join(folder(), 'owner.json'), '{}');
    expect((await own()).kind).toBe('taken');
    expect((await own()).kind).toBe('taken');
  });

  it.skipIf(isWindows)('whose file was removed keeps its folder while it does not answer, and no longer', async () => {
    mkdirSync(folder(), { recursive: true });
    const mute = createServer((socket) => socket.resume());
    const owner = { pid: 7, host: 'window', socket: `owner-${'d'.repeat(24)}.sock`, key: 'key' } as const;
    await keepOwnerCopy({ folder: folder(), copiesFolder: spareFolder() }, owner, async (place, name) => {
      await new Promise<void>((resolve) => mute.listen(join(place, name), resolve));
      return async () => undefined;
    });
    const virtual = new VirtualClock();
    const asking = own({ clock: virtual });
    await expect.poll(() => virtual.pendingTimers).toBe(1);
    await virtual.advance(2_000);
    expect(await asking).toMatchObject({ kind: 'taken', isSilent: true, by: { host: 'window', pid: 7 } });
    await new Promise((resolve) => mute.close(resolve));
    rmSync(join(folder(), 'owner.json'));
    expect((await own()).kind).toBe('owned');
    expect(readdirSync(spareFolder()).join()).not.toContain('d'.repeat(24));
  });

  it.skipIf(isWindows)('has files that only the user can read', async () => {
    await own();
    const { socket } = ownerFile();
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    for (const name of ['owner.json', socket]) expect(statSync(join(folder(), name)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['window', 'web'],
    ['web', 'window'],
    ['window', 'window'],
  ] as const)('a %s keeps a %s out', async (first, second) => {
    await own({ host: first });
    expect(await own({ host: second })).toMatchObject({ kind: 'taken', by: { host: first } });
  });

  it('is not disturbed by connections that send nothing or too much', async () => {
    await own();
    const path = isWindows ? ownerFile().socket : join(folder(), ownerFile().socket);
    const idle: Socket[] = [];
    for (let count = 0; count < 200; count += 1) {
      const socket = connect(path).on('error', () => undefined);
      idle.push(socket);
      toEnd.push(() => socket.destroy());
      await once(socket, 'connect');
    }
    for (const [index, socket] of idle.entries()) if (index % 2 === 0) socket.write('x'.repeat(5_000));
    expect(await own()).toMatchObject({ kind: 'taken', isSilent: false });
    expect(await askOwnerOf(folder(), 'stop', clock)).toMatchObject({ value: { answer: { kind: 'done' } } });
  });

  it('closes connections that send nothing', async () => {
    const virtual = new VirtualClock();
    await own({ clock: virtual });
    const socket = connect(isWindows ? ownerFile().socket : join(folder(), ownerFile().socket));
    await once(socket, 'connect');
    await expect.poll(() => virtual.pendingTimers).toBe(1);
    await virtual.advance(2_000);
    await once(socket, 'close');
    expect(virtual.pendingTimers).toBe(0);
  });

  it('that is alive but does not answer keeps its folder', async () => {
    mkdirSync(folder(), { recursive: true });
    const mute = createServer();
    const name = `owner-${'a'.repeat(24)}.sock`;
    const socket = isWindows ? `\\\\.\\pipe\\atelier-${'a'.repeat(24)}` : name;
    await new Promise<void>((resolve) => mute.listen(isWindows ? socket : join(folder(), name), resolve));
    toEnd.push(() => mute.close());
    writeFileSync(
      join(folder(), 'owner.json'),
      JSON.stringify({ pid: process.pid, host: 'window', socket, key: 'key' }),
    );
    const virtual = new VirtualClock();
    const asking = own({ clock: virtual });
    await expect.poll(() => virtual.pendingTimers).toBe(1);
    await virtual.advance(2_000);
    expect(await asking).toMatchObject({ kind: 'taken', isSilent: true, by: { host: 'window' } });
  });

  it.skipIf(process.platform !== 'linux')('that is suspended, with its queue full, keeps its folder', async () => {
    mkdirSync(folder(), { recursive: true });
    const name = `owner-${'c'.repeat(24)}.sock`;
    const script = `require('node:net').createServer().listen({ path: process.argv[1], backlog: 1 }, () => console.log('ready'))`;
    const child = spawn(process.execPath, ['-e', script, join(folder(), name)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    toEnd.push(() => child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    child.kill('SIGSTOP');
    // Until the queue is full.
    const output = await new Promise<string>((resolve) => {
      const more = (): void => {
        const socket = connect(join(folder(), name));
        toEnd.push(() => socket.destroy());
        socket.on('connect', more);
        socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
      };
      more();
    });
    expect(output).toBe('EAGAIN');
    const owner = { pid: child.pid ?? 0, host: 'web', socket: name, key: 'key' };
    writeFileSync(join(folder(), 'owner.json'), JSON.stringify(owner));
    expect(await own()).toMatchObject({ kind: 'taken', isSilent: true, by: owner });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await own()).kind).toBe('owned');
    // The files of the dead owner were removed.
    expect(readdirSync(folder()).sort()).toEqual([ownerFile().socket, 'owner.json'].sort());
  });

  it.skipIf(isWindows)('of a pipe has ended, although another process has a pipe of the same name now', async () => {
    mkdirSync(folder(), { recursive: true });
    const name = `owner-${'b'.repeat(24)}.sock`;
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(join(folder(), name), resolve));
    toEnd.push(() => mute.close());
    const left = { pid: 7, host: 'web', socket: name, key: 'key' } as const;
    const ask = async (isProcessThere: boolean): Promise<string> => {
      const virtual = new VirtualClock();
      const options = { folder: folder(), clock: virtual, os: 'win32', isProcessThere: () => isProcessThere };
      const asking = askOwner(left, 'alive', options);
      await virtual.advance(2_000);
      return (await asking).kind;
    };
    expect([await ask(true), await ask(false)]).toEqual(['silent', 'gone']);
  });
});

describe.skipIf(isWindows)('a socket in a folder', () => {
  it('whose path is longer than a socket address works the same, and leaves no file', async () => {
    const deep = join(folder(), 'a long name of a folder, in 中文 as well '.repeat(4).trim(), 'b'.repeat(120));
    const mine = await own({ folder: deep });
    expect(Buffer.byteLength(deep)).toBeGreaterThan(200);
    expect(existsSync(join(deep, JSON.parse(readFileSync(join(deep, 'owner.json'), 'utf8')).socket))).toBe(true);
    expect(await own({ folder: deep })).toMatchObject({ kind: 'taken', isSilent: false });
    await release(mine);
    expect(readdirSync(deep)).toEqual([]);
    const detours = readdirSync(tmpdir()).filter((name) => name.startsWith('at-'));
    expect(detours).toEqual([]);
  });

  it('has the same owner through another path', async () => {
    await own();
    symlinkSync(folder(), join(platform.dataFolder, 'other'));
    expect(await own({ folder: join(platform.dataFolder, 'other') })).toMatchObject({ kind: 'taken' });
  });

  it('that cannot contain sockets is in the spare folder, and has one owner as well', async () => {
    // A missing folder cannot contain a socket, like a USB stick with FAT.
    const spareFolder = join(platform.dataFolder, 'spare');
    const missing = join(platform.dataFolder, 'no such folder');
    const socket = await openOwnerSocket({
      folder: missing,
      spareFolder,
      key: 'key',
      answers,
      clock,
      os: process.platform,
    });
    expect(socket.name.startsWith(`${spareFolder}/owner-`)).toBe(true);
    expect(statSync(spareFolder).mode & 0o777).toBe(0o700);
    const owner = { pid: 1, host: 'web', socket: socket.name, key: 'key' } as const;
    const options = { folder: missing, clock, os: process.platform };
    expect(await askOwner(owner, 'alive', options)).toEqual({ kind: 'done', text: 'http://127.0.0.1:1/' });
    await socket.close();
    expect(await askOwner(owner, 'alive', options)).toEqual({ kind: 'gone' });
    expect(readdirSync(spareFolder)).toEqual([]);
  });
});
