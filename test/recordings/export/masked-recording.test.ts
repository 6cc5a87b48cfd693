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
