import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { furtherPath } from '../../electron/recorder/recording-name.ts';

const folder = mkdtempSync(join(tmpdir(), 'atelier-crash-'));
const program = join(folder, 'killed-recorder.mjs');
let child: ChildProcess | null = null;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(import.meta.dirname, 'killed-recorder.ts'),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'killed-recorder.mjs' } },
    },
  });
});

afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Kills the program after it has printed so much. Returns the last number that it said. */
const killAfter = async (characters: number, args: readonly string[]): Promise<number> => {
  const running = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = running;
  let said = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.length > characters) running.kill('SIGKILL');
  });
  await once(running, 'close');
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
};

it('a killed recorder loses nothing that it had flushed', async () => {
  const path = join(folder, 'killed.jsonl');
  const announced = await killAfter(500, [path]);
  expect(announced).toBeGreaterThan(100);
  const reader = readRecording(readFileSync(path));
  const numbers = Array.from(reader, (entry) =>
    'bytes' in entry ? Number.parseInt(`${Buffer.from(entry.bytes)}`, 10) : -1,
  );
  expect(numbers.length).toBeGreaterThan(announced);
  expect(numbers).toEqual(numbers.map((_, index) => index));
  expect(reader.report).toMatchObject({ badLines: 0, missingEntries: 0, repeatedEntries: 0 });
});

it.each([60, 200, 350, 500])(
  'one that changes its file all the time loses nothing either, killed after %i characters',
  async (characters) => {
    const path = join(folder, `further-${characters}.jsonl`);
    const announced = await killAfter(characters, [path, 'further']);
    const paths = [path];
    for (let number = 2; existsSync(furtherPath(path, number)); number += 1) paths.push(furtherPath(path, number));
    expect(paths.length).toBeGreaterThan(3);
    const bytes = paths.flatMap((each) =>
      Array.from(readRecording(readFileSync(each)), (entry) => ('bytes' in entry ? entry.bytes : new Uint8Array(0))),
    );
    const numbers = Buffer.concat(bytes).toString('latin1').split('\r\n').slice(0, -1).map(Number);
    expect(numbers.length).toBeGreaterThan(announced);
    expect(numbers).toEqual(numbers.map((_, index) => index));
  },
);
