import { describe, expect, it } from 'vitest';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { importLog } from '../../electron/recordings/import-log.ts';
import { exchangesOf } from '../../shared/recordings/exchanges.ts';
import { createMemoryFile } from '../recorder/memory-file.ts';
import { changedAtMs, importedRecording, logOf } from './import-bench.ts';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).trim();

const sscom = [
  '[14:58:16.163]发→◇AT+CGMM\r\n□\r\n[14:58:16.200]收←◆AT+CGMM\r\r\n+CGMM: "Air780E"\r\n\r\nOK\r\n\r\n',
  '[14:58:17.163]发→◇AT+CGSN\t//IMEI\r\n□\r\n[14:58:17.300]收←◆AT+CGSN\r\r\n866289037465624\r\n\r\nOK\r\n',
].join('');

describe('a log as a recording', () => {
  it('says in its header and first event where it comes from and what was guessed', async () => {
    const { text } = await importedRecording(logOf(sscom), 'SaveWindows.TXT');
    const [header = '', first = ''] = text.split('\n');
    expect(JSON.parse(header)).toMatchObject({
      ...{ v: 2, kind: 'atelier-recording', app: '1.2.3', address: 'SaveWindows.TXT' },
      startedAt: '2026-11-30T14:58:16.163Z',
      imported: { program: 'sscom', file: 'SaveWindows.TXT' },
    });
    expect(JSON.parse(first)).toEqual([
      0,
      0,
      'e',
      {
        kind: 'imported',
        facts: {
          ...{
            program: 'sscom',
            file: 'SaveWindows.TXT',
            encoding: 'utf-8',
            guessed: ['date', 'zone'],
          },
          changed: [
            { code: 'notes-taken', count: 1 },
            { code: 'date-from-file', count: 1 },
          ],
        },
      },
    ]);
  });

  it('has the times of the log, its notes as marks, its module, and a summary as its last entry', async () => {
    const { text, written, pieces } = await importedRecording(logOf(sscom));
    const reader = readRecording(new TextEncoder().encode(text));
    const entries = [...reader];
    expect(reader.report).toMatchObject({ badLines: 0, isTorn: false });
    expect(entries.filter(({ kind }) => kind === 'sent').map(({ timeUs }) => timeUs)).toEqual([0, 1_000_000]);
    expect(entries.filter(({ kind }) => kind === 'mark')).toMatchObject([{ facts: { text: 'IMEI' } }]);
    const last = entries.at(-1);
    expect(last).toMatchObject({
      event: 'summary',
      facts: { module: { model: 'Air780E', imei: '866289037465624' }, sentBytes: written.sentBytes },
    });
    expect(written).toMatchObject({ commands: 2, answered: 2 });
    expect(written.endedAtMs - written.startedAtMs).toBe(1_137);
    expect(pieces.map(({ sequence }) => sequence)).toEqual(pieces.map((_piece, index) => index));
    expect(exchangesOf(pieces).exchanges.map(({ answerMs }) => answerMs)).toEqual([37, 137]);
  });

  it('hides secrets in what was sent, in its echo and in notes', async () => {
    const secret = 'Hush-4711-secret';
    const { text, pieces } = await importedRecording(
      logOf(`AT+MCONFIG="id","user","${secret}"\t//password ${secret}\r\n\r\nOK\r\nthe secret is ${secret}\r\n`),
    );
    expect(text).not.toContain(secret);
    const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece.bytes))).toString('latin1');
    expect(bytes).not.toContain(secret);
    expect(bytes).toContain('AT+MCONFIG="id","user","****************"');
  });

  it('hides a private key that follows a prompt', async () => {
    const key = ['-----BEGIN PRIVATE KEY-----', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC', '-----END PRIVATE KEY-----'];
    const { text, pieces } = await importedRecording(
      logOf(['AT+FSWRITE="k.key",0,87,15', '>', ...key, 'OK', ''].join('\r\n')),
    );
    const shown = pieces.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('');
    expect(shown + text).not.toContain(key[1]);
    expect(exchangesOf(pieces).exchanges[0]?.final).not.toBeNull();
  });

  it('gives an answer without its end to its command', async () => {
    const { pieces } = await importedRecording(logOf('AT+CSQ\r\n+CSQ: 20,0\r\nOK'));
    const [only] = exchangesOf(pieces).exchanges;
    expect(only?.final && textOf(only.final.bytes)).toBe('OK');
  });

  it('keeps what was sent at once as commands of their own', async () => {
    const { pieces } = await importedRecording(
      logOf('[10:00:00.000]发→◇AT\r\nAT+CSQ\r\nhello\r\n□\r\n[10:00:00.100]收←◆\r\nOK\r\n'),
    );
    const sent = pieces.filter(({ direction }) => direction === 'sent');
    expect(sent.map(({ owner, bytes }) => [owner, textOf(bytes)])).toEqual([
      ['command', 'AT'],
      ['command', 'AT+CSQ'],
      ['raw', 'hello'],
    ]);
  });

  it('fails when the disk is full', async () => {
    const file = createMemoryFile();
    file.room = 10;
    const log = logOf(sscom);
    const options = { log, fileName: 'a', changedAtMs, file, version: '1', secrets: createSecretSet() };
    expect(await importLog(options)).toMatchObject({ ok: false, error: { code: 'file/disk-full' } });
    expect(file.isClosed).toBe(true);
  });

  it('rests between its parts', async () => {
    const log = logOf(`AT\r\nOK\r\n${'+CREG: 1\r\n'.repeat(1_200)}`);
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses += 1;
    };
    const file = createMemoryFile();
    await importLog({ log, fileName: 'a', changedAtMs, file, version: '1', secrets: createSecretSet(), pause });
    expect(pauses).toBe(2);
  });
});
