import { describe, expect, it } from 'vitest';
import { playTranscript, type Row, resynced } from './dialogue-bench.ts';

const expected: readonly Row[] = [
  ['>', 'command', 'AT+RESET'],
  ['<', 'echo', 'AT+RESET'],
  ['<', 'final', 'OK'],
  ['<', 'urc', "^boot.rom'v'!\\n"], // the ROM ends it with the characters backslash and n, not with a line end
  ['<', 'urc', 'RDY'],
  ['<', 'urc', '^MODE: 17,17'], // the boot takes seconds: ordinary traffic
  ['<', 'urc', '+E_UTRAN Service'],
  ['<', 'urc', '+CGEV: ME PDN ACT 1'],
  ['<', 'urc', '+NITZ: 2024/07/10,08:33:44+0,0'],
  ...resynced, // after a restart the line must be proven again
  ['>', 'command', 'AT+CGMR'],
  ['<', 'echo', 'AT+CGMR'],
  ['<', 'answer', '+CGMR: "AirM2M_780E_V1161_LTE_AT"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CPIN?'],
  ['<', 'echo', 'AT+CPIN?'],
  ['<', 'answer', '+CPIN: READY'], // followed by four blanks
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CGATT?'],
  ['<', 'echo', 'AT+CGATT?'],
  ['<', 'answer', '+CGATT: 1'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MCONFIG="866289037465624","user","password"'],
  ['<', 'echo', 'AT+MCONFIG="866289037465624","user","password"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'echo', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNECT OK'],
  ['>', 'command', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'echo', 'T+MIPSTART="lbsmqtt.airm2m.com","1884"'], // the echo lost its first letter
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'ALREADY CONNECT'], // ends the second phase as CONNECT OK does
  ['>', 'command', 'AT+MCONNECT=1,600'],
  ['<', 'echo', 'AT+MCONNECT=1,600'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNACK OK'],
  ['>', 'command', 'AT+MCONNECT=1,600'],
  ['<', 'echo', 'AT+MCONNECT=1,600'],
  ['<', 'final', '+CME ERROR: 767'], // already logged in
  ['=', 'at/error', 'AT+MCONNECT=1,600'],
  ['>', 'command', 'AT+MSUB="mqtt/sub_topic",0'],
  ['<', 'echo', 'AT+MSUB="mqtt/sub_topic",0'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'SUBACK'],
  ['>', 'command', 'AT+MPUB="mqtt/pub_topic",0,0,"publish 0 payload"'],
  ['<', 'echo', 'AT+MPUB="mqtt/pub_topic",0,0,"publish 0 payload"'],
  ['<', 'final', 'OK'],
];

describe('transcript 27: Air780E V1161, reset and connection', () => {
  it('has these owners', async () => {
    expect((await playTranscript('27-air780e-v1161-reset-mqtt')).rows).toEqual(expected);
  });
});
