import { llcomLog } from './llcom.ts';
import type { LogReader } from './log-reader.ts';
import { espLog, markedLog } from './marked.ts';
import { plainLog, stampedLog } from './printed.ts';
import { pythonLog } from './python.ts';
import { sscomLog } from './sscom.ts';
import { tableLog } from './table.ts';

/** Every form of a log, in the order in which a file is tried: what only one program writes comes first. */
export const logReaders: readonly LogReader[] = [
  sscomLog,
  llcomLog,
  espLog,
  tableLog,
  pythonLog,
  markedLog,
  stampedLog,
  plainLog,
];
