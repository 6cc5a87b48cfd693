import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createThreadCall } from '../../electron/host/node/thread-call.ts';
import { CutWriter } from '../../electron/recorder/cuts.ts';
import type { ReaderReply, ReaderRequest } from '../../electron/recorder/remote-reader.ts';
import { everyLine } from '../../shared/lines/line-condition.ts';
import { decodeTraffic } from '../../shared/traffic.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const thread = pathToFileURL(resolve(process.env.ATELIER_TEST_DIST ?? 'dist', 'electron', 'reader-thread.js'));

const unexpected = (error: unknown): void => {
  throw error;
};

/** Ten lines and how they are cut. */
const recording = (): string => {
  const cuts = new CutWriter();
  const texts = Array.from({ length: 10 }, (_, index) => `line ${index}\r\n`);
  for (const [sequence, text] of texts.entries()) {
    cuts.add({
      ...{ sequence, atMs: 0, direction: 'received', owner: 'unclaimed', commandId: 0, name: '', isRecorded: true },
      ...{ length: text.length, position: sequence * text.length, ownBytes: null },
    });
  }
  return `[0,0,"r","${Buffer.from(texts.join('')).toString('base64')}"]\n[1,0,"c","${cuts.take()}"]\n`;
};

describe('the built thread that reads recordings', () => {
  it('answers with pieces, with the lines that fulfil a condition, and about a missing file', async () => {
    const platform = createTempPlatform();
    const path = join(platform.dataFolder, 'recording.jsonl');
    writeFileSync(path, recording());
    const call = createThreadCall<ReaderRequest, ReaderReply>(thread, unexpected);
    const read = await call({ kind: 'pieces', files: [path], from: 3, to: 5, limitBytes: 100 });
    const pieces = read?.kind === 'pieces' && read.outcome.ok ? decodeTraffic(read.outcome.value) : null;
    expect(pieces?.ok && pieces.value.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
      'line 3\r\n',
      'line 4\r\n',
    ]);
    const condition = { ...everyLine, queries: [{ kind: 'regex', text: 'line [08]$' }] } as const;
    const matched = await call({ kind: 'match', files: [path], from: 0, to: 10, condition });
    expect(matched).toEqual({ kind: 'match', outcome: { ok: true, value: { to: 10, bits: Uint8Array.of(1, 1) } } });
    const missing = await call({ kind: 'match', files: [`${path}.none`], from: 0, to: 1, condition });
    expect(missing).toMatchObject({ kind: 'match', outcome: { ok: false, error: { code: 'file/missing' } } });
    platform.remove();
  });
});
