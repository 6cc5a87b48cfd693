import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { startCliProcess } from '../support/cli-process.ts';
import { haveTools } from '../support/required-tools.ts';
import { median, printTable } from './figures.ts';

const rounds = 5;

const withFolder = async <Result>(use: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Milliseconds from the start of the process to its end. */
const timeOf = (program: string, args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const child = spawn(program, args, { stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', () => resolve(performance.now() - startedMs));
  });

const built = (entry: string): string => join(process.env.ATELIER_TEST_DIST ?? '', 'electron', `${entry}.js`);

const serveTime = (): Promise<number> =>
  withFolder(async (folder) => {
    const startedMs = performance.now();
    const serve = startCliProcess(['--data', folder], { entry: 'serve' });
    await serve.untilOut(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/);
    const passedMs = performance.now() - startedMs;
    serve.kill('SIGTERM');
    await serve.ended;
    return passedMs;
  });

const medianOf = async (measure: () => Promise<number>): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measure());
  return median(times);
};

describe('programs', () => {
  it('start in', { timeout: 600_000 }, async () => {
    const node = await medianOf(() => timeOf(process.execPath, ['-e', '0']));
    const starts: readonly (readonly [string, () => Promise<number>])[] = [
      ['node -e 0', () => timeOf(process.execPath, ['-e', '0'])],
      ['atelier --version', () => timeOf(process.execPath, [built('cli'), '--version'])],
      ['atelier ports --json', () => timeOf(process.execPath, [built('cli'), 'ports', '--json'])],
      ['serve, to its address', serveTime],
    ];
    const rows = [];
    for (const [name, measure] of starts) {
      const ms = await medianOf(measure);
      rows.push({ name, figures: [ms, ms / node] });
    }
    printTable({ title: 'cold starts: milliseconds, and the ratio to an empty Node.js', columns: ['ms', '×'], rows });
  });

  it.skipIf(!haveTools('socat'))(
    'wait for the module, not for themselves, while they provision',
    { timeout: 600_000 },
    async () => {
      const rows = [];
      for (const baudRate of [9_600, 115_200]) {
        const [total, own] = await withFolder((folder) => provision(folder, baudRate));
        rows.push({ name: `${baudRate} baud`, figures: [total, own, total / (total - own)] });
      }
      printTable({
        title: 'provisioning of the virtual module: the whole time ÷ the time of module and line',
        columns: ['total ms', 'own ms', '÷'],
        rows,
      });
    },
  );
});

/** Provisions a virtual module on a pseudo-terminal with the speed of a serial line. */
const provision = async (folder: string, baudRate: number): Promise<readonly [totalMs: number, ownMs: number]> => {
  const path = (name: string): string => join(folder, name);
  const id = 'bench_device';
  const secret = 'bench-secret-0123456789';
  const simulator = startCliProcess(
    [
      'simulate',
      '--pty',
      path('tty'),
      '--data',
      path('simulator'),
      '--device',
      `${id}:${secret}`,
      '--pace',
      `${baudRate}`,
    ],
    { limitMs: 300_000 },
  );
  try {
    const [, ca = ''] = await simulator.untilOut(/^ready .*ca=(\S+)\n/m);
    const topic = `/huawei/v1/devices/${id}/data/json`;
    const profile = {
      version: 1,
      name: id,
      cloud: { kind: 'huawei-v1', host: '49.4.93.24', port: 8883, deviceId: id, secret },
      tls: { ca, fileOnModule: 'bench.crt', check: 'server' },
      mqtt: { subscriptions: [{ topic, qos: 1 }], proof: { topic, qos: 1, payload: '{"from":"bench"}' } },
    };
    writeFileSync(path('profile.json'), JSON.stringify(profile));
    const run = startCliProcess(
      [
        ...['provision', '--port', path('tty'), '--baud', `${baudRate}`, '--profile', path('profile.json')],
        ...['--data', path('data'), '--record', path('run.jsonl')],
      ],
      { limitMs: 300_000 },
    );
    const { exitCode, err } = await run.ended;
    if (exitCode !== 0) throw new Error(err);
    return timesIn(path('run.jsonl'));
  } finally {
    simulator.kill('SIGTERM');
    await simulator.ended;
  }
};

/** The time from the first sent to the last received byte, and how much of it passed between a received and the next sent byte. */
const timesIn = (recording: string): readonly [totalMs: number, ownMs: number] => {
  const traffic = [...readRecording(readFileSync(recording))].filter((entry) => 'bytes' in entry);
  let own = 0;
  for (const [index, entry] of traffic.entries()) {
    const before = traffic[index - 1];
    if (before?.kind === 'received' && entry.kind === 'sent') own += entry.timeUs - before.timeUs;
  }
  const total = (traffic.at(-1)?.timeUs ?? 0) - (traffic[0]?.timeUs ?? 0);
  return [total / 1_000, own / 1_000];
};
