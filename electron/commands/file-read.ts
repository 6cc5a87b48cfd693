import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { defaultDeadlineMs } from '../at/command-spec.ts';
import { fileBlockLimitBytes } from './file-write.ts';
import { unexpected } from './parts/answers.ts';
import { fileNameLimitBytes, quoted, wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface FileReadParams {
  readonly file: string;
  /** 0: from the start, `position` is ignored · 1: from `position`. */
  readonly mode: 0 | 1;
  /** 1 to 10240, and not more than the file has from that position: the block is read by this count. */
  readonly sizeBytes: number;
  readonly position: number;
}

export interface FileContent {
  readonly bytes: Uint8Array;
}

/** One byte takes 10 bits; 9600 baud is the slowest supported rate. */
const slowestByteMs = 10_000 / 9_600;

export const fileRead = declare<FileReadParams, FileContent>({
  name: 'AT+FSREAD',
  source: 'MAN FSREAD; transcript 12',
  line: ({ file, mode, sizeBytes, position }) =>
    commandLine(
      'AT+FSREAD=',
      quoted(file, fileNameLimitBytes),
      `,${wholeNumber(mode, 0, 1)},${wholeNumber(sizeBytes, 1, fileBlockLimitBytes)}`,
      `,${wholeNumber(position, 0, 0xffffffff)}`,
    ),
  countedBytes: ({ sizeBytes }) => sizeBytes,
  deadlineMs: ({ sizeBytes }) => defaultDeadlineMs + Math.ceil(sizeBytes * slowestByteMs),
  repeatable: true,
  parse: (answer, { sizeBytes }) =>
    answer.data.length === sizeBytes ? ok({ bytes: answer.data }) : unexpected('AT+FSREAD', answer),
});
