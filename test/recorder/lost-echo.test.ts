import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { typedSecretSpans } from '../../electron/session/typed-secrets.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** What is shown of these bytes after the commands were sent. */
const shownAfter = (commands: readonly string[], received: readonly string[], pauses = false): string => {
  const secrets = createSecretSet();
  const stream = secrets.createStream();
  for (const command of commands) {
    const bytes = bytesOf(`${command}\r`);
    secrets.noteSent(bytes, typedSecretSpans(bytes));
    stream.noteSent(bytes, typedSecretSpans(bytes));
  }
  const out = received.flatMap((part) => [stream.push(bytesOf(part)), ...(pauses ? [stream.settle()] : [])]);
  return Buffer.concat([...out, stream.flush()]).toString('latin1');
};

const commands = [
  ['AT+CPIN=1234', '1234'],
  ['AT+CPIN="7319"', '7319'],
  ['AT+CPWD="SC","7319","5678"', '7319 5678'],
  ['AT+MCONFIG="866475030000019","user","s3cretpass99"', 's3cretpass99'],
  ['AT+MCONFIG="866475030000019","user","pw12",0,0,"t","m"', 'pw12'],
  ['ATD**04*7319*5678*5678#', '7319 5678'],
] as const;

describe.each(commands)('an echo of %j', (command, secrets) => {
  const isClean = (shown: string): boolean =>
    secrets.split(' ').every((secret) => {
      for (let at = 0; at + 2 <= secret.length; at += 1) if (shown.includes(secret.slice(at, at + 2))) return false;
      return true;
    });

  it('that lost its beginning hides the secret', () => {
    for (let lost = 1; lost < command.length; lost += 1) {
      for (const pauses of [false, true]) {
        const echo = command.slice(lost);
        const shown = shownAfter([command], [...`${echo}\r\r\nERROR\r\nstray 1\r\n`], pauses);
        expect([echo, shown, isClean(shown)]).toEqual([echo, shown, true]);
        expect(shown.endsWith('\r\r\nERROR\r\nstray 1\r\n')).toBe(true);
      }
    }
  });

  it('that lost some bytes hides the secret', () => {
    fc.assert(
      fc.property(
        fc.nat(command.length),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(command.length),
        (from, count, next) => {
          const lost = command.split('').filter((_, at) => (at < from || at >= from + count) && at !== next);
          const echo = lost.join('');
          const shown = shownAfter([command], [`${echo}\r\r\nERROR\r\n`]);
          expect([echo, shown, isClean(shown)]).toEqual([echo, shown, true]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that lost its beginning and runs into another line hides the secret', () => {
    for (let lost = 1; lost < command.length; lost += 1) {
      const shown = shownAfter([command], [`${command.slice(lost)}+CREG: 1\r\nERROR\r\n`]);
      expect([shown, isClean(shown)]).toEqual([shown, true]);
      expect(shown.endsWith('\r\nERROR\r\n')).toBe(true);
    }
  });

  it('in which noise changes, doubles or adds a byte hides the secret', () => {
    for (let at = 0; at < command.length; at += 1) {
      const [before, byte, after] = [command.slice(0, at), command.slice(at, at + 1), command.slice(at + 1)];
      for (const noise of ['\xd0', 'N', `N${byte}`, `x\b \b${byte}`]) {
        for (const pauses of [false, true]) {
          const echo = before + noise + after;
          const shown = shownAfter([command], [...`${echo}\r\r\nERROR\r\nstray 1\r\n`], pauses);
          expect([echo, shown, isClean(shown)]).toEqual([echo, shown, true]);
          expect(shown.endsWith('\r\r\nERROR\r\nstray 1\r\n')).toBe(true);
        }
      }
    }
  });

  it('that unknown lines tear at any place hides the secret', () => {
    for (let first = 1; first < command.length; first += 1) {
      const second = Math.min(command.length, first + 3);
      const parts = [command.slice(0, first), command.slice(first, second), command.slice(second)];
      const shown = shownAfter([command], [parts.join('\r\nDST: 0\r\n'), '\r\r\nERROR\r\n']);
      expect([parts, shown, isClean(shown)]).toEqual([parts, shown, true]);
    }
  });
});

describe('what is not an echo', () => {
  it.each([
    ['an answer and an unsolicited line', ['AT+CPIN=1234'], 'AT+CPIN=****\r\r\n+CPIN: READY\r\n+CREG: 1\r\nOK\r\n'],
    ['a number after the result', ['AT+CPIN=1234'], 'AT+CPIN=****\r\r\nOK\r\n1234\r\n'],
    [
      'the answer to the next command',
      ['AT+CPIN=1234', 'AT+CSQ'],
      'AT+CPIN=****\r\r\nOK\r\nAT+CSQ\r\r\n+CSQ: 12,34\r\n',
    ],
    ['a line without a secret', ['AT+CSQ'], 'SQ\r\r\n+CSQ: 12,34\r\n\r\nOK\r\n'],
  ] as const)('stays visible: %s', (_, sent, shown) => {
    expect(shownAfter(sent, [shown.replace('****', '1234')])).toBe(shown);
  });

  it('is hidden until the result of the command that has the secret', () => {
    const text = 'AT+CSQ\r\r\n+CSQ: 12,34\r\n\r\nOK\r\n';
    expect(shownAfter(['AT+CSQ', 'AT+CPIN=1234'], [text, 'N=1234\r\r\nERROR\r\n'])).toBe(
      `${text}N=****\r\r\nERROR\r\n`,
    );
  });
});

it('hides the lost echo in the lines of an answer', () => {
  const bytes = bytesOf('AT+CPIN=1234');
  const { maskText } = createSecretSet();
  expect(maskText('234\nERROR', { bytes, spans: typedSecretSpans(bytes) })).toBe('***\nERROR');
  expect(maskText('234\nERROR')).toBe('234\nERROR');
});
