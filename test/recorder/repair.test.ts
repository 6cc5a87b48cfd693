import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createNodePlatform } from '../../electron/host/node/node-platform.ts';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { openForAppend } from '../../electron/recorder/repair.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { ok } from '../../shared/outcome.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createMemoryFile } from './memory-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'atelier-repair-'));
afterAll(() => rmSync(folder, { recursive: true }));

const platform = createNodePlatform({ dataFolder: folder });

/** Records one part with `count` entries to the file. Sent bytes, because received ones are joined. */
const recordPart = (path: string, count: number): void => {
  const opened = openForAppend(platform, path);
  if (!opened.ok) throw new Error(opened.error.code);
  const header = { app: '0', address: 'sim:', epoch: 1 };
  const recorder = createSessionRecorder({ clock: new VirtualClock(), file: opened.value, header });
  for (let number = 0; number < count; number += 1) recorder.sent(Uint8Array.of(number));
  recorder.close();
};

describe('a recording opened for another part', () => {
  it('loses only its incomplete line, wherever it was cut', () => {
    const path = join(folder, 'cut.jsonl');
    recordPart(path, 3);
    const whole = readFileSync(path);
    for (let cut = 1; cut <= whole.length; cut += 1) {
      writeFileSync(path, whole.subarray(0, cut));
      const kept = Array.from(readRecording(whole.subarray(0, cut))).length;
      recordPart(path, 2);
      const reader = readRecording(readFileSync(path));
      const entries = Array.from(reader).length;
      // A cut directly before a line end leaves a line that is complete once the new part has started on a new line.
      const isWholeLine = whole[cut] === 0x0a && cut > whole.indexOf(0x0a);
      expect(entries).toBe(kept + 2 + (isWholeLine ? 1 : 0));
      expect(reader.report.isTorn).toBe(false);
      expect(reader.report.badLines).toBeLessThanOrEqual(1);
    }
  });

  it('gets no empty line when it was closed properly', () => {
    const path = join(folder, 'whole.jsonl');
    recordPart(path, 1);
    recordPart(path, 1);
    expect(readFileSync(path, 'utf8')).not.toContain('\n\n');
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(5);
  });

  it('returns the failure when the disk refuses even the line end, and leaves no file open', () => {
    const path = join(folder, 'torn.jsonl');
    writeFileSync(path, '{"torn":');
    const file = createMemoryFile();
    file.room = 0;
    expect(openForAppend({ ...platform, openAppend: () => ok(file) }, path)).toMatchObject({
      ok: false,
      error: { code: 'file/disk-full' },
    });
    expect(file.isClosed).toBe(true);
  });

  it('returns the failure when the file cannot be opened', () => {
    expect(openForAppend(platform, folder)).toMatchObject({ ok: false, error: { code: 'file/unwritable' } });
  });
});
