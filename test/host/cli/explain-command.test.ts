import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextInput } from '../../../electron/host/cli/host-process.ts';
import { explainOutputSchema, failureOutputSchema } from '../../../shared/cli-output.ts';
import { exitCodes } from '../../../shared/errors.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;
beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

/** A pipe that contains these parts and is closed after them. */
const piped = (...parts: readonly string[]): TextInput => ({
  isTerminal: false,
  read: (onBytes, onEnd) => {
    void (async () => {
      for (const part of parts) await onBytes(new TextEncoder().encode(part));
      onEnd();
    })();
    return () => undefined;
  },
});

const explain = async (...words: readonly string[]): Promise<string> => {
  const { exitCode, out, err } = await bench.run(['explain', ...words]);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  return out;
};

describe('explain says what is meant by', () => {
  it.each([
    ['+CREG: 3', '+CREG: 3\n  registration denied by the network\n'],
    ['+CME ERROR: 10', '+CME ERROR: 10\n  SIM not inserted\n'],
    ['+CMS ERROR: 330', '+CMS ERROR: 330\n  the number of the message centre is not known\n'],
    ['+FTPGET: 1,61', '+FTPGET: 1,61\n  FTP: network error\n'],
    ['+CGEV: NW PDN DEACT 1', '+CGEV: NW PDN DEACT 1\n  the network ended the data connection\n'],
    ['CONNACK OK', 'CONNACK OK\n  the broker accepted the login\n'],
    ['OK', 'OK\n  the module accepted the command; for some commands a separate result follows\n'],
    ['+CPIN: SIM PIN', '+CPIN: SIM PIN\n  the SIM card asks for its PIN\n'],
    ['+MSUB: "t",5 byte,hello', '+MSUB: "t",5 byte,hello\n  an MQTT message of 5 bytes arrived, topic t\n'],
    [
      '+MSUB: "t",5,"7B2261227D"',
      '+MSUB: "t",5,"7B2261227D"\n  an MQTT message of 5 bytes arrived, topic t\n  Its bytes are written as hexadecimal digits: AT+MQTTMODE=1 is set.\n',
    ],
    // As monitor prints it.
    ['14:05:09.123 ← +CREG: 3  [registration]', '+CREG: 3\n  registration denied by the network\n'],
    // As it is copied from the window.
    ['14:05:09.123  RX   +CSQ: 99,99', '+CSQ: 99,99\n  signal not measurable\n'],
  ])('%j', async (line, said) => {
    expect(await explain(line)).toBe(said);
  });

  it('words that the shell has split', async () => {
    expect(await explain('+CME', 'ERROR:', '10')).toBe('+CME ERROR: 10\n  SIM not inserted\n');
  });

  it('every error code of the program, in both languages', async () => {
    for (const code of Object.keys(exitCodes)) {
      const out = await explain(code, '--lang', code.length % 2 === 0 ? 'en' : 'zh');
      expect(out.startsWith(`${code}\n  `)).toBe(true);
      expect(out).not.toMatch(/[{}]|undefined|null/);
    }
  });

  it('a sentence of the program, by the code at its end', async () => {
    const out = await explain('The connection to the broker was lost; check the network (mqtt/dropped)');
    expect(out).toMatch(/\n {2}The connection to the broker was lost.*\n/);
    expect(out).toMatch(/Exit code 7\.\n$/);
  });

  it('a command', async () => {
    expect(await explain('AT+CREG?')).toMatch(
      /^AT\+CREG\?\n {2}network registration\n {2}queries the current value or state of AT\+CREG\n/,
    );
    expect(await explain('AT+SSLMIPSTART="a.example",8883')).toMatch(/OK only means that the module accepted it/);
    expect(await explain('AT+MSUB=“a”，1')).toContain('Repaired: AT+MSUB="a",1\n');
  });

  it('a line, in Chinese', async () => {
    expect(await explain('+CREG: 3', '--lang', 'zh')).toBe('+CREG: 3\n  网络拒绝注册\n');
  });
});

describe('explain with a pipe', () => {
  it('explains every line, with the command before an answer', async () => {
    const { exitCode, out } = await bench.run(['explain'], {
      input: piped('AT^DATAINFO\r\n^DATA', 'INFO: 1,2\r\n\r\nnonsense\nOK'),
    });
    expect(exitCode).toBe(0);
    expect(out).toContain('^DATAINFO: 1,2\n  counted data: 1 byte sent, 2 bytes received\n');
    expect(out).toContain('nonsense\n  not known here\n');
    expect(out).toMatch(/OK\n {2}.*\n$/);
  });

  it('prints one document with --json', async () => {
    const { exitCode, out, err } = await bench.run(['explain', '--json'], {
      input: piped('AT+CREG?\n+CREG: 0,3\n?\nmqtt/dropped\n'),
    });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const document = explainOutputSchema.parse(JSON.parse(out));
    expect(document).toMatchObject({
      ...{ ok: true, exitCode: 0, error: null, language: 'en' },
      lines: [
        { text: 'AT+CREG?', kind: 'command', name: 'AT+CREG' },
        { text: '+CREG: 0,3', kind: 'line', name: null, meaning: 'registration denied by the network' },
        { text: '?', kind: 'unknown', name: null, meaning: null },
        { text: 'mqtt/dropped', kind: 'code', name: 'mqtt/dropped' },
      ],
    });
  });

  it('masks the secrets of what it repeats', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\ncanary1canary1canary1\n-----END PRIVATE KEY-----\n';
    const lines = [
      'AT+MCONFIG="id","user","canary-password"',
      'AT+MCONFIG=“id”，“user”，“canary-wide”',
      '+CSTT: "apn","user","canary-answer"',
      '+MSUB: "t",15 byte,canary-password',
      'AT+CPIN="9182"',
    ];
    for (const flags of [[], ['--json']]) {
      const { out, err } = await bench.run(['explain', ...flags], {
        input: piped(`${lines.join('\n')}\n${key}+CREG: 1\n`),
      });
      expect(`${out}${err}`).not.toMatch(/canary|9182/);
      expect(out).toContain('registered, home network');
    }
  });
});

describe('explain fails', () => {
  it.each([
    ['for text that is not known', ['whatever this is'], ''],
    ['for a command that is not known', ['AT+NONSENSE'], ''],
    ['for a pipe without a line', [], '\n \n'],
    ['for a pipe of which nothing is known', [], 'a\nb\n'],
    ['for a line that is too long', [], '+'.repeat(20_000)],
  ])('%s, with 2 and a sentence that says so', async (_name, words, text) => {
    const input = piped(text);
    const { exitCode, err } = await bench.run(['explain', ...words], { input });
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^The input is not valid \(TEXT: .*\(usage\/invalid\)\n$/);
    const json = await bench.run(['explain', ...words, '--json'], { input: piped(text) });
    const document = failureOutputSchema.loose().parse(explainOutputSchema.parse(JSON.parse(json.out)));
    expect(document.error.message).toBe(err.trimEnd());
  });
});
