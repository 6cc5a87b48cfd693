import { describe, expect, it } from 'vitest';
import { playTranscript, type Row, resynced } from './dialogue-bench.ts';

const expected: readonly Row[] = [
  ['>', 'command', 'AT+FSMKDIR="/testdir"'],
  ['<', 'echo', 'AT+FSMKDIR="/testdir"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSMKDIR="/testdir/testdir"'],
  ['<', 'echo', 'AT+FSMKDIR="/testdir/testdir"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSCREATE="/testdir/test.txt"'],
  ['<', 'echo', 'AT+FSCREATE="/testdir/test.txt"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSLS="/testdir"'],
  ['<', 'echo', 'AT+FSLS="/testdir"'],
  ['<', 'answer', 'test.txt'], // lines without a prefix
  ['<', 'answer', 'testdir\\'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSWRITE="/testdir/test.txt",0,10,10'],
  ['<', 'echo', 'AT+FSWRITE="/testdir/test.txt",0,10,10'],
  ['<', 'prompt', '>'],
  ['>', 'payload', '1234567890'], // this firmware does not echo it
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSREAD="/testdir/test.txt",0,10,10'],
  ['<', 'echo', 'AT+FSREAD="/testdir/test.txt",0,10,10'],
  ['<', 'data', '1234567890'], // a counted data block
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSMEM'],
  ['<', 'echo', 'AT+FSMEM'],
  ['<', 'answer', '+FSMEM: 64100 bytes'],
  ['=', 'at/timeout', 'AT+FSMEM'], // no OK was captured: the deadline ends it, and the line is probed before the next command
  ...resynced,
  ['>', 'command', 'AT+FSFLSIZE="/testdir/test.txt"'],
  ['<', 'echo', 'AT+FSFLSIZE="/testdir/test.txt"'],
  ['<', 'answer', '+FSFLSIZE: 10'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSDEL="/testdir/test.txt"'],
  ['<', 'echo', 'AT+FSDEL="/testdir/test.txt"'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+FSRMDIR="/testdir/testdir"'],
  ['<', 'echo', 'AT+FSRMDIR="/testdir/testdir"'],
  ['<', 'final', 'OK'],
];

describe('transcript 12: Air780EP V1007, file system', () => {
  it('has these owners', async () => {
    expect((await playTranscript('12-air780ep-v1007-filesystem-llcom')).rows).toEqual(expected);
  });
});
