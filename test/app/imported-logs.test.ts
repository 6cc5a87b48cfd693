import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RequestingPage } from '../../electron/app/handlers.ts';
import { createImportedLogs } from '../../electron/app/services/recordings/imported-logs.ts';
import { createNotesFiles, readNotes } from '../../electron/app/services/recordings/notes-file.ts';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import type { LogImportAsk } from '../../shared/contract.ts';
import { done } from '../../shared/outcome.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const startedAtMs = Date.UTC(2026, 10, 30, 14, 58, 16, 163);

const createBench = () => {
  const platform = createTempPlatform();
  const clock = new VirtualClock();
  const secrets = createSecretSet(['known-to-the-program']);
  let refreshed = 0;
  const refresh = async () => {
    refreshed += 1;
    return done;
  };
  const keepMarks = createNotesFiles(platform).change;
  const handlers = createImportedLogs({ platform, clock, version: '1.2.3', secrets, refresh, keepMarks });
  const folder = join(platform.dataFolder, 'recordings');
  return {
    clock,
    ask: (ask: LogImportAsk, page?: RequestingPage) => handlers['logs.import'](ask, page),
    files: () => (existsSync(folder) ? readdirSync(folder) : []),
    textOf: (name: string) => readFileSync(join(folder, name), 'utf8'),
    refreshed: () => refreshed,
  };
};

type Bench = ReturnType<typeof createBench>;

const head: LogImportAsk = {
  kind: 'begin',
  fileName: 'SaveWindows.TXT',
  startedAtMs,
  program: 'sscom',
  encoding: 'gb18030',
  guessed: ['date'],
  warnings: [{ code: 'date-from-file', count: 1 }],
};

const begin = async ({ ask }: Bench, page?: RequestingPage): Promise<string> => {
  const begun = await ask(head, page);
  if (!begun.ok || !('id' in begun.value)) throw new Error('not begun');
  return begun.value.id;
};

const part = (id: string, direction: 'sent' | 'received', text: string): LogImportAsk => ({
  kind: 'entries',
  id,
  entries: [{ direction, atMs: startedAtMs + 10, bytesBase64: Buffer.from(text).toString('base64') }],
});

describe('a log that a page gives in parts', () => {
  it('becomes a recording in the list', async () => {
    const bench = createBench();
    const id = await begin(bench);
    await bench.ask(part(id, 'sent', 'AT+CSQ\r'));
    await bench.ask(part(id, 'received', '+CSQ: 20,0\r\n\r\nOK\r\n'));
    expect(bench.refreshed()).toBe(0);
    const ended = await bench.ask({ kind: 'end', id });
    expect(ended).toMatchObject({ ok: true, value: { name: bench.files()[0], commands: 1, answered: 1 } });
    expect(bench.files()).toHaveLength(1);
    expect(bench.refreshed()).toBe(1);
    expect(bench.textOf(bench.files()[0] ?? '')).toContain('"imported":{"program":"sscom","file":"SaveWindows.TXT"}');
    expect(await bench.ask({ kind: 'end', id })).toMatchObject({ ok: false, error: { code: 'usage/invalid' } });
  });

  it('has the notes of the log as marks', async () => {
    const bench = createBench();
    const id = await begin(bench);
    const at = { direction: 'received' as const, atMs: startedAtMs };
    const bytesBase64 = Buffer.from('\r\nOK\r\n').toString('base64');
    await bench.ask({ kind: 'entries', id, entries: [{ ...at, bytesBase64: '', note: 'head known-to-the-program' }] });
    await bench.ask({ kind: 'entries', id, entries: [{ ...at, bytesBase64, note: 'fine' }] });
    await bench.ask({ kind: 'end', id });
    const notes = bench.files().find((name) => name.endsWith('.notes.json')) ?? '';
    expect(readNotes(new TextEncoder().encode(bench.textOf(notes))).marks).toEqual([
      { sequence: 1, note: `fine · head ${'*'.repeat(20)}` },
    ]);
  });

  it('hides what the program knows', async () => {
    const bench = createBench();
    const id = await begin(bench);
    await bench.ask(part(id, 'received', 'x known-to-the-program y\r\n'));
    await bench.ask({ kind: 'end', id });
    const [, base64 = ''] = /"r","([^"]+)"/.exec(bench.textOf(bench.files()[0] ?? '')) ?? [];
    expect(Buffer.from(base64, 'base64').toString()).toBe(`x ${'*'.repeat(20)} y\r\n`);
  });

  it.each([
    ['is cancelled', async ({ ask }: Bench, id: string) => void (await ask({ kind: 'cancel', id }))],
    ['is not continued', async ({ clock }: Bench) => clock.advance(60_000)],
  ])('leaves no file when it %s', async (_how, leave) => {
    const bench = createBench();
    const id = await begin(bench);
    await bench.ask(part(id, 'sent', 'AT\r'));
    await leave(bench, id);
    await expect.poll(bench.files).toEqual([]);
    expect(await bench.ask(part(id, 'sent', 'AT\r'))).toMatchObject({ ok: false });
  });

  it('leaves no file when its page is gone', async () => {
    const bench = createBench();
    let leave: () => void = () => undefined;
    const page: RequestingPage = {
      onGone: (listener) => {
        leave = listener;
        return () => undefined;
      },
    };
    await begin(bench, page);
    expect(bench.files()).toHaveLength(1);
    leave();
    await expect.poll(bench.files).toEqual([]);
  });

  it('is refused when others are still being given, or when it is no part of a log', async () => {
    const bench = createBench();
    for (let count = 0; count < 4; count += 1) await begin(bench);
    expect(await bench.ask(head)).toMatchObject({ ok: false, error: { facts: { problem: 'too-many' } } });
    const wrong = { kind: 'begin', fileName: '../x' } as unknown as LogImportAsk;
    expect(await bench.ask(wrong)).toMatchObject({ ok: false, error: { code: 'usage/invalid' } });
  });
});
