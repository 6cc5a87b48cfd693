import { describe, expect, it } from 'vitest';
import { playTranscript, type Row } from './dialogue-bench.ts';

const expected: readonly Row[] = [
  ['>', 'command', 'AT+CPIN?'],
  ['<', 'echo', 'AT+CPIN?'],
  ['<', 'answer', '+CPIN: READY'], // requested
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+ICCID'],
  ['<', 'echo', 'AT+ICCID'],
  ['<', 'answer', '+ICCID: 898604981022C0254186'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CSDT=1'],
  ['<', 'echo', 'AT+CSDT=1'],
  ['<', 'final', 'OK'],
  ['<', 'urc', '^MODE: 0,0'],
  ['<', 'urc', '+NO Service'],
  ['<', 'urc', '+CGEV: NW PDN DEACT 1'],
  ['<', 'urc', '+CGEV: ME DETACH'],
  ['<', 'urc', '+CPIN: SIM REMOVED 0'], // unsolicited, and without a line end before it
  ['<', 'urc', '+CGEV: ME DETACH'],
  ['<', 'urc', '^MODE: 17,17'],
  ['<', 'urc', '+E_UTRAN Service'],
  ['<', 'urc', '+CGEV: ME PDN ACT 1,0'],
  ['<', 'urc', '+NITZ: 2024/08/27,06:36:38+0,'], // cut by the module: nothing after the comma
  ['<', 'urc', '+CPIN: READY 0'], // unsolicited
  ['>', 'command', 'AT+CPIN?'],
  ['<', 'echo', 'AT+CPIN?'],
  ['<', 'final', '+CME ERROR: 10'],
  ['=', 'at/error', 'AT+CPIN?'], // no SIM
  ['>', 'command', 'AT+CFUN=0'],
  ['<', 'echo', 'AT+CFUN=0'],
  ['<', 'final', 'OK'],
  ['<', 'urc', '+CGEV: ME DETACH'],
  ['>', 'command', 'AT+SIMCROSS=1'],
  ['<', 'echo', 'AT+SIMCROSS=1'],
  ['<', 'answer', '+SIMCROSS:1'], // no blank after the colon
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CFUN=1'],
  ['<', 'echo', 'AT+CFUN=1'],
  ['<', 'final', 'OK'],
  ['<', 'urc', '^MODE: 17,17'],
  ['<', 'urc', '+E_UTRAN Service'],
  ['<', 'urc', '+CGEV: ME PDN ACT 1,0'],
  ['<', 'urc', '+NITZ: 2024/08/27,06:43:36+0,'],
  ['>', 'command', 'AT+CPIN?'],
  ['<', 'echo', 'AT+CPIN?'],
  ['<', 'answer', '+CPIN: READY'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT*SIMAUTO=1'],
  ['<', 'echo', 'AT*SIMAUTO=1'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+ECSIMCFG?'],
  ['<', 'echo', 'AT+ECSIMCFG?'],
  ['<', 'answer', '+ECSIMCFG: "SimSimulator",0'],
  ['<', 'answer', '+ECSIMCFG: "SimPowerSave",1'],
  ['<', 'answer', '+ECSIMCFG: "SimPresenceDetect",1'],
  ['<', 'answer', '+ECSIMCFG: "SimSlot",0'],
  ['<', 'answer', '+ECSIMCFG: "SoftSim",0'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+RESET'],
  ['<', 'echo', 'AT+RESET'],
  ['<', 'final', 'OK'],
  ['<', 'urc', '+CGEV: ME DETACH'],
  ['<', 'urc', '+CGEV: ME DETACH'],
  ['<', 'urc', '^MODE: 17,17'],
  ['<', 'urc', '+E_UTRAN Service'],
  ['<', 'urc', '+CGEV: ME PDN ACT 1,0'],
  ['<', 'urc', '+NITZ: 2024/08/27,06:49:09+0,'],
  ['>', 'command', 'AT+ECSIMCFG?'],
  ['<', 'echo', 'AT+ECSIMCFG?'],
  ['<', 'answer', '+ECSIMCFG: "SimSimulator",0'],
  ['<', 'answer', '+ECSIMCFG: "SimPowerSave",1'],
  ['<', 'answer', '+ECSIMCFG: "SimPresenceDetect",1'],
  ['<', 'answer', '+ECSIMCFG: "SimSlot",1'],
  ['<', 'answer', '+ECSIMCFG: "SoftSim",0'],
  ['<', 'final', 'OK'],
];

describe('transcript 14: Air780E, SIM card removed and inserted', () => {
  it('has these owners', async () => {
    expect((await playTranscript('14-air780e-sim-hotplug-llcom')).rows).toEqual(expected);
  });
});
