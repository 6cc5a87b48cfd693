import { createListeners } from '../../../shared/listeners.ts';
import type { Undo } from '../../base/undo.ts';
import type { FaultName } from '../faults.ts';
import type { Answer, AnswerEnd } from './answer.ts';
import { cmeErrors } from './cme-errors.ts';
import type { PacedLine } from './paced-line.ts';
import { concatBytes, latin1Bytes } from './text.ts';

/** Formats all output: framing (docs/at-dialect.md §2), model differences, storms, chunks. */
export interface Output {
  onOutput(listener: (bytes: Uint8Array) => void): Undo;
  echo(bytes: Uint8Array): void;
  /** The answers of one command line. All but the last end in `OK`, which is sent once. */
  answer(answers: readonly Answer[]): void;
  /** One unsolicited line with its line ends. */
  line(text: string): void;
  /** Bytes that stay together; only before them a line of a storm may be sent. */
  block(bytes: Uint8Array): void;
  /** Exactly these bytes (boot, noise). */
  plain(bytes: Uint8Array): void;
  /** Discards the output that has not been sent yet. */
  clear(): void;
}

export interface OutputHost {
  has(fault: FaultName): boolean;
  /** True: nothing may be sent now. */
  isMute(): boolean;
  errorMode(): 0 | 1 | 2;
  networkTimeText(): string;
  /** The text after `>` on this model. */
  promptTail(): string;
  /** The line that delays bytes by the baud rate, or `null` for no delay. */
  pace(deliver: (bytes: Uint8Array) => void): PacedLine | null;
}

export const createOutput = (host: OutputHost): Output => {
  const listeners = createListeners<[Uint8Array]>();
  const storm = createStorm(host);
  let readCount = 0;

  const deliver = (bytes: Uint8Array): void => {
    const chunks = host.has('byte-by-byte') ? [...bytes].map((byte) => Uint8Array.of(byte)) : [bytes];
    for (const chunk of chunks) listeners.emit(chunk);
  };
  const line = host.pace(deliver);
  const send = (bytes: Uint8Array): void => {
    if (host.isMute() || bytes.length === 0) return;
    if (line) line.push(bytes);
    else deliver(bytes);
  };
  const blanks = (line: string): string => (host.has('trailing-blanks') && line.startsWith('+') ? `${line}    ` : line);
  const informationSegments = (answer: Answer): Uint8Array[] => {
    const segments = answer.lines.map((line, index) => latin1Bytes(`${index === 0 ? '\r\n' : ''}${blanks(line)}\r\n`));
    if (answer.data) segments.push(concatBytes([latin1Bytes('\r\n'), answer.data]));
    return segments;
  };
  const endSegment = (answer: Answer): Uint8Array => {
    const text = endText(answer.end, host);
    if (!answer.data || answer.end.kind !== 'ok') return latin1Bytes(text);
    const lineEnds = host.has('read-extra-line-ends') ? '\r\n'.repeat(readCount++ % 3) : '\r\n';
    return latin1Bytes(`${lineEnds}OK\r\n`);
  };

  return {
    onOutput: listeners.add,
    echo: send,
    answer: (answers) => {
      const segments = answers.flatMap(informationSegments);
      const last = answers.at(-1);
      if (last) segments.push(endSegment(last));
      send(concatBytes(segments.filter((segment) => segment.length > 0).flatMap((segment) => [storm(), segment])));
    },
    line: (text) => send(concatBytes([storm(), latin1Bytes(`\r\n${blanks(text)}\r\n`)])),
    block: (bytes) => send(concatBytes([storm(), bytes])),
    plain: send,
    clear: () => line?.clear(),
  };
};

/** Only `>` on Air720; `> ` on 724 from V401857; with a line end in transcript 12 (docs/at-dialect.md §7). */
const promptTail = (host: OutputHost): string => {
  const forced = `${host.has('prompt-blank') ? ' ' : ''}${host.has('prompt-line') ? '\r\n' : ''}`;
  return forced === '' ? host.promptTail() : forced;
};

const endText = (end: AnswerEnd, host: OutputHost): string => {
  switch (end.kind) {
    case 'ok':
      return '\r\nOK\r\n';
    case 'error':
      return '\r\nERROR\r\n';
    case 'line':
      return `\r\n${end.text}\r\n`;
    case 'silence':
      return '';
    case 'prompt':
      return `\r\n>${promptTail(host)}`;
    case 'cme': {
      const [number, text] = cmeErrors[end.error];
      const mode = host.errorMode();
      if (mode === 0) return '\r\nERROR\r\n';
      return `\r\n+CME ERROR: ${mode === 2 ? text : number}\r\n`;
    }
  }
};

/** Lines that may arrive at any time and indicate neither a restart nor a drop. */
const createStorm = (host: OutputHost): (() => Uint8Array) => {
  let count = 0;
  return () => {
    if (!host.has('urc-storm')) return new Uint8Array(0);
    const lines = [
      '+CGEV: ME PDN ACT 1,0',
      `+NITZ: ${host.networkTimeText()}`,
      '^MODE: 17,17',
      '+E_UTRAN Service',
      '+CMTI: "SM",3',
      '+CGEV: NW MODIFY 1,0',
    ];
    const line = lines[count++ % lines.length] ?? '';
    return latin1Bytes(`\r\n${line}\r\n`);
  };
};
