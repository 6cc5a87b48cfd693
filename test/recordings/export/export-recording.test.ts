import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openExport, type RecordingExport } from '../../../electron/recordings/export/export-recording.ts';
import type { Bytes } from '../../../electron/recordings/export/text-format.ts';
import { readSequenceFile } from '../../../electron/sequences/sequence-file.ts';
import { fail } from '../../../shared/outcome.ts';
import { exportPreviewSchema } from '../../../shared/recordings/masking/preview.ts';
import { entriesOf, piecesOf, readPartOf, recordingOf, type TestEntry } from './export-bench.ts';
import { readZip } from './read-zip.ts';

const refused = {
  id: 'connect.ssl',
  status: 'failed',
  ms: 5,
  error: {
    code: 'connect/failed',
    facts: { host: '10.1.2.3', port: 8883 },
    evidence: ['CONNECT FAIL', '+CGPADDR: 1,"10.7.7.7"'],
  },
};

const session: readonly TestEntry[] = [
  ['e', 'opened', { address: '/dev/ttyUSB0', epoch: 1 }],
  ['>', 'AT+CGSN\r'],
  ['<', '\r\n866714043075174\r\n\r\nOK\r\n'],
  ['>', 'AT+MCONFIG="id-866714043075174","user-1","********"\r'],
  ['<', '\r\nOK\r\n'],
  ['>', 'AT+SSLMIPSTART="10.1.2.3",8883\r'],
  ['<', '\r\nOK\r\n'],
  ['<', '\r\nCONNECT FAIL\r\n'],
  ['e', 'step', refused],
  ['e', 'run', { result: 'failed', stages: ['connect'], step: 'connect.ssl', code: 'connect/failed', online: false }],
];

/** As the command line records it: without how it was shown. */
const withFile: readonly TestEntry[] = [
  ['>', 'AT+CGSN\r'],
  ['<', 'AT+CGSN\r\r\n866714043075174\r\n\r\nOK\r\n'],
  ['>', 'AT+FSWRITE="ca.crt",0,9,15\r'],
  ['<', '\r\n>'],
  ['>', 'ab\ncd\nef\n'],
  ['<', '\r\nOK\r\n'],
  ['>', 'AT+MCONFIG="id-866714043075174","user-1","********"\r'],
  ['<', '\r\nOK\r\n'],
];

const origin = {
  version: '1.2.3',
  system: { os: 'linux', arch: 'x64' },
  createdAtMs: Date.UTC(2026, 10, 30),
  settings: { language: 'en', note: 'module 866714043075174' },
};
const nothingShown = { shown: new Set<never>(), withSequence: false };

const withoutCuts = (recording: Uint8Array): Uint8Array => {
  const lines = Buffer.from(recording).toString('utf8').split('\n');
  return Buffer.from(lines.filter((line) => !line.includes(',"c",')).join('\n'));
};

