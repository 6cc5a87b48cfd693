import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Real captured sessions (test/fixtures/transcripts), parsed into the bytes that the host and the module sent. Comments of the authors are
 * removed. Line ends that a format loses are added as docs/at-dialect.md §2 measured them: the echo has a bare CR, every result is between CR
 * LF. Where a source shows no echo, there is none.
 */
export interface Dialogue {
  readonly name: string;
  readonly exchanges: readonly Exchange[];
}

/** One command and everything that the module sent until the next one. Received text has one character per byte. */
export interface Exchange {
  /** Without its line end. `null`: lines before the first command. */
  readonly sent: string | null;
  readonly reply: string;
  /** Sent after the prompt. `null`: the command has no prompt. */
  readonly payload: string | null;
  readonly replyToPayload: string;
}

type Part = { readonly kind: 'sent' | 'payload' | 'received'; readonly text: string };

const sent = (text: string): Part => ({ kind: 'sent', text });
const received = (text: string): Part => ({ kind: 'received', text });
const payload = (text: string): Part => ({ kind: 'payload', text });

const joinParts = (parts: readonly Part[]): readonly Exchange[] => {
  const exchanges: Exchange[] = [];
  const nothing: Exchange = { sent: null, reply: '', payload: null, replyToPayload: '' };
  for (const { kind, text } of parts) {
    if (kind === 'sent') {
      exchanges.push({ ...nothing, sent: text });
      continue;
    }
    const last = exchanges.pop() ?? nothing;
    if (kind === 'payload') exchanges.push({ ...last, payload: text });
    else if (last.payload === null) exchanges.push({ ...last, reply: last.reply + text });
    else exchanges.push({ ...last, replyToPayload: last.replyToPayload + text });
  }
  return exchanges;
};

/** A result as the module sends it. The boot ROM line and the prompt have no line end (docs/at-dialect.md §4). */
const wrapped = (line: string): Part => {
  if (line.startsWith('^boot.rom')) return received(line);
  return received(line === '>' ? '\r\n>' : `\r\n${line}\r\n`);
};

const echo = (line: string): Part => received(`${line}\r`);

/** A comment always follows a blank, because the Base64 of a certificate may contain two slashes. */
const withoutComment = (line: string): string => line.replace(/[ \t]+\/\/.*$/, '');

const fixture = (path: string): string => readFileSync(resolve(import.meta.dirname, '../fixtures', path), 'utf8');

/** The text as uploaded: LF line ends, none at the end of the file. */
export const certificateText = (name: 'huawei-iot-2016' | 'emq-root-ca'): string =>
  fixture(`certificates/${name}.crt`).replaceAll('\r\n', '\n').trimEnd();

/** `| 发 | AT+CGATT?| … |`. A row without a direction continues the row above. The table shows no echo. */
const readArticleTable = (text: string): readonly Part[] =>
  text.split('\n').flatMap((row) => {
    const [, direction = '', cell = ''] = row.split('|').map((part) => part.trim());
    if (/^(?:方向|-+)$/.test(direction) || cell === '') return [];
    if (direction !== '发') return [wrapped(cell)];
    // The article describes the content of the file in words; the size that it gives, 1402, is that of this file.
    return [cell.startsWith('AT') ? sent(cell) : payload(certificateText('huawei-iot-2016'))];
  });

/** The size that `AT+FSWRITE="file",mode,size,seconds` announces. */
const announcedBytes = (line: string): number => Number(/^AT\+FSWRITE=.*,(\d+),\d+$/.exec(line)?.[1] ?? 0);

/**
 * A terminal log without marks for the direction. Everything in it was printed by the module, so a command line is its echo, and so is a
 * certificate after the prompt. An echo may have lost its first letter (transcript 27).
 */
const readConsole = (text: string): readonly Part[] => {
  const parts: Part[] = [];
  const lines = text.split('\n').map(withoutComment);
  let expectedBytes = 0;
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line.trim() === '') continue;
    if (/^A?T[+*I]/.test(line)) {
      const command = line.startsWith('T') ? `A${line}` : line;
      expectedBytes = announcedBytes(command);
      parts.push(sent(command.trim()), echo(line));
    } else if (line === '>') {
      let content = '';
      while (content.length < expectedBytes) content += `${lines.shift()}\n`;
      if (content.length > expectedBytes) throw new Error(`the file has ${content.length} bytes, not ${expectedBytes}`);
      // The page shows the certificate on a separate line: a line end follows the prompt (docs/at-dialect.md §7).
      parts.push(received('\r\n>\r\n'), payload(content), received(content));
    } else parts.push(wrapped(line));
  }
  return parts;
};

