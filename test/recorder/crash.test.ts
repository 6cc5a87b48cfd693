import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';

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

it('a killed recorder loses nothing that it had flushed', async () => {
  const path = join(folder, 'killed.jsonl');
  const running = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = running;
  let said = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.length > 500) running.kill('SIGKILL');
  });
  await once(running, 'close');
  const announced = Number(said.trimEnd().split('\n').at(-1));
  expect(announced).toBeGreaterThan(100);
  const reader = readRecording(readFileSync(path));
  const numbers = Array.from(reader, (entry) =>
    'bytes' in entry ? Number.parseInt(`${Buffer.from(entry.bytes)}`, 10) : -1,
  );
  expect(numbers.length).toBeGreaterThan(announced);
  expect(numbers).toEqual(numbers.map((_, index) => index));
  expect(reader.report).toMatchObject({ badLines: 0, missingEntries: 0, repeatedEntries: 0 });
});
