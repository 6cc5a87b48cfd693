import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOutputSchema } from '../../../shared/cli-output.ts';
import { recordingExportOutputSchema } from '../../../shared/cli-recordings-output.ts';
import { recordingOf, type TestEntry } from '../../recordings/export/export-bench.ts';
import { readZip } from '../../recordings/export/read-zip.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;
beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

const session: readonly TestEntry[] = [
  ['>', 'AT+CGSN\r'],
  ['<', '\r\n866714043075174\r\n\r\nOK\r\n'],
  ['>', 'AT+MCONFIG="866714043075174","user-1","********"\r'],
  ['<', '+CGPADDR: 1,"10.76.1.35"\r\n'],
];

const written = (name: string): Buffer => readFileSync(join(bench.platform.dataFolder, name));

describe('recordings export', () => {
  it('writes a zip without what identifies somebody, and says what was hidden', async () => {
    bench.write('R.jsonl', recordingOf(session));
    const { exitCode, out, err } = await bench.run(['recordings', 'export', 'R.jsonl', '--output', 'support.zip']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const files = readZip(written('support.zip'));
    expect([...files.keys()]).toEqual(['recording.jsonl', 'recording.txt', 'manifest.json']);
    for (const content of files.values()) {
      expect(Buffer.from(content).toString()).not.toMatch(/866714043075174|10\.76\.1\.35|user-1/);
    }
    expect(out.replace(/→ .*support.zip, \d+ bytes/, '→ support.zip')).toBe(`R.jsonl → support.zip
HIDDEN      VALUES  PLACES  IN THE RECORDING
passwords   0       0       1
IMEI        1       2       0
addresses   1       1       0
device IDs  1       1       0

Values are found by the commands and answers that contain them. Look at the file before you hand it on.
`);
  });

  it('takes the notes beside the recording, masked like it', async () => {
    bench.write('R.jsonl', recordingOf(session));
    const notes = { version: 1, marks: [], remarks: { title: '866714043075174', note: '', tags: [], isPinned: false } };
    bench.write('R.notes.json', Buffer.from(JSON.stringify(notes)));
    expect(await bench.run(['recordings', 'export', 'R.jsonl', '--output', 'a.zip'])).toMatchObject({ exitCode: 0 });
    const copy = readZip(written('a.zip')).get('recording.notes.json');
    expect(JSON.parse(Buffer.from(copy ?? []).toString())).toEqual({
      ...notes,
      remarks: { ...notes.remarks, title: 'IMEI-1_________' },
    });
  });

  it('shows the kinds that were asked for', async () => {
    bench.write('R.jsonl', recordingOf(session));
    const args = ['recordings', 'export', 'R.jsonl', '--output', 'a.txt', '--format', 'text'];
    const { exitCode, out } = await bench.run([...args, '--show', 'imei', '--show', 'addresses']);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/IMEI +1 +2 +0 +shown/);
    expect(written('a.txt').toString()).toContain('< 866714043075174');
    expect(written('a.txt').toString()).toContain('"10.76.1.35"');
    expect(written('a.txt').toString()).not.toContain('user-1');
  });

  it.each(['secrets', 'keys', 'passwords', 'all'])('refuses to show %s', async (kind) => {
    bench.write('R.jsonl', recordingOf(session));
    const args = ['recordings', 'export', 'R.jsonl', '--output', 'a.zip', '--show', kind, '--json'];
    const { exitCode, out, err } = await bench.run(args);
    expect(exitCode).toBe(2);
    expect(err).toContain('imei, imsi, iccid, phone, location-and-cells, addresses, device-ids');
    expect(err).toContain('atelier recordings export --help');
    expect(failureOutputSchema.parse(JSON.parse(out)).error.code).toBe('usage/invalid');
    expect(() => written('a.zip')).toThrow();
  });

  it('finds a recording by its name in the folder of the recordings, with its further files', async () => {
    const further = Buffer.from(recordingOf([['<', '\r\nRDY\r\n']])).toString('utf8');
    const origin = { first: 'N.jsonl', file: 'N.jsonl', part: 2, sentBytes: 0, receivedBytes: 0 };
    mkdirSync(join(bench.platform.dataFolder, 'recordings'));
    bench.write('recordings/N.jsonl', recordingOf(session));
    bench.write(
      'recordings/N.2.jsonl',
      further.replace('"epoch":1', `"epoch":1,"continues":${JSON.stringify(origin)}`),
    );
    bench.write('recordings/N.3.jsonl', recordingOf(session));
    const { exitCode, out } = await bench.run([
      'recordings',
      'export',
      'N',
      '--output',
      'a.csv',
      '--format',
      'csv',
      '--json',
    ]);
    expect(exitCode).toBe(0);
    const document = recordingExportOutputSchema.parse(JSON.parse(out));
    expect('files' in document && document.files.map((path) => path.split(/[\\/]/).at(-1))).toEqual([
      'N.jsonl',
      'N.2.jsonl',
    ]);
    expect('kinds' in document && document.kinds.map(({ kind }) => kind)).toEqual([
      'passwords',
      'imei',
      'addresses',
      'device-ids',
    ]);
    expect(written('a.csv').toString()).toContain('RDY');
  });

  it('ends with a failure and writes nothing where there is no recording', async () => {
    bench.write('list.ini', 'N1=A,AT');
    for (const [file, code] of [
      ['missing.jsonl', 'file/missing'],
      ['list.ini', 'usage/invalid'],
    ]) {
      const { exitCode, out } = await bench.run(['recordings', 'export', file ?? '', '--output', 'a.zip', '--json']);
      expect(exitCode).not.toBe(0);
      expect(failureOutputSchema.parse(JSON.parse(out)).error.code).toBe(code);
    }
    expect(() => written('a.zip')).toThrow();
  });

  it('never overwrites the recording', async () => {
    bench.write('R.jsonl', recordingOf(session));
    const { exitCode } = await bench.run(['recordings', 'export', 'R.jsonl', '--output', './R.jsonl']);
    expect(exitCode).toBe(2);
    expect(written('R.jsonl')).toEqual(Buffer.from(recordingOf(session)));
  });

  it('that is stopped ends with 130, and leaves the older file and no other one', async () => {
    bench.write('R.jsonl', recordingOf(session));
    bench.write('a.zip', 'old');
    const before = readdirSync(bench.platform.dataFolder);
    const { exitCode } = await bench.run(['recordings', 'export', 'R.jsonl', '--output', 'a.zip'], {
      onStop: (listener) => {
        listener();
        return () => undefined;
      },
    });
    expect(exitCode).toBe(130);
    expect(written('a.zip').toString()).toBe('old');
    expect(readdirSync(bench.platform.dataFolder)).toEqual(before);
  });

  it('writes a capture file', async () => {
    bench.write('R.jsonl', recordingOf(session));
    await bench.run(['recordings', 'export', 'R.jsonl', '--output', 'a.pcapng', '--format', 'pcapng']);
    expect(written('a.pcapng').readUInt32LE(0)).toBe(0x0a0d0d0a);
  });
});

describe('recordings', () => {
  it('has its subcommands', async () => {
    const { out } = await bench.run(['recordings', '--help']);
    for (const name of ['list', 'show', 'search', 'compare', 'export'])
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it('lists, shows, searches and compares', async () => {
    mkdirSync(join(bench.platform.dataFolder, 'recordings'));
    bench.write('recordings/A.jsonl', recordingOf(session));
    bench.write('B.jsonl', recordingOf(session));
    expect((await bench.run(['recordings', 'list'])).out).toContain('A.jsonl');
    expect((await bench.run(['recordings', 'show', 'A'])).exitCode).toBe(0);
    expect((await bench.run(['recordings', 'search', 'CGPADDR'])).out).toContain('A.jsonl');
    expect((await bench.run(['recordings', 'compare', 'A', 'B.jsonl'])).exitCode).toBe(0);
  });

  it('names a subcommand in what is wrong with it', async () => {
    const { exitCode, err } = await bench.run(['recordings', 'compare', 'A']);
    expect(exitCode).toBe(2);
    expect(err).toContain('atelier recordings compare --help');
  });
});
