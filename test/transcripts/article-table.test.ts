import { describe, expect, it } from 'vitest';
import { certificateText } from '../support/transcripts.ts';
import { playTranscript, type Row, resynced } from './dialogue-bench.ts';

const certificate = certificateText('huawei-iot-2016');

/** The article's table shows no echo. */
const expected: readonly Row[] = [
  ['>', 'command', 'AT+CGATT?'],
  ['<', 'answer', '+CGATT: 1'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSCREATE=”server.crt”'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSWRITE="server.crt",0,1402,15'],
  ['<', 'prompt', '>'],
  ['>', 'payload', certificate], // 1402 bytes
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+SSLCFG="cacert",88,"server.crt"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MCONFIG=<clientid>,<username>,<password>'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+SSLMIPSTART=<svraddr>,<port>'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNECT OK'],
  ['>', 'command', 'AT+MCONNECT=1,60'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNACK OK'],
  ['>', 'command', 'AT+MSUB="mqtt/topic",0'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'SUBACK'],
  ['>', 'command', 'AT+MPUB="mqtt/topic",0,0,"SSSSddddd"'],
  ['<', 'message', '+MSUB: "mqtt/topic",9 byte,SSSSddddd'], // during the publish that caused it
  ['=', 'at/timeout', 'AT+MPUB="mqtt/topic",0,0,"SSSSddddd"'], // the article omits the OK of MPUB, so the deadline ends it
  ...resynced,
  ['>', 'command', 'AT+MDISCONNECT'],
  ['<', 'final', 'OK'],
];

describe('transcript 01: Air720, the table of the article', () => {
  it('has these owners', async () => {
    const { rows, messages } = await playTranscript('01-air720-seed-table');
    expect(rows).toEqual(expected);
    expect(messages).toEqual([{ topic: 'mqtt/topic', payload: 'SSSSddddd', complete: true }]);
  });
});
