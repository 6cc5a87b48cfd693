import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoDevice } from '../../../electron/simulator/demo-cloud/demo-device.ts';
import {
  dryRunOutputSchema,
  provisionOutputSchema,
  sendOutputSchema,
  watchOutputSchema,
} from '../../../shared/cli-output.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { TempPlatform } from '../../support/temp-platform.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;

beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

const profile = (change: object = {}): string =>
  bench.write(
    'device.json',
    JSON.stringify({
      version: 1,
      name: 'x',
      cloud: { kind: 'huawei-v1', host: '49.4.93.24', port: 8883, deviceId: demoDevice.id, secret: demoDevice.secret },
      tls: { ca: join(bench.platform.dataFolder, 'demo-cloud', 'ca.crt'), check: 'server' },
      mqtt: { subscriptions: [{ topic: 'a/b', qos: 0 }], proof: { topic: 'a/b', qos: 0, payload: 'x' } },
      ...change,
    }),
  );

const provision = (args: readonly string[], change: Parameters<CliBench['run']>[1] = {}) =>
  bench.run(['provision', '--port', 'sim:', '--profile', profile(), '--json', ...args], change);

describe('provision --json', () => {
  it('prints one document of the documented shape, and nothing else', async () => {
    const { exitCode, out, err } = await provision(['--record', 'r.jsonl']);
    const shown = provisionOutputSchema.parse(JSON.parse(out));
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(shown).toMatchObject({
      ok: true,
      exitCode: 0,
      error: null,
      recording: join(bench.platform.dataFolder, 'r.jsonl'),
      report: { ok: true, mqtt: { connected: true, proof: 'returned' } },
    });
    expect(out).not.toContain(demoDevice.secret);
  });

  it('prints one for every failure too: before the port is opened, at the port, in the run', async () => {
    const cases = [
      [['provision', '--port', 'sim:', '--profile', 'none.json', '--json'], 2, 'profile/unreadable', false],
      [
        [
          'provision',
          '--port',
          '/dev/no-such-port',
          '--profile',
          profile({ tls: { enabled: false, check: 'none' } }),
          '--json',
        ],
        3,
        'link/missing',
        true,
      ],
    ] as const;
    for (const [args, exitCode, code, hasReport] of cases) {
      const run = await bench.run(args);
      const shown = provisionOutputSchema.parse(JSON.parse(run.out));
      expect(run.exitCode).toBe(exitCode);
      expect(shown).toMatchObject({ ok: false, exitCode, error: { code }, recording: null });
      expect('report' in shown && shown.report !== null).toBe(hasReport);
      expect(run.err).toBe(`${shown.error?.message}\n`);
    }
  });

  it('prints for a dry run what would be sent, with secrets masked', async () => {
    const { out } = await provision(['--dry-run']);
    const shown = dryRunOutputSchema.parse(JSON.parse(out));
    expect(shown).toMatchObject({ ok: true, exitCode: 0, error: null });
    expect('sent' in shown && shown.sent).toEqual(
      expect.arrayContaining(['AT', expect.stringMatching(/^AT\+MCONFIG=/)]),
    );
    expect(out).not.toContain(demoDevice.secret);
  });

  it('prints a document with a report for a run that was stopped before its port was open', async () => {
    const { exitCode, out } = await provision([], {
      onStop: (listener) => {
        listener();
        return () => undefined;
      },
    });
    const shown = provisionOutputSchema.parse(JSON.parse(out));
    expect(exitCode).toBe(130);
    expect(shown).toMatchObject({ error: { code: 'stopped' }, report: { ok: false, exitCode: 130 } });
  });
});