/**
 * llcom: `[time]发→◇command` LF `□` and `[time]收←◆bytes` LF. It shows CR and CR LF as one LF, so the text between the marks is the output of the
 * module byte for byte, with or without line ends before a line.
 */
const readLlcom = (text: string): readonly Part[] => {
  const parts: Part[] = [];
  let command = '';
  let prompted = false;
  // The files end after the last visible character: the last block has no line end.
  for (const block of `${text}\n`.split(/^\[[\d:.]+\](?=[发收])/m).slice(1)) {
    const shown = block.slice('发→◇'.length).split('\n').map(withoutComment).join('\n').replace(/\n$/, '');
    if (block.startsWith('发')) {
      const text = shown.slice(0, shown.indexOf('\n□')).trim();
      parts.push(prompted ? payload(text) : sent(text));
      command = prompted ? '' : text;
      continue;
    }
    const echoed = command !== '' && shown.startsWith(`${command}\n`);
    const rest = echoed ? shown.slice(command.length + 1) : shown;
    parts.push(...(echoed ? [echo(command)] : []), received(rest.replaceAll('\n', '\r\n')));
    prompted = rest.endsWith('>');
  }
  return parts;
};

/** `b'AT+CGMI\r\r\n'`: the exact bytes of one `readline()` per line. Sent commands are known from their echo. */
const readPythonBytes = (text: string): readonly Part[] =>
  [...text.matchAll(/^b'(.*)'$/gm)].flatMap(([, literal = '']) => {
    const bytes = literal.replaceAll('\\r', '\r').replaceAll('\\n', '\n');
    return bytes.startsWith('AT') ? [sent(bytes.trim()), received(bytes)] : [received(bytes)];
  });

/** One line of an esp-lwlte log, with the time since the host's start. */
export interface LogLine {
  readonly atMs: number;
  readonly direction: 'TX' | 'RX';
  readonly text: string;
}

export const readEspLogLines = (text: string): readonly LogLine[] =>
  [...text.matchAll(/^\w \((\d+)\) at_engine: (TX|RX):\|(.*)$/gm)].map(([, atMs, direction, line = '']) => ({
    atMs: Number(atMs),
    direction: direction === 'TX' ? 'TX' : 'RX',
    text: line,
  }));

const readEspLog = (text: string): readonly Part[] => {
  let command = '';
  return readEspLogLines(text).map((line) => {
    if (line.direction === 'RX') return line.text === command ? echo(command) : wrapped(line.text);
    command = line.text;
    return sent(command);
  });
};

const formats: Readonly<Record<string, (text: string) => readonly Part[]>> = {
  '01-air720-seed-table': readArticleTable,
  '02-air780e-v1169-mqtt-plain': readConsole,
  '03-air780e-v1169-mqtts-oneway': readConsole,
  '09-air780ep-mqtt-tcp-drop': readConsole,
  '10-air780ep-mqtt-pdn-deact': readConsole,
  '12-air780ep-v1007-filesystem-llcom': readLlcom,
  '14-air780e-sim-hotplug-llcom': readLlcom,
  '27-air780e-v1161-reset-mqtt': readConsole,
  '29-air724ug-v401853-raw-bytes': readPythonBytes,
  '31-air780ep-v1010-esp-lwlte-boot': readEspLog,
};

/** Names of all captured sessions, also of those without a parser. */
export const transcriptNames = (): readonly string[] =>
  readdirSync(resolve(import.meta.dirname, '../fixtures/transcripts')).map((file) => file.replace(/\.txt$/, ''));

/** The file without its `# source`, `# module`, `# note` lines, with LF line ends for any checkout. */
export const transcriptText = (name: string): string =>
  fixture(`transcripts/${name}.txt`)
    .replaceAll('\r\n', '\n')
    .replace(/^#.*\n/gm, '');

export const readTranscript = (name: string): Dialogue => {
  const read = formats[name];
  if (!read) throw new Error(`no parser is declared for ${name}`);
  return { name, exchanges: joinParts(read(transcriptText(name))) };
};
