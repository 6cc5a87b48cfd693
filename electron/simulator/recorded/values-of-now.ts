import { latin1Bytes, latin1Text } from '../module/text.ts';
import type { CommandLine } from './command-line.ts';
import { type FileReplica, readAgain } from './file-replica.ts';
import { messageNow, type Publish, publishOf } from './published.ts';
import type { RecordedAnswer, RecordedOutput } from './recorded-script.ts';

/** What an answer depends on today. */
export interface Today {
  readonly line: CommandLine;
  /** What the host sent after the prompt. */
  readonly data: Uint8Array;
  readonly wallMs: number;
  readonly files: FileReplica;
  readonly names: ChangedNames;
}

/** The recorded bytes with the values of today: the clock, files that were written, messages that were published. */
export const bytesOfNow = (output: RecordedOutput, answer: RecordedAnswer, today: Today): Uint8Array => {
  const { bytes, kind, atMs } = output;
  const { name } = today.line;
  if (kind === 'returned') {
    const now = publishOf(today.line, latin1Text(today.data));
    return (now && messageNow(latin1Text(bytes), () => now)) ?? bytes;
  }
  if (kind === 'line') return messageNow(latin1Text(bytes), today.names.inMessage) ?? bytes;
  if (name === '+CCLK?') return latin1Bytes(shiftedClock(latin1Text(bytes), today.wallMs - atMs));
  const own = today.files.read(today.line);
  if (own === null) return bytes;
  if (name === '+FSREAD' && kind === 'data') return readAgain(own, { written: answer.written, read: bytes });
  return name === '+FSFLSIZE' ? latin1Bytes(ownSize(latin1Text(bytes), own.length, answer.written)) : bytes;
};

/** A module whose clock was wrong stays wrong by the same time. The time zone stays. */
const shiftedClock = (text: string, byMs: number): string =>
  text.replace(/(\+CCLK: ?"?)(\d\d)\/(\d\d)\/(\d\d),(\d\d):(\d\d):(\d\d)/, (_, head: string, ...fields: string[]) => {
    const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = fields.slice(0, 6).map(Number);
    const century = year >= 70 ? 1_900 : 2_000;
    const now = new Date(Date.UTC(century + year, month - 1, day, hours, minutes, seconds) + byMs);
    const two = (value: number): string => String(value).padStart(2, '0');
    const date = [now.getUTCFullYear() % 100, now.getUTCMonth() + 1, now.getUTCDate()].map(two).join('/');
    return `${head}${date},${[now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()].map(two).join(':')}`;
  });

/** A size that differed from what had been written differs again. */
const ownSize = (text: string, sizeBytes: number, written: Uint8Array | null): string =>
  text.replace(/(\+FSFLSIZE: ?)(\d{1,10})/, (_, head: string, recorded: string) => {
    const missing = written === null ? 0 : written.length - Number(recorded);
    return `${head}${Math.max(0, sizeBytes - missing)}`;
  });

/** Shorter values are no names of a device or a topic. */
const shortestName = 8;
const keptNames = 200;

/** Names that are other ones today, as seen in the commands: device, topics. Messages of the recording name them too. */
export class ChangedNames {
  private readonly changed = new Map<string, string>();

  note(recorded: CommandLine, now: CommandLine): void {
    if (!['+MCONFIG', '+MSUB', '+MPUB', '+MPUBEX'].includes(recorded.name)) return;
    for (const [index, text] of recorded.args.slice(0, 2).entries()) {
      const other = now.args[index] ?? '';
      const isName = text.length >= shortestName && other !== '' && !text.includes('*');
      if (!isName || text === other || this.changed.size >= keptNames) continue;
      this.changed.set(withoutWildcard(text), withoutWildcard(other));
    }
  }

  /** The longest name counts. */
  readonly inMessage = (message: Publish): Publish => {
    const names = [...this.changed.keys()].filter((name) => message.topic.includes(name));
    const longest = names.reduce((best, name) => (name.length > best.length ? name : best), '');
    if (longest === '') return message;
    return { ...message, topic: message.topic.replace(longest, () => this.changed.get(longest) ?? longest) };
  };
}

const withoutWildcard = (topic: string): string => topic.replace(/#$/, '');
