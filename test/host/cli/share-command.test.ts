import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ByteLink } from '../../../electron/base/byte-link.ts';
import { openRfc2217Link } from '../../../electron/link/rfc2217-link.ts';
import { readRecording } from '../../../electron/recorder/read-recording.ts';
import { shareOutputSchema } from '../../../shared/cli-output.ts';
import { LinkObserver } from '../../link/pseudo-terminals.ts';
import { linkContext } from '../../link/real-clock.ts';
import { type CliBench, type CliBenchRun, createCliBench } from './cli-bench.ts';

let bench: CliBench;
beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

/** Runs `share` until `use` has ended, which gets the TCP port and what was printed so far. */
const sharing = async (
  args: readonly string[],
  use: (tcpPort: number, printed: () => string) => Promise<void>,
): Promise<CliBenchRun> => {
  let stop = (): void => undefined;
  let out = '';
  let used: Promise<void> | null = null;
  const run = await bench.run(['share', '--port', 'sim:', '--rfc2217', '0', ...args], {
    out: {
      isTerminal: false,
      write: (text) => {
        out += text;
        const port = /(?:rfc2217:\/\/|"address":")[\d.]+:(\d+)/.exec(out)?.[1];
        if (port && !used) used = use(Number(port), () => out).finally(() => stop());
      },
    },
    onStop: (listener) => {
      stop = listener;
      return () => undefined;
    },
  });
  await used;
  return { ...run, out };
};

const open = async (tcpPort: number): Promise<ByteLink> => {
  const opened = await openRfc2217Link(`rfc2217://127.0.0.1:${tcpPort}`, { baudRate: 115_200 }, linkContext());
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
};

const recorded = () => {
  const folder = join(bench.platform.dataFolder, 'recordings');
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return [...readRecording(readFileSync(join(folder, file)))];
};

describe('share', () => {
  it('lends the port with --write, and records traffic and client', async () => {
    const { exitCode, out, err } = await sharing(['--write'], async (tcpPort) => {
      const link = await open(tcpPort);
      const observer = new LinkObserver(link);
      await link.write(Buffer.from('AT\r'));
      await observer.until(() => observer.received.includes('OK'));
      await link.close();
    });
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^ready rfc2217:\/\/127\.0\.0\.1:\d+\n.*● client 127\.0\.0\.1:\d+\n/);
    expect(err).not.toMatch(/encrypted|only read/);
    const entries = recorded();
    expect(entries.some((entry) => entry.kind === 'sent' && Buffer.from(entry.bytes).includes('AT\r'))).toBe(true);
    expect(JSON.stringify(entries)).toMatch(/share\.connected.*127\.0\.0\.1:\d+/);
  });

  it('without --write sends nothing, says so, and counts what was dropped', async () => {
    const { out, err } = await sharing(['--json'], async (tcpPort, printed) => {
      const link = await open(tcpPort);
      await link.write(Buffer.from('AT+CFUN=0\r'));
      await link.close();
      await expect.poll(printed).toContain('"disconnected"');
    });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => shareOutputSchema.parse(JSON.parse(line)));
    expect(lines.map(({ type }) => type)).toEqual(['ready', 'connected', 'disconnected', 'ended']);
    expect(lines[2]).toMatchObject({ droppedBytes: 10, receivedBytes: 10 });
    expect(err).toContain('The client can only read');
    expect(recorded().some(({ kind }) => kind === 'sent')).toBe(false);
  });

  it('refuses a web page', async () => {
    const { out } = await sharing(['--write'], async (tcpPort) => {
      const socket = connect(tcpPort, '127.0.0.1').resume();
      socket.on('error', () => undefined);
      socket.write('POST / HTTP/1.1\r\n\r\nAT+CFUN=0\r');
      await new Promise((resolve) => socket.once('close', resolve));
    });
    expect(out).toMatch(/refused: 127\.0\.0\.1:\d+, it began with an HTTP request/);
    expect(recorded().some(({ kind }) => kind === 'sent')).toBe(false);
  });

  it('warns when other computers reach it', async () => {
    const { err } = await sharing(['--bind', '0.0.0.0'], async () => undefined);
    expect(err).toMatch(/Nothing is encrypted.*0\.0\.0\.0:\d+/);
  });

  it.each([[['--bind', 'localhost']], [['--allow', 'desk.example']], [['--rfc2217', '70000']]])(
    '%j is wrong usage',
    async (args) => {
      expect(await bench.run(['share', '--port', 'sim:', '--rfc2217', '0', ...args])).toMatchObject({ exitCode: 2 });
    },
  );
});
