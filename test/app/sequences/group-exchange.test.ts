import { describe, expect, it } from 'vitest';
import { previewImport } from '../../../shared/imports/preview-import.ts';
import { readSequence } from '../../../shared/sequences/read-sequence.ts';
import { createSequencesBench } from './sequences-bench.ts';

const bytesOf = (base64: string | undefined): Uint8Array => new Uint8Array(Buffer.from(base64 ?? '', 'base64'));

describe('groups that are imported and exported as files', () => {
  it('a file from elsewhere is read without being saved; what is wrong in it has its place', async () => {
    const { value } = createSequencesBench();
    const text = 'sequence: check\nsteps:\n  - send: AT # alive\n';
    expect(await value({ kind: 'open', text })).toEqual({
      ...{ kind: 'sequence', file: { sequence: 'check', steps: [{ send: 'AT' }] } },
    });
    expect(await value({ kind: 'open', text: 'sequence: check\nsteps:\n  - sned: AT\n' })).toMatchObject({
      kind: 'problems',
      problems: [{ line: 3 }],
    });
    expect(await value({ kind: 'list' })).toEqual({ groups: [] });
  });

  it('our own file is given as it is on the disk', async () => {
    const { value, create, platform } = createSequencesBench();
    const { id } = await create('Check', [{ send: 'AT', expect: 'OK' }]);
    const { file } = await value({ kind: 'export', id, form: 'atseq', language: 'en' });
    const path = platform.join(platform.dataFolder, 'sequences', 'Check.atseq.yaml');
    const onDisk = await platform.readFile(path, 10_000);
    expect(onDisk.ok && Buffer.from(onDisk.value).equals(bytesOf(file?.contentBase64))).toBe(true);
    expect(file?.unsupported).toEqual([]);
  });

  it('the list for SSCOM can be read by SSCOM, and what it cannot hold is named', async () => {
    const { value, create } = createSequencesBench();
    const { id } = await create('Check', [{ name: '信号', send: 'AT+CSQ', expect: '+CSQ', delayAfter: '20ms' }]);
    const { file } = await value({ kind: 'export', id, form: 'sscom', language: 'zh' });
    const read = previewImport(bytesOf(file?.contentBase64), 'sscom51.ini');
    expect(read.ok && read.value).toMatchObject({
      ...{ format: 'sscom-5.10', encoding: 'gb18030', lineEnds: 'crlf' },
      groups: [{ items: [{ text: 'AT+CSQ', label: '信号', order: 1, delayMs: 20 }] }],
    });
    expect(file?.unsupported).toEqual([{ code: 'answer-not-kept', index: 1, text: '+CSQ' }]);
  });

  it('an unknown group gives no file', async () => {
    const { value } = createSequencesBench();
    expect(await value({ kind: 'export', id: '../settings', form: 'atseq', language: 'en' })).toEqual({ file: null });
  });

  it('the library has groups in both languages, each of which can be saved as it is', async () => {
    const { value } = createSequencesBench();
    const { groups } = await value({ kind: 'library' });
    expect(groups.length).toBeGreaterThan(5);
    for (const group of groups) {
      expect(readSequence(group).ok).toBe(true);
      expect(group.title).toEqual({ en: expect.any(String), zh: expect.any(String) });
    }
  });
});