const opened = async (
  entries: readonly TestEntry[] = session,
  notes: object | null = null,
): Promise<RecordingExport> => {
  const recording = entries === withFile ? withoutCuts(recordingOf(entries)) : recordingOf(entries);
  const found = await openExport({
    readPart: readPartOf({ a: recording }),
    files: [{ path: 'a', sizeBytes: recording.length }],
    notes,
  });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

const bytesOf = async (parts: Bytes): Promise<Uint8Array> => {
  const all: Uint8Array[] = [];
  for await (const part of parts) {
    if (!part.ok) throw new Error(part.error.code);
    all.push(part.value);
  }
  return Buffer.concat(all);
};

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

describe('the zip for support', () => {
  it('has the recording, a readable text, the diagnosis with its code, and settings, all without what is hidden', async () => {
    const files = readZip(await bytesOf((await opened()).zip(nothingShown, origin)));
    expect([...files.keys()]).toEqual([
      'recording.jsonl',
      'recording.txt',
      'diagnosis.json',
      'settings.json',
      'manifest.json',
    ]);
    for (const content of files.values()) {
      expect(text(content)).not.toMatch(/866714043075174|10\.1\.2\.3|10\.7\.7\.7|user-1/);
    }
    expect(text(files.get('recording.txt'))).toContain('2026-11-23 06:00:00.002 < IMEI-1_________␍␊␍␊OK\n');
    expect(text(files.get('recording.txt'))).toContain(
      '# step id=connect.ssl status=failed ms=5 error.code=connect/failed',
    );
    expect(JSON.parse(text(files.get('diagnosis.json')))).toMatchObject({
      code: 'connect/failed',
      step: 'connect.ssl',
      evidence: ['CONNECT FAIL', '+CGPADDR: 1,"A2______"'],
    });
    expect(JSON.parse(text(files.get('settings.json')))).toEqual({ language: 'en', note: 'module IMEI-1_________' });
  });

  it('has a manifest with versions, system, what was hidden, and the hash of every other file', async () => {
    const files = readZip(await bytesOf((await opened()).zip(nothingShown, origin)));
    const manifest = JSON.parse(text(files.get('manifest.json')));
    expect(manifest).toMatchObject({
      kind: 'atelier-support',
      program: { name: 'ATelier', version: '1.2.3' },
      system: { os: 'linux', arch: 'x64' },
      recording: { code: 'connect/failed', badLines: 0, repeatedLines: 0 },
      notSearched: 0,
    });
    expect(manifest.hidden).toContainEqual({ kind: 'imei', values: 1, places: 2, hidden: 0, shown: false });
    expect(manifest.hidden).toContainEqual({ kind: 'passwords', values: 0, places: 0, hidden: 1, shown: false });
    const hashes = [...files]
      .filter(([name]) => name !== 'manifest.json')
      .map(([name, content]) => ({
        name,
        sizeBytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      }));
    expect(manifest.files).toEqual(hashes);
  });

  it('has the name, note, tags and marks that people have added, without what is hidden', async () => {
    const remarks = {
      title: 'module 866714043075174',
      note: 'AT+MCONFIG="other-device-7"\n10.1.2.3 表',
      tags: ['user-1'],
    };
    const notes = { version: 1, marks: [{ sequence: 3, note: 'IMEI 866714043075174?' }], remarks };
    const recording = await opened(session, notes);
    expect(recording.fileNames(nothingShown, false)).toContain('recording.notes.json');
    const files = readZip(await bytesOf(recording.zip(nothingShown, origin)));
    expect(JSON.parse(text(files.get('recording.notes.json')))).toEqual({
      version: 1,
      marks: [{ sequence: 3, note: 'IMEI IMEI-1_________?' }],
      remarks: {
        title: 'module IMEI-1_________',
        note: expect.stringMatching(/^AT\+MCONFIG="DEVICE-3_*"\nA\d_+ 表$/),
        tags: ['D2____'],
      },
    });
    const { files: hashed } = JSON.parse(text(files.get('manifest.json')));
    expect(hashed).toContainEqual(expect.objectContaining({ name: 'recording.notes.json' }));
  });

  it('has a recording that the reader opens, with the same pieces', async () => {
    const files = readZip(await bytesOf((await opened()).zip(nothingShown, origin)));
    const recording = files.get('recording.jsonl') ?? new Uint8Array(0);
    expect(entriesOf(recording)).toHaveLength(entriesOf(recordingOf(session)).length);
    expect(piecesOf(recording)).toHaveLength(piecesOf(recordingOf(session)).length);
  });

  it('has the sequence that repeats it, where it is wanted: what is hidden is a variable', async () => {
    const files = readZip(await bytesOf((await opened(withFile)).zip({ ...nothingShown, withSequence: true }, origin)));
    const sequence = readSequenceFile(files.get('sequence.atseq.yaml') ?? new Uint8Array(0));
    const steps = sequence.ok ? sequence.value.steps : [];
    expect(steps.map(({ action, data }) => [action.kind === 'send' && action.text, data])).toEqual([
      ['AT+CGSN', null],
      ['AT+FSWRITE="ca.crt",0,9,15', 'ab\\ncd\\nef\\n'],
      [`AT+MCONFIG="\${device}","\${device2}","\${secret}"`, null],
    ]);
    expect(steps[0]?.expect).toEqual([{ kind: 'regex', source: '^.+$' }]);
    expect(steps[1]?.expect).toEqual([{ kind: 'regex', source: '^OK$' }]);
  });

  it('has no diagnosis where nothing failed', async () => {
    const files = readZip(await bytesOf((await opened(session.slice(0, 3))).zip(nothingShown, origin)));
    expect([...files.keys()]).not.toContain('diagnosis.json');
  });

  it('ends with the failure of the disk', async () => {
    const recording = recordingOf(session);
    let reads = 0;
    const found = await openExport({
      readPart: async (path, offset, limitBytes) => {
        reads += 1;
        return reads > 6 ? fail('file/unreadable', { path }) : readPartOf({ a: recording })(path, offset, limitBytes);
      },
      files: [{ path: 'a', sizeBytes: recording.length }],
    });
    const parts = [];
    if (found.ok) for await (const part of found.value.zip(nothingShown, origin)) parts.push(part);
    expect(parts.at(-1)).toMatchObject({ ok: false, error: { code: 'file/unreadable' } });
  });
});

describe('the preview', () => {
  it('counts what occurs by kind, with a sample of which the middle is hidden', async () => {
    const preview = (await opened()).preview({ ...nothingShown, shown: new Set(['addresses'] as const) });
    expect(exportPreviewSchema.parse(preview)).toEqual({
      ...{
        startedAt: '2026-11-23T06:00:00.000Z',
        address: 'sim:',
        code: 'connect/failed',
        step: 'connect.ssl',
        notSearched: 0,
      },
      sentBytes: session.reduce((sum, [kind, bytes]) => sum + (kind === '>' ? String(bytes).length : 0), 0),
      receivedBytes: session.reduce((sum, [kind, bytes]) => sum + (kind === '<' ? String(bytes).length : 0), 0),
      kinds: [
        { kind: 'passwords', values: 0, places: 0, hidden: 1, sample: null, shown: false },
        { kind: 'imei', values: 1, places: 2, hidden: 0, sample: '866714•••174', shown: false },
        { kind: 'addresses', values: 2, places: 3, hidden: 0, sample: '10.•••.3', shown: true },
        { kind: 'device-ids', values: 2, places: 2, hidden: 0, sample: 'id-866•••5174', shown: false },
      ],
    });
  });
});

describe('formats for other tools', () => {
  it('CSV: one row for each line, with a head, and no cell that a program for tables takes for a formula', async () => {
    const csv = text(await bytesOf((await opened()).csv(nothingShown)));
    const rows = csv.split('\r\n');
    expect(rows[0]).toBe('time,direction,kind,command,name,bytes,text');
    expect(rows).toContain('2026-11-23T06:00:00.001Z,sent,raw,,,8,AT+CGSN');
    const formulas: readonly TestEntry[] = [
      ['<', '=cmd|x,"y"\r\n'],
      ['<', '+CSQ: 1,2\r\n'],
    ];
    expect(text(await bytesOf((await opened(formulas)).csv(nothingShown)))).toContain(`,"'=cmd|x,""y"""\r\n`);
    expect(text(await bytesOf((await opened(formulas)).csv(nothingShown)))).toContain(`,"'+CSQ: 1,2"\r\n`);
  });

  it('text: each line with its time and direction', async () => {
    const lines = text(await bytesOf((await opened()).text(nothingShown))).split('\n');
    expect(lines[0]).toBe('2026-11-23 06:00:00.000 # sim: (UTC)');
    expect(lines).toContain('2026-11-23 06:00:00.001 > AT+CGSN');
  });

  it('pcapng: a packet for each read, with direction, time, and what happened before it', async () => {
    const capture = await bytesOf((await opened()).pcapng(nothingShown, 'ATelier 1'));
    const blocks = blocksOf(capture);
    expect(blocks.slice(0, 2).map(({ type }) => type)).toEqual([0x0a0d0d0a, 1]);
    const packets = blocks.filter(({ type }) => type === 6);
    expect(packets).toHaveLength(7);
    const [first] = packets;
    expect((first?.body.readUInt32LE(4) ?? 0) * 2 ** 32 + (first?.body.readUInt32LE(8) ?? 0)).toBe(
      Date.UTC(2026, 10, 23, 6) * 1000 + 1000,
    );
    expect(first?.body.toString('latin1', 20, 28)).toBe('AT+CGSN\r');
    expect(optionsOf(first?.body)).toEqual([
      [1, Buffer.from('opened address=/dev/ttyUSB0 epoch=1')],
      [2, Buffer.from([2, 0, 0, 0])],
    ]);
    expect(packets.map(({ body }) => optionsOf(body).at(-1)?.[1][0])).toEqual([2, 1, 2, 1, 2, 1, 1]);
    expect(text(capture)).not.toContain('866714043075174');
  });
});

const blocksOf = (capture: Uint8Array): readonly { readonly type: number; readonly body: Buffer }[] => {
  const bytes = Buffer.from(capture);
  const blocks = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    expect(length % 4).toBe(0);
    expect(bytes.readUInt32LE(at + length - 4)).toBe(length);
    blocks.push({ type: bytes.readUInt32LE(at), body: bytes.subarray(at + 8, at + length - 4) });
    at += length;
  }
  return blocks;
};

const optionsOf = (body: Buffer = Buffer.alloc(0)): readonly (readonly [number, Buffer])[] => {
  const options: [number, Buffer][] = [];
  const captured = body.readUInt32LE(12);
  for (let at = 20 + Math.ceil(captured / 4) * 4; body.readUInt16LE(at) !== 0; ) {
    const length = body.readUInt16LE(at + 2);
    options.push([body.readUInt16LE(at), body.subarray(at + 4, at + 4 + length)]);
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return options;
};
