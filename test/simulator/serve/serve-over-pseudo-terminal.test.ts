import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ReadStream } from 'node:tty';
import { afterEach, describe, expect, it } from 'vitest';
import type { ByteLink } from '../../../electron/base/byte-link.ts';
import { openSerialLink } from '../../../electron/link/serial-link.ts';
import { type RelayProgram, relayPrograms } from '../../../electron/simulator/serve/relay-program.ts';
import {
  type PseudoTerminalService,
  serveOverPseudoTerminal,
} from '../../../electron/simulator/serve/serve-over-pseudo-terminal.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { realClock } from '../network/real-clock.ts';
import { createTestEndpoint, hasTool, pattern, sha256, type TestEndpoint } from './support.ts';

const platform = createTempPlatform();
const services: PseudoTerminalService[] = [];
const ports: Port[] = [];
let count = 0;
const newPath = (): string => join(platform.dataFolder, `tty${count++}`);

afterEach(async () => {
  for (const port of ports.splice(0)) await closePort(port);
  for (const service of services.splice(0)) await service.close();
});

const serve = async (
  endpoint: TestEndpoint,
  program: RelayProgram,
  path = newPath(),
): Promise<PseudoTerminalService> => {
  const served = await serveOverPseudoTerminal(path, endpoint, realClock, [program]);
  if (!served.ok) throw new Error(JSON.stringify(served.error));
  services.push(served.value);
  return served.value;
};

/** The binding that the product uses: serialport's stream stops reading while a write waits, and stalls when both directions are full. */
interface Port {
  readonly link: ByteLink;
  write(content: string | Uint8Array): void;
}

const openPort = async (path: string): Promise<Port> => {
  const opened = await openSerialLink(path, { baudRate: 115_200 }, { clock: realClock, nextEpoch: () => 1 });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const link = opened.value;
  const port: Port = { link, write: (content) => void link.write(Buffer.from(content)) };
  ports.push(port);
  return port;
};

const closePort = (port: Port): Promise<void> => port.link.close();

const collect = (port: Port): { readonly bytes: () => Buffer } => {
  const chunks: Uint8Array[] = [];
  port.link.onBytes((bytes) => chunks.push(Uint8Array.from(bytes)));
  return { bytes: () => Buffer.concat(chunks) };
};

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.each(relayPrograms.map((program) => [program.name, program] as const))(
  'a pseudo-terminal by %s',
  (name, program) => {
    const available = process.platform !== 'win32' && hasTool(name, name === 'socat' ? '-V' : '--version');

    it.skipIf(!available)(
      'transfers 1 MB in both directions at once to a native serial port, every byte value',
      async () => {
        const endpoint = createTestEndpoint();
        const service = await serve(endpoint, program);
        expect(service.program).toBe(name);
        const port = await openPort(service.path);
        const received = collect(port);
        port.write('?');
        await endpoint.untilReceived(1);
        const bytes = pattern(1_000_000);
        port.write(bytes);
        for (let at = 0; at < bytes.length; at += 10_000) endpoint.say(bytes.subarray(at, at + 10_000));
        await endpoint.untilReceived(bytes.length + 1);
        await expect.poll(() => received.bytes().length).toBe(bytes.length);
        expect(sha256(endpoint.received().subarray(1))).toBe(sha256(bytes));
        expect(sha256(received.bytes())).toBe(sha256(bytes));
      },
    );

    it.skipIf(!available)(
      'is raw before it is announced: no echo, no translation, for a program that sets no options',
      async () => {
        const endpoint = createTestEndpoint();
        const service = await serve(endpoint, program);
        const descriptor = openSync(service.path, constants.O_RDWR | constants.O_NOCTTY);
        const option = process.platform === 'linux' ? '-F' : '-f';
        const settings = spawnSync('stty', ['-a', option, service.terminal]).stdout.toString();
        for (const word of ['-icanon', '-echo', '-isig', '-opost', '-icrnl', '-ixon', '-istrip', 'cs8'])
          expect(settings).toContain(word);
        const reader = new ReadStream(descriptor);
        const received: Buffer[] = [];
        reader.on('data', (bytes: Buffer) => received.push(bytes));
        writeFileSync(descriptor, 'AT\r\n\x03\x04\x11\x13\xff');
        await endpoint.untilReceived(9);
        endpoint.say('\r\nOK\r\n');
        await expect.poll(() => Buffer.concat(received).toString()).toBe('\r\nOK\r\n');
        expect(endpoint.received().toString('latin1')).toBe('AT\r\n\x03\x04\x11\x13\xc3\xbf');
        reader.destroy();
      },
    );

    it.skipIf(!available)('can be closed and opened again and again', async () => {
      const endpoint = createTestEndpoint();
      const service = await serve(endpoint, program);
      for (let round = 1; round <= 4; round += 1) {
        const port = await openPort(service.path);
        const received = collect(port);
        port.write('AT\r');
        await endpoint.untilReceived(3 * round);
        endpoint.say(`answer ${round}`);
        // Output from before the opening may precede it: the relay only polls every 20 ms.
        await expect.poll(() => received.bytes().toString()).toMatch(new RegExp(`answer ${round}$`));
        await closePort(port);
        endpoint.say('said to nobody');
      }
      expect(endpoint.received().toString()).toBe('AT\r'.repeat(4));
    });

    it.skipIf(!available)('continues in the other direction while a program does not read', async () => {
      const endpoint = createTestEndpoint();
      const service = await serve(endpoint, program);
      const descriptor = openSync(service.path, constants.O_RDWR | constants.O_NOCTTY);
      writeFileSync(descriptor, 'first');
      await endpoint.untilReceived(5);
      for (let at = 0; at < 100; at += 1) endpoint.say(new Uint8Array(100_000));
      if (program.name === 'python3') {
        writeFileSync(descriptor, 'second');
        await endpoint.untilReceived(11);
      }
      closeSync(descriptor);
      await service.close();
    });

    it.skipIf(!available)('ends its process and removes its link, and can be closed twice', async () => {
      const endpoint = createTestEndpoint();
      const service = await serve(endpoint, program);
      expect(readlinkSync(service.path)).toBe(service.terminal);
      let exits = 0;
      service.onExit(() => {
        exits += 1;
      });
      await Promise.all([service.close(), service.close()]);
      expect(existsSync(service.path)).toBe(false);
      expect(existsSync(service.terminal)).toBe(false);
      expect(endpoint.listeners()).toBe(0);
      expect(exits).toBe(0);
    });

    it.skipIf(!available)(
      'replaces an older link, and does not remove a link that points elsewhere by then',
      async () => {
        const path = newPath();
        symlinkSync('/nowhere', path);
        const first = await serve(createTestEndpoint(), program, path);
        const second = await serve(createTestEndpoint(), program, path);
        expect(readlinkSync(path)).toBe(second.terminal);
        await first.close();
        expect(readlinkSync(path)).toBe(second.terminal);
      },
    );

    it.skipIf(!available)('never changes a file that is not a link', async () => {
      const path = newPath();
      writeFileSync(path, 'precious');
      const served = await serveOverPseudoTerminal(path, createTestEndpoint(), realClock, [program]);
      expect(served).toMatchObject({
        ok: false,
        error: { code: 'link/pseudo-terminal-unavailable', facts: { path, reason: 'occupied' } },
      });
      expect(lstatSync(path).isFile()).toBe(true);
      expect(readFileSync(path, 'utf8')).toBe('precious');
    });

    it.skipIf(!available)('fails when its folder does not exist', async () => {
      const path = join(platform.dataFolder, 'no', 'such', 'tty');
      const served = await serveOverPseudoTerminal(path, createTestEndpoint(), realClock, [program]);
      expect(served).toMatchObject({ ok: false, error: { facts: { reason: 'path' } } });
    });
  },
);

