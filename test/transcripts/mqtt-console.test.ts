import { describe, expect, it } from 'vitest';
import { certificateText } from '../support/transcripts.ts';
import { echoOf, playTranscript, type Row } from './dialogue-bench.ts';

const message = { topic: 'mqtt/pub', payload: 'data from tcp server', complete: true };

const plain: readonly Row[] = [
  ['>', 'command', 'ATI'],
  ['<', 'echo', 'ATI'],
  ['<', 'answer', 'AirM2M_780E_V1169_LTE_AT'], // a line without a prefix
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CGREG?'],
  ['<', 'echo', 'AT+CGREG?'],
  ['<', 'answer', '+CGREG: 0,1'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CGATT?'],
  ['<', 'echo', 'AT+CGATT?'],
  ['<', 'answer', '+CGATT: 1'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MCONFIG=868488076771714,root,luat123456'],
  ['<', 'echo', 'AT+MCONFIG=868488076771714,root,luat123456'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MIPSTART="airtest.openluat.com","1883"'],
  ['<', 'echo', 'AT+MIPSTART="airtest.openluat.com","1883"'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNECT OK'],
  ['>', 'command', 'AT+MCONNECT=1,60'],
  ['<', 'echo', 'AT+MCONNECT=1,60'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNACK OK'],
  ['>', 'command', 'AT+MSUB="mqtt/pub",0'],
  ['<', 'echo', 'AT+MSUB="mqtt/pub",0'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'SUBACK'], // the OK before it was the final result
  ['>', 'command', 'AT+MPUB="mqtt/sub",0,0,"data from 4G module"'],
  ['<', 'echo', 'AT+MPUB="mqtt/sub",0,0,"data from 4G module"'],
  ['<', 'final', 'OK'],
  ['<', 'message', '+MSUB: "mqtt/pub",20 byte,data from tcp server'], // unsolicited, with its 20 bytes
  ['>', 'command', 'AT+MDISCONNECT'],
  ['<', 'echo', 'AT+MDISCONNECT'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MIPCLOSE'],
  ['<', 'echo', 'AT+MIPCLOSE'],
  ['<', 'final', 'OK'],
];

describe('transcript 02: Air780E V1169, MQTT over TCP', () => {
  it('has these owners', async () => {
    const { rows, messages } = await playTranscript('02-air780e-v1169-mqtt-plain');
    expect(rows).toEqual(plain);
    expect(messages).toEqual([message]);
  });
});

const certificate = certificateText('emq-root-ca');

const oneWay: readonly Row[] = [
  ['<', 'urc', '^MODE: 17,17'],
  ['<', 'urc', '+E_UTRAN Service'],
  ['<', 'urc', '+CGEV: ME PDN ACT 1,0'],
  ['<', 'urc', '+NITZ: 2024/10/11,07:38:35+0,0'],
  ['>', 'command', 'AT+CGATT?'],
  ['<', 'echo', 'AT+CGATT?'],
  ['<', 'answer', '+CGATT: 1'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSCREATE="ca.crt"'],
  ['<', 'echo', 'AT+FSCREATE="ca.crt"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSWRITE="ca.crt",0,1212,15'],
  ['<', 'echo', 'AT+FSWRITE="ca.crt",0,1212,15'],
  ['<', 'prompt', '>'],
  ['>', 'payload', certificate], // 1212 bytes: with a final line feed
  ...echoOf(certificate), // the module echoes the file while it receives it
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+SSLCFG="cacert",88,"ca.crt"'],
  ['<', 'echo', 'AT+SSLCFG="cacert",88,"ca.crt"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+SSLCFG="seclevel",88,1'],
  ['<', 'echo', 'AT+SSLCFG="seclevel",88,1'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MCONFIG=868488076771714,root,luat123456'],
  ['<', 'echo', 'AT+MCONFIG=868488076771714,root,luat123456'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+SSLMIPSTART="airtest.openluat.com","8883"'],
  ['<', 'echo', 'AT+SSLMIPSTART="airtest.openluat.com","8883"'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNECT OK'],
  ['>', 'command', 'AT+MCONNECT=1,60'],
  ['<', 'echo', 'AT+MCONNECT=1,60'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNACK OK'],
  ['>', 'command', 'AT+MSUB="mqtt/pub",0'],
  ['<', 'echo', 'AT+MSUB="mqtt/pub",0'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'SUBACK'], // second phase; the message directly after it is not
  ['<', 'message', '+MSUB: "mqtt/pub",20 byte,data from tcp server'],
  ['>', 'command', 'AT+MPUB="mqtt/sub",0,0,"data from 4G module"'],
  ['<', 'echo', 'AT+MPUB="mqtt/sub",0,0,"data from 4G module"'],
  ['<', 'final', 'OK'],
];

describe('transcript 03: Air780E V1169, MQTT over TLS with a checked server', () => {
  it('has these owners', async () => {
    const { rows, messages } = await playTranscript('03-air780e-v1169-mqtts-oneway');
    expect(rows).toEqual(oneWay);
    expect(messages).toEqual([message]);
  });
});
