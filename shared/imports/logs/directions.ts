import { countsIn, isCommandLine, isCutCommand, isResultLine } from './at-lines.ts';
import type { LogDraft, ReadEntry } from './log-reader.ts';
import { trimmed } from './log-text.ts';
import type { LogTime } from './log-time.ts';

/** One line that a device has printed, with its line end. One character per byte. */
export interface PrintedLine {
  readonly time: LogTime | null;
  readonly body: string;
  readonly end: string;
  readonly note?: string | undefined;
  readonly line: number;
}

/** More than a certificate chain. What follows a prompt is searched for its end, and must not be searched again for each line. */
const longestPayload = 256 * 1024;

/**
 * Logs of terminals contain what the device has printed, so a command is there as its echo. The command was sent before it: that is inferred, and so
 * is what was sent after a prompt. A line that stands twice was printed by the terminal, too.
 */
export const inferDirections = (lines: readonly PrintedLine[], draft: LogDraft): void => {
  const inference = new Inference(lines, draft);
  while (inference.takeNext());
};

interface SentPayload {
  readonly bytes: string;
  /** The index of the line behind it. */
  readonly next: number;
}

const inferred = ['direction', 'line-end'] as const;

class Inference {
  private readonly lines: readonly PrintedLine[];
  private readonly draft: LogDraft;
  private next = 0;
  /** The command that has no result yet. */
  private open: string | null = null;

  constructor(lines: readonly PrintedLine[], draft: LogDraft) {
    this.lines = lines;
    this.draft = draft;
  }

  /** False at the end. */
  takeNext(): boolean {
    const printed = this.lines[this.next];
    if (printed === undefined) return false;
    this.next += 1;
    const { body, note } = printed;
    // An answer that lists commands.
    const isList = this.open !== null && /^AT\+CLAC\b/i.test(this.open) && trimmed(body) !== this.open;
    if (!isList && isCommandLine(body)) this.takeCommand(printed, trimmed(body));
    else if (!isList && isCutCommand(body)) {
      this.draft.warn('echo-completed', printed.line);
      this.takeCommand(printed, `A${trimmed(body)}`);
    } else if (this.open !== null && body.trimStart().startsWith('>')) this.takePrompt(printed);
    else {
      this.received(printed, `${body}${printed.end}`, note);
      if (isResultLine(body)) this.open = null;
    }
    return true;
  }

  private takeCommand(printed: PrintedLine, command: string): void {
    this.open = command;
    this.draft.warn('sent-lines-inferred', printed.line);
    this.sent(printed, `${command}\r`, printed.note);
    const echoed = this.lines[this.next];
    if (echoed !== undefined && this.isPrintedTwice(command)) {
      this.next += 1;
      this.draft.warn('local-echo-taken', printed.line);
      this.received(echoed, `${echoed.body}${echoed.end}`, echoed.note);
    } else this.received(printed, `${printed.body}${printed.end}`);
  }

  /** Three lines in a row are a command that was repeated because nothing answered. */
  private isPrintedTwice(command: string): boolean {
    const isSame = (line: PrintedLine | undefined): boolean => line !== undefined && trimmed(line.body) === command;
    return isSame(this.lines[this.next]) && !isSame(this.lines[this.next + 1]);
  }

  private takePrompt(printed: PrintedLine): void {
    const { body, end } = printed;
    const rest = body.slice(body.indexOf('>') + 1).replace(/^ /, '');
    const payload = this.payloadAfter(rest, end);
    // Each command has one prompt, so what follows is searched once.
    this.open = null;
    if (payload === null) {
      this.received(printed, `${body}${end}`, printed.note);
      return;
    }
    const isApart = rest === '';
    this.received(printed, isApart ? `${body}${end}` : body.slice(0, body.length - rest.length), printed.note);
    this.draft.warn('payload-inferred', printed.line);
    const first = this.lines[this.next] ?? printed;
    this.sent(isApart ? first : printed, payload.bytes);
    if (!isApart) this.received(printed, `${rest}${end}`);
    for (const echoed of this.lines.slice(this.next, payload.next)) {
      this.received(echoed, `${echoed.body}${echoed.end}`, echoed.note);
    }
    this.next = payload.next;
  }

  /**
   * What was sent: up to the result, unless the command names another number of bytes. `null`: nothing, or its end was not found. A time-out may
   * be the size of the first lines, so the longest part that has one of the sizes counts.
   */
  private payloadAfter(rest: string, end: string): SentPayload | null {
    const counts = countsIn(this.open ?? '').filter((count) => count > 0);
    const parts: string[] = rest === '' ? [] : [rest];
    let length = rest.length;
    let counted: SentPayload | null = null;
    for (let at = this.next; length <= longestPayload; at += 1) {
      const bytes = parts.length === 0 ? null : countedText(parts, length, counts);
      if (bytes !== null) counted = { bytes, next: at };
      const line = this.lines[at];
      if (line === undefined || isCommandLine(line.body)) return counted;
      if (isResultLine(line.body)) return counted ?? this.payloadOf(parts, rest, end);
      parts.push(line.body);
      length += line.body.length;
    }
    return counted;
  }

  /** Blank lines before the result are the module's. */
  private payloadOf(parts: string[], rest: string, end: string): SentPayload | null {
    while (parts.length > 0 && trimmed(parts.at(-1) ?? '') === '') parts.pop();
    const next = this.next + parts.length - (rest === '' ? 0 : 1);
    return parts.length === 0 ? null : { bytes: parts.join(end === '' ? '\r\n' : end), next };
  }

  private sent({ time, line }: PrintedLine, bytes: string, note?: string): void {
    this.add({ direction: 'sent', time, bytes, note, guessed: inferred, line });
  }

  private received({ time, line }: PrintedLine, bytes: string, note?: string): void {
    if (bytes === '' && note === undefined) return;
    this.add({ direction: 'received', time, bytes, note, line });
  }

  private add(entry: ReadEntry): void {
    this.draft.entries.push(entry);
  }
}

/** The lines as they were sent, if a number of the command is their size with one of the line ends. */
const countedText = (parts: readonly string[], length: number, counts: readonly number[]): string | null => {
  for (const end of ['\n', '\r\n']) {
    const between = length + (parts.length - 1) * end.length;
    if (counts.includes(between)) return parts.join(end);
    if (counts.includes(between + end.length)) return `${parts.join(end)}${end}`;
  }
  return null;
};
