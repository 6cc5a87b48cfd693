import { describe, expect, it } from 'vitest';
import { playTranscript, type Row } from './dialogue-bench.ts';

const expected: readonly Row[] = [
  ['>', 'command', 'AT+CGMI'],
  ['<', 'echo', 'AT+CGMI'],
  ['<', 'answer', '+CGMI: "AirM2M"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CGMR'],
  ['<', 'echo', 'AT+CGMR'],
  ['<', 'answer', '+CGMR: "AirM2M_Air724UG_V401853_LTE_AT"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CSQ'],
  ['<', 'echo', 'AT+CSQ'],
  ['<', 'answer', '+CSQ: 20,99'],
  ['<', 'final', 'OK'],
];

describe('transcript 29: Air724UG V401853, exact bytes', () => {
  it('assigns every line to its owner', async () => {
    expect((await playTranscript('29-air724ug-v401853-raw-bytes')).rows).toEqual(expected);
  });
});