describe('provision --watch --json', () => {
  it('prints the same document when it is stopped before its files were read', async () => {
    const listeners = new Set<() => void>();
    let isAsked = false;
    const { exitCode, out } = await provision([], {
      // As the real process does: without a listener a signal would end the process.
      onStop: (listener) => {
        listeners.add(listener);
        if (isAsked) listener();
        return () => listeners.delete(listener);
      },
      createPlatform: () => ({
        ...bench.platform,
        readFile: (path, limitBytes) => {
          expect(listeners.size).toBeGreaterThan(0);
          isAsked = true;
          return bench.platform.readFile(path, limitBytes);
        },
      }),
    });
    expect(exitCode).toBe(130);
    expect(provisionOutputSchema.parse(JSON.parse(out))).toMatchObject({ error: { code: 'stopped' } });
  });

  it('prints JSON Lines of the documented shapes until it is stopped', async () => {
    let stop = (): void => undefined;
    let out = '';
    const run = provision(['--watch', '--verbose'], {
      onStop: (listener) => {
        stop = listener;
        return () => undefined;
      },
      out: {
        write: (text) => {
          out += text;
          if (text.includes('"online"')) stop();
        },
        isTerminal: false,
      },
    });
    expect((await run).exitCode).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => watchOutputSchema.parse(JSON.parse(line)));
    const kinds = lines.map(({ type }) => type);
    expect(kinds.filter((type) => type === 'result')).toHaveLength(1);
    expect(kinds.indexOf('result')).toBeLessThan(kinds.indexOf('online'));
    expect(kinds.at(-1)).toBe('ended');
    expect(new Set(kinds)).toEqual(new Set(['step', 'line', 'result', 'online', 'ended']));
    expect(out).not.toContain(demoDevice.secret);
  });

  it('reports in its last line how it ended when nothing was started', async () => {
    const { out } = await bench.run(['provision', '--port', 'sim:', '--profile', 'none.json', '--watch', '--json']);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => watchOutputSchema.parse(JSON.parse(line)));
    expect(lines).toMatchObject([{ type: 'ended', exitCode: 2, error: { code: 'profile/unreadable' } }]);
  });
});

describe('a recording that cannot be written', () => {
  const failing = (): TempPlatform => {
    const { platform } = bench;
    return {
      ...platform,
      openAppend: (path) => {
        const file = platform.openAppend(path);
        return file.ok && path.endsWith('.jsonl')
          ? ok({ ...file.value, append: () => fail('file/disk-full', { path }) })
          : file;
      },
    };
  };

  it('ends a run with 9, and replaces no other failure', async () => {
    const { exitCode, out, err } = await provision([], { createPlatform: failing });
    expect(exitCode).toBe(9);
    expect(err).toContain('(file/unwritable)');
    expect(provisionOutputSchema.parse(JSON.parse(out))).toMatchObject({ ok: false, report: { ok: true } });
  });

  it.each([
    ['AT', 9],
    ['AT+NONSENSE', 4],
  ])('ends send %s with %i', async (command, expected) => {
    const { exitCode, err } = await bench.run(['send', '--port', 'sim:', command], { createPlatform: failing });
    expect(exitCode).toBe(expected);
    expect(err).toContain('(file/unwritable)');
  });

  it.each([
    ['AT+CSQ', 'en', ['+CSQ: 25,99  [not recorded when shown]', 'OK  [not recorded when shown]']],
    ['AT+CSQ', 'zh', ['+CSQ: 25,99  [显示时未录制]', 'OK  [显示时未录制]']],
    ['AT+NONSENSE', 'en', ['ERROR  [not recorded when shown]']],
  ])('marks every line that send %s shows (%s)', async (command, language, lines) => {
    const args = ['send', '--port', 'sim:', command, '--lang', language];
    const { out } = await bench.run(args, { createPlatform: failing });
    expect(out.split('\n').filter((line) => line !== '' && !line.startsWith('  '))).toEqual(lines);
    const kept = await bench.run(args);
    expect(kept.out).not.toContain('[');
  });

  it.each(['AT+CSQ', 'AT+NONSENSE'])('is reported by send %s --json', async (command) => {
    const args = ['send', '--port', 'sim:', command, '--json'];
    const { out } = await bench.run(args, { createPlatform: failing });
    expect(sendOutputSchema.parse(JSON.parse(out))).toMatchObject({ recorded: false });
    expect(sendOutputSchema.parse(JSON.parse((await bench.run(args)).out))).toMatchObject({ recorded: true });
  });

  it.each([
    ['there is no port', ['--port', '/dev/no-such-port', 'AT'], 3],
    ['no program listens at the address', ['--port', 'tcp://127.0.0.1:1', 'AT'], 3],
    ['the text is not a command', ['--port', 'sim:', 'hello'], 2],
  ] as const)('send --json claims no recording when nothing was sent: %s', async (_, args, expected) => {
    const { exitCode, out } = await bench.run(['send', ...args, '--json']);
    expect(exitCode).toBe(expected);
    expect(sendOutputSchema.parse(JSON.parse(out))).toMatchObject({
      ok: false,
      recorded: false,
      final: null,
      lines: [],
    });
  });
});
