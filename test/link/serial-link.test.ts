import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSerialLink } from '../../electron/link/serial-link.ts';
import { defaultFrame, type LineFrame } from '../../shared/contract.ts';
import { hasTool } from './debian-tool.ts';
import { LinkObserver, TerminalLab } from './pseudo-terminals.ts';

const hasSocat = hasTool('socat');
const settings = { baudRate: 115200 };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.skipIf(!hasSocat)('a serial link on a pseudo-terminal', () => {
  const lab = new TerminalLab();
  afterEach(() => lab.cleanUp());

  const openPair = async () => {
    const terminals = await lab.pair();
    const [a, b] = [await lab.open(terminals.a), await lab.open(terminals.b)];
    return { terminals, a, b, atA: new LinkObserver(a), atB: new LinkObserver(b) };
  };

  it('transmits every byte value in both directions', async () => {
    const { a, b, atA, atB } = await openPair();
    const every = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
    expect(await a.write(every)).toMatchObject({ ok: true });
    expect(await b.write(every)).toMatchObject({ ok: true });
    await Promise.all([atA.bytes(256), atB.bytes(256)]);
    expect(atA.received.equals(every)).toBe(true);
    expect(atB.received.equals(every)).toBe(true);
  });

  it('transmits 1 MB in both directions at once without loss', async () => {
    const { a, b, atA, atB } = await openPair();
    const [forth, back] = [randomBytes(1 << 20), randomBytes(1 << 20)];
    await Promise.all([a.write(forth), b.write(back), atA.bytes(back.length), atB.bytes(forth.length)]);
    expect(sha256(atB.received)).toBe(sha256(forth));
    expect(sha256(atA.received)).toBe(sha256(back));
  });

  it('keeps the order of writes that are not awaited', async () => {
    const { a, atB } = await openPair();
    const parts = Array.from({ length: 50 }, (_, index) => `part ${index}\n`);
    for (const part of parts) void a.write(Buffer.from(part));
    await atB.bytes(parts.join('').length);
    expect(atB.received.toString()).toBe(parts.join(''));
  });

  it.skipIf(process.platform !== 'linux')('has the frame that the driver can set, and refuses the rest', async () => {
    const { a } = await lab.pair();
    const opens = async (part: Partial<LineFrame>): Promise<string> => {
      const opened = await openSerialLink(a, { baudRate: 9600, frame: { ...defaultFrame, ...part } }, lab.context);
      if (opened.ok) await opened.value.close();
      return opened.ok ? 'opened' : opened.error.code;
    };
    expect(await opens({ dataBits: 7, parity: 'even', stopBits: 2, rtscts: true })).toBe('opened');
    expect(await opens({ dataBits: 5, parity: 'odd', xon: true, xoff: true, xany: true, hupcl: true })).toBe('opened');
    for (const part of [{ parity: 'mark' }, { parity: 'space' }, { stopBits: 1.5 }] as const) {
      expect(await opens(part)).toBe('link/bad-settings');
    }
  });

  it('gives each opening a higher epoch', async () => {
    const { a, b } = await openPair();
    expect(b.epoch).toBe(a.epoch + 1);
  });

  it('keeps reading while a write waits', async () => {
    let peer: Socket | undefined;
    const server = createServer((socket) => {
      peer = socket.pause();
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const link = await lab.open(await lab.bridge(address.port));
    const observer = new LinkObserver(link);
    let written = false;
    void link.write(Buffer.alloc(16 << 20)).then(() => {
      written = true;
    });
    for (let ticks = 1; ticks <= 50; ticks += 1) {
      peer?.write('tick');
      await observer.bytes(ticks * 4);
    }
    expect(written).toBe(false);
    await link.close();
    peer?.destroy();
    server.close();
  });

  it('reports that the port is busy, and which process has it open', async () => {
    const terminals = await lab.pair();
    await lab.open(terminals.a);
    const second = await openSerialLink(terminals.a, settings, lab.context);
    expect(second).toMatchObject({ ok: false, error: { code: 'link/busy', facts: { path: terminals.a } } });
    if (!second.ok) expect(String(second.error.facts.holder)).toContain(`(${process.pid})`);
  });

  it.skipIf(!hasTool('flock'))('says that another process holds the port', async () => {
    const terminals = await lab.pair();
    const other = lab.spawn(
      'flock',
      '--no-fork',
      '--nonblock',
      terminals.a,
      'sh',
      '-c',
      'echo held >&2; exec sleep 60',
    );
    await new Promise((resolve) => other.stderr?.once('data', resolve));
    const opened = await openSerialLink(terminals.a, settings, lab.context);
    expect(opened).toMatchObject({ ok: false, error: { code: 'link/busy' } });
    if (!opened.ok) expect(opened.error.facts.holder).toContain(`sleep (${other.pid})`);
  });

  it('can be opened again as soon as it is closed', async () => {
    const terminals = await lab.pair();
    for (let round = 0; round < 20; round += 1) await (await lab.open(terminals.a)).close();
    expect((await lab.open(terminals.a)).epoch).toBeGreaterThan(20);
  });
});

describe.skipIf(process.platform === 'win32')('opening a path that is not a serial port', () => {
  const lab = new TerminalLab();
  afterEach(() => lab.cleanUp());

  const codeOf = async (path: string, baudRate = 115200): Promise<string> => {
    const opened = await openSerialLink(path, { baudRate }, lab.context);
    if (!opened.ok) expect(opened.error.facts).toMatchObject({ path, detail: expect.any(String) });
    return opened.ok ? 'opened' : opened.error.code;
  };

  it('reports a missing path, /dev/null, a folder and a regular file', async () => {
    const folder = await lab.folder();
    await mkdir(join(folder, 'folder'));
    await writeFile(join(folder, 'file'), 'text');
    expect(await codeOf(join(folder, 'nothing'))).toBe('link/missing');
    expect(await codeOf(join(folder, 'file', 'below'))).toBe('link/missing');
    expect(await codeOf('/dev/null')).toBe('link/not-serial');
    expect(await codeOf(join(folder, 'folder'))).toBe('link/not-serial');
    expect(await codeOf(join(folder, 'file'))).toBe('link/not-serial');
  });

  it.skipIf(process.getuid?.() === 0)('reports a device that it may not open', async () => {
    const path = join(await lab.folder(), 'file');
    await writeFile(path, '', { mode: 0o000 });
    expect(await codeOf(path)).toBe('link/denied');
  });

  it.each([0, -1, 1.5, Number.NaN, 1e9])('refuses the baud rate %s', async (baudRate) => {
    expect(await codeOf('/dev/null', baudRate)).toBe('link/bad-settings');
  });
});
