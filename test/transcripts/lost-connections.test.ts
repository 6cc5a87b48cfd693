import { describe, expect, it } from 'vitest';
import { playTranscript, type Row } from './dialogue-bench.ts';

const closedByPeer: readonly Row[] = [
  ['>', 'command', 'AT+MCONFIG="866289037465624","user","password"'],
  ['<', 'echo', 'AT+MCONFIG="866289037465624","user","password"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'echo', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNECT OK'],
  ['>', 'command', 'AT+MCONNECT=1,60'],
  ['<', 'echo', 'AT+MCONNECT=1,60'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNACK OK'],
  ['<', 'urc', 'CLOSED'], // after the login, so it is not a second phase
  ['>', 'command', 'AT+MIPCLOSE'],
  ['<', 'echo', 'AT+MIPCLOSE'],
  ['<', 'final', '+CME ERROR: 767'], // a final result: there was nothing to close
  ['=', 'at/error', 'AT+MIPCLOSE'], // the vendor says to continue after any answer of MIPCLOSE
  ['>', 'command', 'AT+MCONFIG="866289037465624","user","password"'],
  ['<', 'echo', 'AT+MCONFIG="866289037465624","user","password"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'echo', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNECT OK'],
  ['>', 'command', 'AT+MCONNECT=1,60'],
  ['<', 'echo', 'AT+MCONNECT=1,60'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNACK OK'],
];

describe('transcript 09: Air780EP V1007, TCP closed by the peer', () => {
  it('has these owners', async () => {
    expect((await playTranscript('09-air780ep-mqtt-tcp-drop')).rows).toEqual(closedByPeer);
  });
});

const deactivated: readonly Row[] = [
  ['>', 'command', 'AT+MCONFIG="866289037465624","user","password"'],
  ['<', 'echo', 'AT+MCONFIG="866289037465624","user","password"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'echo', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNECT OK'],
  ['>', 'command', 'AT+MCONNECT=1,60'],
  ['<', 'echo', 'AT+MCONNECT=1,60'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNACK OK'],
  ['<', 'urc', '+CGEV: NW PDN DEACT 1'], // the network deactivated the packet context
  ['>', 'command', 'AT+MIPCLOSE'],
  ['<', 'echo', 'AT+MIPCLOSE'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MCONFIG="866289037465624","user","password"'],
  ['<', 'echo', 'AT+MCONFIG="866289037465624","user","password"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'echo', 'AT+MIPSTART="lbsmqtt.airm2m.com","1884"'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNECT OK'],
  ['>', 'command', 'AT+MCONNECT=1,60'],
  ['<', 'echo', 'AT+MCONNECT=1,60'],
  ['<', 'final', 'OK'],
  ['<', 'second-phase', 'CONNACK OK'],
];

describe('transcript 10: Air780EP V1007, packet context lost', () => {
  it('has these owners', async () => {
    expect((await playTranscript('10-air780ep-mqtt-pdn-deact')).rows).toEqual(deactivated);
  });
});