describe('relays that fail', () => {
  const broken = (name: string, words: readonly string[]): RelayProgram =>
    ({ name, arguments: words, endsWithLastReader: false }) as unknown as RelayProgram;
  const missing = broken('no-such-relay-program', []);

  it('without any tool: unavailable, with the names of the tools', async () => {
    const served = await serveOverPseudoTerminal(newPath(), createTestEndpoint(), realClock, [missing, missing]);
    expect(served).toMatchObject({
      ok: false,
      error: {
        code: 'link/pseudo-terminal-unavailable',
        facts: { reason: 'tools', tried: ['no-such-relay-program', 'no-such-relay-program'] },
      },
    });
  });

  it('the next one is tried if the first is missing or ends at once', async () => {
    const failing = broken(process.execPath, ['-e', 'process.exit(1)']);
    const fake = broken(process.execPath, [
      '-e',
      `process.stderr.write('PTY is /dev/null\\nstarting data transfer loop'); process.stdin.resume().on('end', () => process.exit())`,
    ]);
    const served = await serveOverPseudoTerminal(newPath(), createTestEndpoint(), realClock, [missing, failing, fake]);
    if (!served.ok) throw new Error(served.error.code);
    expect(served.value.terminal).toBe('/dev/null');
    await served.value.close();
  });

  it('one that ends without being closed is reported once, after its link was removed', async () => {
    const short = broken(process.execPath, [
      '-e',
      `process.stderr.write('PTY is /dev/null\\nstarting data transfer loop'); process.stdin.once('data', () => process.exit(3))`,
    ]);
    const endpoint = createTestEndpoint();
    const served = await serveOverPseudoTerminal(newPath(), endpoint, realClock, [short]);
    if (!served.ok) throw new Error(served.error.code);
    const { path } = served.value;
    const exited = new Promise<boolean>((resolve) => {
      served.value.onExit(() => resolve(existsSync(path)));
    });
    endpoint.say('end');
    expect(await exited).toBe(false);
    endpoint.say('into nothing');
    await served.value.close();
  });

  it('one that is silent and ignores SIGTERM is killed', async () => {
    const pidFile = newPath();
    const stubborn = broken(process.execPath, [
      '-e',
      `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); require('fs').writeFileSync('${pidFile}', String(process.pid))`,
    ]);
    const clock = new VirtualClock();
    const served = serveOverPseudoTerminal(newPath(), createTestEndpoint(), clock, [stubborn]);
    const pidIn = (): number => (existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : 0);
    await expect.poll(pidIn).toBeGreaterThan(0);
    await clock.advance(10_000);
    expect(isRunning(pidIn())).toBe(true);
    await clock.advance(1000);
    expect(await served).toMatchObject({ ok: false, error: { facts: { reason: 'tools' } } });
    await expect.poll(() => isRunning(pidIn())).toBe(false);
    expect(clock.pendingTimers).toBe(0);
  });
});
