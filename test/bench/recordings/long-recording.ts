import { closeSync, openSync, writeSync } from 'node:fs';
import { CutWriter } from '../../../electron/recorder/cuts.ts';
import { headerLine, trafficLine } from '../../../electron/recorder/recording-format.ts';

/** What the lines of a long recording have in them, once in a million. */
export const needle = 'needle in the recording';

const startMs = Date.UTC(2026, 0, 1);
const entryBytes = 4_096;
const encoder = new TextEncoder();

const textOf = (number: number): string =>
  number % 1_000_000 === 999_999
    ? `${needle} ${number}\r\n`
    : `+LOG: ${number} the module says something, as modules do, ${(number * 7_919) % 10_007}\r\n`;

/** Writes a recording of received lines, as the recorder does at 300 kB/s. Returns the number of its lines. */
export const writeLongRecording = (path: string, sizeBytes: number): number => {
  const file = openSync(path, 'w');
  writeSync(file, headerLine({ app: '1', address: 'COM7', epoch: 1 }, startMs));
  const cuts = new CutWriter();
  let [seq, lines, position, timeUs, written] = [0, 0, 0, 0, 0];
  while (written < sizeBytes) {
    let text = '';
    const first = lines;
    const lengths: number[] = [];
    while (text.length < entryBytes) {
      const line = textOf(first + lengths.length);
      lengths.push(line.length);
      text += line;
    }
    for (const length of lengths) {
      cuts.add({
        ...{ sequence: lines, atMs: startMs + timeUs / 1_000, direction: 'received', owner: 'urc', commandId: 0 },
        ...{ name: '+LOG', isRecorded: true, length, position, ownBytes: null },
      });
      lines += 1;
      position += length;
    }
    written += writeSync(file, trafficLine(seq, timeUs, 'r', encoder.encode(text), []));
    written += writeSync(file, `[${seq + 1},${timeUs + 10},"c",${JSON.stringify(cuts.take())}]\n`);
    seq += 2;
    timeUs += 13_000;
  }
  closeSync(file);
  return lines;
};
