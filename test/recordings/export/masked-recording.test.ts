import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecording } from '../../../electron/recorder/read-recording.ts';
import { transcriptNames } from '../../support/transcripts.ts';
import {
  entriesOf,
  entriesOfTranscript,
  exported,
  piecesOf,
  recordingOf,
  type TestEntry,
  textOf,
} from './export-bench.ts';

const session: readonly TestEntry[] = [
  ['e', 'opened', { address: 'tcp://10.9.8.7:2323', epoch: 1 }],
  ['>', 'AT+CGSN\r'],
  ['<', 'AT+CGSN\r\r\n8667140430'],
  ['<', '75174\r\n\r\nOK\r\n'],
  ['e', 'module', { model: 'Air780E', imei: '866714043075174', firmware: null }],
  ['>', 'AT+MCONFIG="5f0a_866714043075174_0_0_2026112306","5f0a_866714043075174","********"\r'],
  ['<', '\r\nOK\r\n'],
  ['>', 'AT+MSUB="$oc/devices/5f0a_866714043075174/sys/#",1\r'],
  ['<', '\r\nOK\r\n\r\nSUBACK\r\n'],
  ['<', '+CGPADDR: 1,"10.76.1.35"\r\n10.76.1.35 10.76.1.350\r\n'],
  ['e', 'summary', { module: { model: 'Air780E', imei: '866714043075174' }, sentBytes: 1 }],
];

describe('the recording in an export', () => {
  it('has running names in place of values, of the same length, in all directions', async () => {
    const masked = await exported(recordingOf(session));
    expect(textOf(masked, 'received')).toBe(
      'AT+CGSN\r\r\nIMEI-1_________\r\n\r\nOK\r\n\r\nOK\r\n\r\nOK\r\n\r\nSUBACK\r\n+CGPADDR: 1,"ADDRESS-2_"\r\nADDRESS-2_ 10.76.1.350\r\n',
    );
    expect(textOf(masked, 'sent')).toBe(
      'AT+CGSN\rAT+MCONFIG="DEVICE-1_____________0_0_2026112306","DEVICE-1____________","********"\rAT+MSUB="$oc/devices/DEVICE-1____________/sys/#",1\r',
    );
  });

  it('has no value in its facts', async () => {
    const text = Buffer.from(await exported(recordingOf(session, 'tcp://10.9.8.7:2323'))).toString('utf8');
    expect(text).not.toContain('866714043075174');
    expect(text).not.toContain('10.9.8.7');
    expect(text).toContain('"imei":"IMEI-1_________"');
    expect(text).toContain('"address":"tcp://A1______:2323"');
  });

  it('keeps the form and the hour of a client ID, also where only a fact has it', async () => {
    const recording = recordingOf([
      ...session.slice(4),
      ['e', 'step', { about: { clientId: '5f0a_866714043075174_0_0_2026112307', username: '5f0a_866714043075174' } }],
    ]);
    const text = Buffer.from(await exported(recording)).toString('utf8');
    expect(text).toContain('"clientId":"DEVICE-1_____________0_0_2026112307","username":"DEVICE-1____________"');
  });

  it('has no value in bytes that were never on the line', async () => {
    const name = Buffer.from('Air780E 866714043075174');
    const cut = [
      'c',
      `#0 @1764500000123 r ${2 * 14}.${name.length}.0.other-module=${name.toString('base64')}`,
    ] as const;
    const recording = Buffer.concat([recordingOf(session), Buffer.from(`${JSON.stringify([99, 99_000, ...cut])}\n`)]);
    const masked = Buffer.from(await exported(recording)).toString('utf8');
    expect(masked).toContain(`other-module=${Buffer.from('Air780E IMEI-1_________').toString('base64')}`);
  });

  it.each([
    ['in two halves of a long silence', 5 * 1024 * 1024],
    ['with little in between', 1024],
  ])('does not depend on what the other direction does meanwhile: %s', async (_name, lengthBytes) => {
    const noise = Buffer.alloc(lengthBytes, 'x');
    const parts: TestEntry[] = [];
    for (let at = 0; at < noise.length; at += 40_000) parts.push(['<', noise.subarray(at, at + 40_000)]);
    const masked = await exported(recordingOf([...session, ['>', 'x 8667140'], ...parts, ['>', '43075174 y\r']]));
    expect(textOf(masked, 'sent')).not.toContain('8667140');
    expect(textOf(masked, 'sent')).toMatch(
      lengthBytes > 4 * 1024 * 1024 ? /x _______43075174 y\r$/ : /x IMEI-1_________ y\r$/,
    );
    expect(textOf(masked, 'received')).toContain('x'.repeat(lengthBytes));
  });

  it('leaves out what a reader would not accept, and what a failed write has repeated', async () => {
    const lines = Buffer.from(recordingOf(session)).toString('utf8').split('\n');
    const damaged = [...lines.slice(0, 4), 'IMEI 866714043075174', ...lines.slice(2)].join('\n').slice(0, -20);
    const masked = await exported(Buffer.from(damaged));
    expect(Buffer.from(masked).toString('utf8')).not.toContain('866714043075174');
    expect(readRecording(masked).report.badLines).toBe(0);
    expect(textOf(masked, 'sent')).toContain('AT+CGSN\rAT+MCONFIG=');
  });

  it('is the same wherever its bytes are cut', async () => {
    const whole = await exported(recordingOf(session));
    const cut = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(cut, async (sizes) => {
        let next = 0;
        const pieces = session.flatMap((entry): TestEntry[] => {
          if (entry[0] === 'e') return [entry];
          const parts: TestEntry[] = [];
          for (let rest = String(entry[1]); rest !== ''; ) {
            const size = sizes[next++ % sizes.length] ?? 1;
            parts.push([entry[0], rest.slice(0, size)]);
            rest = rest.slice(size);
          }
          return parts;
        });
        const masked = await exported(recordingOf(pieces));
        for (const direction of ['sent', 'received'] as const) {
          expect(textOf(masked, direction)).toBe(textOf(whole, direction));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('shows the kinds that a person has chosen, also where another kind contains them', async () => {
    const masked = await exported(recordingOf(session), { shown: ['imei', 'addresses'] });
    expect(textOf(masked, 'received')).toContain('866714043075174');
    expect(textOf(masked, 'received')).toContain('10.76.1.35 10.76.1.350');
    expect(textOf(masked, 'sent')).toContain('/DEVICE-1____________/');
    const other = await exported(recordingOf(session), { shown: ['device-ids'] });
    expect(textOf(other, 'sent')).toContain('/5f0a_IMEI-1_________/');
  });

  it.each(transcriptNames())('keeps bytes, pieces and times of transcript %s', async (name) => {
    const recording = recordingOf(entriesOfTranscript(name));
    const masked = await exported(recording);
    const shape = (bytes: Uint8Array) =>
      entriesOf(bytes).map(({ seq, timeUs, kind, ...rest }) => [
        seq,
        timeUs,
        kind,
        'bytes' in rest ? rest.bytes.length : 0,
      ]);
    expect(shape(masked)).toEqual(shape(recording));
    expect(piecesOf(masked).map(({ bytes, ...piece }) => ({ ...piece, length: bytes.length }))).toEqual(
      piecesOf(recording).map(({ bytes, ...piece }) => ({ ...piece, length: bytes.length })),
    );
    const reader = readRecording(masked);
    expect([...reader]).not.toEqual([]);
    expect(reader.report).toEqual({
      furtherParts: 0,
      badLines: 0,
      isTorn: false,
      repeatedEntries: 0,
      missingEntries: 0,
    });
  });
});
