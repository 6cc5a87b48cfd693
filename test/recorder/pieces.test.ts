import { describe, expect, it } from 'vitest';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { createTypedSecrets } from '../../electron/session/typed-secrets.ts';

/** In the order of the traffic: `>` is a typed piece, anything else is received. */
type Step = readonly ['>' | '<', string];

/** What is shown of the received bytes. */
const shownOf = (steps: readonly Step[]): string => {
  const secrets = createSecretSet();
  const typed = createTypedSecrets();
  const stream = secrets.createStream();
  const out: Uint8Array[] = [];
  for (const [direction, text] of steps) {
    const bytes = Buffer.from(text, 'utf8');
    if (direction === '>') {
      const { spans, values } = typed.read(bytes);
      for (const value of values) secrets.register(value);
      secrets.noteSent(bytes, spans);
    } else {
      for (const byte of bytes) out.push(stream.push(Uint8Array.of(byte)), stream.settle());
    }
  }
  return Buffer.concat([...out, stream.flush()]).toString('utf8');
};

describe('the echo of a command that is typed in pieces', () => {
  const cases: readonly (readonly [string, readonly Step[], string])[] = [
    [
      'a PIN with a line feed after each piece',
      [
        ...[['>', 'AT+CPIN=73\n'] as const, ['<', 'AT+CPIN=73\r\n'] as const],
        ...[['>', '91\n'] as const, ['<', '91\r\n'] as const, ['<', 'OK\r\n+FSMEM: 91\r\n'] as const],
      ],
      'AT+CPIN=**\r\n**\r\nOK\r\n+FSMEM: 91\r\n',
    ],
    [
      'an unquoted password whose rest looks like a result',
      [
        ...[['>', 'AT+MCONFIG=c,u,ge\n'] as const, ['<', 'AT+MCONFIG=c,u,ge\n'] as const],
        ...[['>', 'OK\n'] as const, ['<', 'OK\n'] as const],
      ],
      'AT+MCONFIG=c,u,**\n**\n',
    ],
    [
      'three pieces with unsolicited lines between them',
      [
        ...[['>', 'AT+MCONFIG=c,u,ge'] as const, ['<', 'AT+MCONFIG=c,u,ge\r\n+CREG: 1\r\n'] as const],
        ...[['>', 'hei'] as const, ['<', 'hei\r\nRDY\r\n'] as const],
        ...[['>', 'm12'] as const, ['<', 'm12\r\n+CREG: 2\r\n'] as const],
      ],
      'AT+MCONFIG=c,u,**\r\n+CREG: 1\r\n***\r\nRDY\r\n***\r\n+CREG: 2\r\n',
    ],
    [
      'a piece of which the echo was torn before the next one was typed',
      [
        ...[['>', 'AT+CPIN=73'] as const, ['<', 'AT+CPIN=7\r\n+CREG: 1\r\n3'] as const],
        ...[['>', '91'] as const, ['<', '\r\n+CREG: 2\r\n91\r\n'] as const, ['>', '\r'] as const],
        ['<', '\r\nOK\r\n91\r\n'],
      ],
      'AT+CPIN=*\r\n+CREG: 1\r\n*\r\n+CREG: 2\r\n**\r\n\r\nOK\r\n91\r\n',
    ],
    [
      'a quoted password with a result between its pieces',
      [
        ['>', 'AT+MCONFIG="c","u","gehe\r'],
        ['<', 'AT+MCONFIG="c","u","gehe\r\r\nOK\r\n'],
        ['>', 'im12"\r'],
        ['<', 'im12"\r\r\n+CME ERROR: 3\r\n'],
      ],
      'AT+MCONFIG="c","u","****\r\r\nOK\r\n****"\r\r\n+CME ERROR: 3\r\n',
    ],
    [
      'a command that was wrapped after a comma',
      [
        ['>', 'AT+MCONFIG="cid",\r'],
        ['<', 'AT+MCONFIG="cid",\r\r\nERROR\r\n'],
        ['>', '"user","geheim"\r'],
        ['<', '"user","geheim"\r\r\nERROR\r\n'],
      ],
      'AT+MCONFIG="cid",\r\r\nERROR\r\n"user","******"\r\r\nERROR\r\n',
    ],
    [
      'no further line than the pieces',
      [
        ['>', 'AT+CPIN=1234\r'],
        ['<', 'AT+CPIN=1234\r\r\nhello\r\n'],
        ['>', 'hello\r'],
        ['<', 'hello\r\n'],
      ],
      'AT+CPIN=****\r\r\nhello\r\nhello\r\n',
    ],
  ];

  it.each(cases)('hides its secret and shows the rest: %s', (_, steps, shown) => {
    expect(shownOf(steps)).toBe(shown);
  });
});

describe('a typed command that was wrapped after a comma', () => {
  const spansOf = (...lines: readonly string[]) => {
    const typed = createTypedSecrets();
    return lines.map((line) => typed.read(Buffer.from(line)).spans);
  };

  it('hides the secret in the next line', () => {
    expect(spansOf('AT+MCONFIG="cid",\r', '"user","geheim"\r', 'hello\r')).toEqual([[], [{ start: 8, end: 14 }], []]);
  });

  it('does not continue in the next command', () => {
    expect(spansOf('AT+CSTT="apn",\r', 'AT+CSQ\r', '"a","b","c"\r')).toEqual([[], [], []]);
  });
});
