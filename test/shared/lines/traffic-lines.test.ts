import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { createLineTest, everyLine } from '../../../shared/lines/line-condition.ts';
import {
  classOf,
  countBetween,
  createTrafficLog,
  foldAboveBytes,
  isGrownLast,
  strayOf,
} from '../../../shared/lines/traffic-lines.ts';
import type { TrafficOwner, TrafficPiece } from '../../../shared/traffic.ts';

const piece = (
  sequence: number,
  owner: TrafficOwner,
  content: string | Uint8Array,
  more: Partial<TrafficPiece> = {},
) => ({
  sequence,
  atMs: 1_000 + sequence * 10,
  direction: owner === 'command' || owner === 'payload' ? ('sent' as const) : ('received' as const),
  owner,
  commandId: 1,
  name: '',
  isRecorded: true,
  bytes: typeof content === 'string' ? utf8ToBytes(content) : content,
  ...more,
});

const logOf = (...pieces: readonly TrafficPiece[]) => {
  const log = createTrafficLog();
  log.add(pieces);
  return log;
};

const only = (owner: TrafficOwner, content: string | Uint8Array, more: Partial<TrafficPiece> = {}) => {
  const [line] = logOf(piece(0, owner, content, more)).lines();
  if (!line) throw new Error('no line');
  return line;
};

describe('the command of a line', () => {
  it('is the one that was sent under its number, also after the next opening', () => {
    const log = logOf(
      piece(0, 'command', 'AT+CIPRXGET?\r', { commandId: 7 }),
      piece(1, 'answer', '+CIPRXGET: 1\r\n', { commandId: 7 }),
      piece(2, 'urc', '+CIPRXGET: 1\r\n', { commandId: 0 }),
      piece(3, 'command', 'AT+CSQ\r', { commandId: 7 }),
      piece(4, 'answer', '+CSQ: 18,99\r\n', { commandId: 7 }),
      piece(5, 'answer', '+CSQ: 18,99\r\n', { commandId: 8 }),
    );
    expect(log.lines().map(({ command }) => command)).toEqual([
      ...[undefined, 'AT+CIPRXGET?', undefined, undefined, 'AT+CSQ', undefined],
    ]);
  });
});

describe('the lines of several ports', () => {
  const two = (
    sequence: number,
    port: number,
    owner: TrafficOwner,
    content: string,
    more: Partial<TrafficPiece> = {},
  ) => piece(sequence, owner, content, { port, ...more });

  it('have the command of their own port under the same number, and the time since then', () => {
    const log = logOf(
      two(0, 1, 'command', 'AT+CSQ\r'),
      two(1, 2, 'command', 'AT+CREG?\r'),
      two(2, 1, 'final', 'OK\r\n'),
      two(3, 2, 'final', 'ERROR\r\n'),
    );
    expect(log.lines().map(({ port, command, answeredMs }) => [port, command, answeredMs])).toEqual([
      [1, undefined, undefined],
      [2, undefined, undefined],
      [1, 'AT+CSQ', 20],
      [2, 'AT+CREG?', 20],
    ]);
  });

  it('are not joined: what follows an unfinished line joins it only if nothing of another port is between', () => {
    const log = logOf(
      two(0, 1, 'unfinished', 'half '),
      two(1, 1, 'unfinished', 'and more '),
      two(2, 2, 'unclaimed', 'other\r\n'),
      two(3, 1, 'unclaimed', 'the rest\r\n'),
    );
    expect(log.lines().map(({ port, text }) => `${port} ${text}`)).toEqual([
      '1 half and more ',
      '2 other',
      '1 the rest',
    ]);
  });

  it('keep the line ends that came before on the same port', () => {
    const log = logOf(
      two(0, 1, 'blank', '\r\n'),
      two(1, 2, 'unclaimed', 'other\r\n'),
      two(2, 1, 'unclaimed', 'own\r\n'),
    );
    expect(log.lines().map(({ lineEndsBefore }) => lineEndsBefore?.length)).toEqual([undefined, 2]);
  });

  it('have the time since the line before on the same port', () => {
    const log = logOf(two(0, 1, 'urc', 'a\r\n'), two(1, 2, 'urc', 'b\r\n'), two(3, 1, 'urc', 'c\r\n'));
    expect(log.lines().map(({ deltaMs }) => deltaMs)).toEqual([null, null, 30]);
  });
});

describe('a result', () => {
  it('has the time since its command was sent; other lines have none', () => {
    const log = logOf(
      piece(0, 'command', 'AT+CSQ\r', { commandId: 7 }),
      piece(1, 'answer', '+CSQ: 18,99\r\n', { commandId: 7 }),
      piece(2, 'final', 'OK\r\n', { commandId: 7 }),
      piece(5, 'second-phase', 'CONNECT OK\r\n', { commandId: 7 }),
      piece(6, 'final', 'OK\r\n', { commandId: 8 }),
      piece(7, 'urc', 'RDY\r\n', { commandId: 0 }),
    );
    expect(log.lines().map(({ answeredMs }) => answeredMs)).toEqual([
      ...[undefined, undefined, 20, 50, undefined, undefined],
    ]);
  });
});

describe('line ends that are not lines of their own', () => {
  const endsOf = (...pieces: readonly TrafficPiece[]) =>
    logOf(...pieces)
      .lines()
      .map(({ lineEndsBefore }) => lineEndsBefore && [...lineEndsBefore]);

  it('belong to the next received line, so that no byte is missing', () => {
    expect(
      endsOf(
        piece(0, 'command', 'AT\r'),
        piece(1, 'blank', '\r\n'),
        piece(2, 'blank', '\n'),
        piece(3, 'command', 'ATI\r'),
        piece(4, 'final', 'OK\r\n'),
        piece(5, 'urc', 'RDY\r\n'),
      ),
    ).toEqual([undefined, undefined, [13, 10, 10], undefined]);
  });

  it('are the newest ones of a flood', () => {
    const flood = Array.from({ length: 100 }, (_, sequence) => piece(sequence, 'blank', '\n'.repeat(256)));
    expect(endsOf(...flood, piece(100, 'urc', 'RDY'))[0]).toHaveLength(4_096);
  });
});

describe('a line of the terminal', () => {
  it.each([
    ['command', 'AT+CSQ\r', 'sent', 'AT+CSQ'],
    ['answer', '+CSQ: 18,99\r\n', 'received', '+CSQ: 18,99'],
    ['final', 'OK\r\n', 'received', 'OK'],
    ['final', 'ERROR\r\n', 'error', 'ERROR'],
    ['final', '+CME ERROR: 50\r\n', 'error', '+CME ERROR: 50'],
    ['final', 'TimeOut\r\n', 'error', 'TimeOut'],
    ['second-phase', 'CONNECT OK\r\n', 'urc', 'CONNECT OK'],
    ['second-phase', 'CONNECT FAIL\r\n', 'error', 'CONNECT FAIL'],
    ['urc', '0, CONNECT FAIL\r\n', 'error', '0, CONNECT FAIL'],
    ['urc', 'CONNACK OK\r\n', 'urc', 'CONNACK OK'],
    ['urc', 'CONNACK 4\r\n', 'error', 'CONNACK 4'],
    ['urc', '+CREG: 1\r\n', 'urc', '+CREG: 1'],
    ['answer', 'ERROR in a file\r\n', 'received', 'ERROR in a file'],
    ['answer', 'ERROR\r\n', 'received', 'ERROR'],
    ['prompt', '>', 'received', '>'],
    ['unclaimed', 'hello\r\n', 'received', 'hello'],
  ] as const)('of %s %j is %s', (owner, content, kind, text) => {
    expect(only(owner, content)).toMatchObject({ kind, text });
  });

  it('shows Chinese unchanged, and control characters as glyphs', () => {
    expect(only('answer', '中国移动 "CMCC"\r\n').text).toBe('中国移动 "CMCC"');
    expect(only('answer', 'a\u001b[2J\u0000b\u007f\r\n').text).toBe('a␛[2J␀b␡');
    expect(only('answer', 'a\u202eb\u0085c').text).toBe('a\\u202eb\\u0085c');
    expect(only('answer', Uint8Array.of(0x41, 0xff, 0xe4, 0xb8, 0x42)).text).toBe('A\\xFF\\xE4\\xB8B');
  });

  it('shows the line ends inside a message', () => {
    const line = only('message', '+MSUB: "t",4 byte,a\r\nb\r\n');
    expect(line).toMatchObject({ kind: 'message', text: '+MSUB: "t",4 byte,a␍␊b' });
    expect(classOf(line)).toBe('urc');
  });

  it('is folded for a long payload, and text for a short one', () => {
    expect(only('payload', 'x'.repeat(foldAboveBytes)).kind).toBe('sent');
    const folded = only('data', 'x'.repeat(foldAboveBytes + 1));
    expect(folded).toMatchObject({ kind: 'payload', text: '' });
    expect(classOf(folded)).toBe('received');
  });
});

describe('the log', () => {
  it('counts blank pieces, and has no line for them', () => {
    const log = logOf(piece(0, 'command', 'AT\r'), piece(1, 'blank', '\r\n'), piece(2, 'final', 'OK\r\n'));
    expect(log.lines().map(({ text }) => text)).toEqual(['AT', 'OK']);
    expect(log.lost()).toBe(0);
    expect(log.next()).toBe(3);
  });

  it('has the time since the previous line', () => {
    const log = logOf(piece(0, 'command', 'AT\r'), piece(1, 'blank', '\r\n'), piece(2, 'final', 'OK\r\n'));
    expect(log.lines().map(({ deltaMs }) => deltaMs)).toEqual([null, 20]);
  });

  it('counts and marks a gap in the numbers, also before a blank piece', () => {
    const log = logOf(
      piece(0, 'command', 'AT\r'),
      piece(4, 'blank', '\r\n'),
      piece(5, 'final', 'OK\r\n'),
      piece(6, 'urc', 'RDY\r\n'),
    );
    expect(log.lost()).toBe(3);
    expect(log.lines().map(({ lostBefore }) => lostBefore)).toEqual([0, 3, 0]);
  });

  it('ignores repeated pieces', () => {
    const log = logOf(piece(0, 'command', 'AT\r'), piece(1, 'final', 'OK\r\n'));
    log.add([piece(1, 'final', 'OK\r\n'), piece(2, 'urc', 'RDY\r\n')]);
    expect(log.lines().map(({ text }) => text)).toEqual(['AT', 'OK', 'RDY']);
    expect(log.lost()).toBe(0);
  });

  it('keeps the newest lines, limited by count and by bytes', () => {
    const few = createTrafficLog({ lines: 10, bytes: 1_000_000 });
    for (let sequence = 0; sequence < 25; sequence += 1) few.add([piece(sequence, 'answer', `n${sequence}`)]);
    expect(few.lines().length).toBeLessThanOrEqual(10);
    expect(few.lines().at(-1)?.text).toBe('n24');
    expect(few.dropped() + few.lines().length).toBe(25);
    expect(few.counts()).toEqual({ sent: 0, received: 25, urc: 0, error: 0 });

    const small = createTrafficLog({ lines: 1_000, bytes: 100 });
    for (let sequence = 0; sequence < 25; sequence += 1) small.add([piece(sequence, 'answer', 'x'.repeat(30))]);
    expect(small.lines().length).toBeLessThanOrEqual(3);
    expect(small.lines().at(-1)?.sequence).toBe(24);
  });

  it('appends to its array, and replaces it when the oldest lines are dropped', () => {
    const log = createTrafficLog({ lines: 3, bytes: 1_000 });
    log.add([piece(0, 'answer', 'a')]);
    const before = log.lines();
    log.add([piece(1, 'answer', 'b')]);
    expect(log.lines()).toBe(before);
    log.add([piece(2, 'answer', 'c'), piece(3, 'answer', 'd')]);
    expect(log.lines()).not.toBe(before);
    expect(before.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('returns counts that do not change afterwards', () => {
    const log = createTrafficLog();
    const before = log.counts();
    log.add([piece(0, 'urc', 'RDY')]);
    expect(before.urc).toBe(0);
    expect(log.counts().urc).toBe(1);
  });

  it('counts the lines between two numbers', () => {
    const log = logOf(piece(0, 'command', 'AT\r'), piece(1, 'blank', '\r\n'), piece(2, 'final', 'OK\r\n'));
    expect(countBetween(log.lines(), 0, 3)).toBe(2);
    expect(countBetween(log.lines(), 1, 2)).toBe(0);
    expect(countBetween(log.lines(), 1, Number.POSITIVE_INFINITY)).toBe(1);
    expect(countBetween(log.lines(), 3, 1)).toBe(0);
  });
});

describe('an unfinished line', () => {
  const unfinished = (sequence: number, text: string) => piece(sequence, 'unfinished', text, { commandId: 0 });

  it('is shown as unsolicited, not as an answer or a failure', () => {
    const line = only('unfinished', 'ERROR');
    expect(line).toMatchObject({ kind: 'received', text: 'ERROR' });
    expect(strayOf(line)).toBeNull();
  });

  it('is replaced by the complete line, with its original time, if no line was received in between', () => {
    const log = logOf(piece(0, 'command', 'AT+CSQ\r'), unfinished(1, '+CME ERR'));
    const before = log.lines()[1];
    expect(before && isGrownLast(log.lines(), before)).toBe(false);
    log.add([unfinished(2, 'OR'), piece(3, 'final', ': 3\r\n')]);
    expect(log.lines()).toHaveLength(2);
    expect(log.lines()[1]).toMatchObject({
      ...{ sequence: 1, atMs: 1_010, deltaMs: 10, owner: 'final', kind: 'error', text: '+CME ERROR: 3' },
      bytes: utf8ToBytes('+CME ERROR: 3\r\n'),
    });
    expect(before && isGrownLast(log.lines(), before)).toBe(true);
    expect(log.counts()).toEqual({ sent: 1, received: 0, urc: 0, error: 1 });
    expect(log.next()).toBe(4);
  });

  it('stays in place if something was sent after it; the rest becomes a separate line', () => {
    const log = logOf(unfinished(0, 'login: '), piece(1, 'command', 'AT\r'), piece(2, 'unclaimed', 'AT\r\n'));
    expect(log.lines().map(({ text }) => text)).toEqual(['login: ', 'AT', 'AT']);
  });

  it('has no extra line for its line end', () => {
    const log = logOf(
      unfinished(0, 'half'),
      piece(1, 'command', 'AT\r'),
      piece(2, 'unclaimed', '\r\n'),
      piece(3, 'final', 'OK\r\n'),
    );
    expect(log.lines().map(({ text }) => text)).toEqual(['half', 'AT', 'OK']);
    expect(log.lost()).toBe(0);
  });

  it('does not continue across a gap or the end of an opening', () => {
    const gap = logOf(unfinished(0, 'half'), piece(2, 'unclaimed', 'other\r\n'));
    expect(gap.lines().map(({ text }) => text)).toEqual(['half', 'other']);
    const lost = logOf(unfinished(0, 'half'), piece(1, 'divider', '', { name: 'lost' }), piece(2, 'unclaimed', 'x'));
    expect(lost.lines().map(({ text }) => text)).toEqual(['half', '', 'x']);
  });
});

describe('a line that belongs to no command', () => {
  it.each([
    ['late', 'OK', 'late'],
    ['late', '+CSQ: 18,99', 'late'],
    ['late', 'SUBACK', 'late'],
    ['late', 'SUBACK 128', 'late'],
    ['late', '0,CONNECT OK', 'late'],
    ['late', 'CONNACK OK', 'late'],
    ['late', 'PUBACK of a log line', null],
    ['late', 'I (30) boot: a log line', null],
    ['unclaimed', 'ERROR', 'unclaimed'],
    ['unclaimed', 'a log line', null],
    ['urc', '+CREG: 1', null],
  ] as const)('is named if it looks like an answer: %s, %s', (owner, text, stray) => {
    expect(strayOf(only(owner, `${text}\r\n`))).toBe(stray);
  });
});

describe('the checks of a connection', () => {
  const check = (from: number, commandId: number): TrafficPiece[] => [
    piece(from, 'command', 'AT+MQTTSTATU\r', { commandId, name: 'watch' }),
    piece(from + 1, 'echo', 'AT+MQTTSTATU\r\n', { commandId }),
    piece(from + 2, 'answer', '+MQTTSTATU :1\r\n', { commandId }),
    piece(from + 3, 'final', 'OK\r\n', { commandId }),
  ];

  it('are marked, and the first of those that follow each other differently from the rest', () => {
    const log = logOf(
      ...check(0, 1),
      ...check(4, 2),
      piece(8, 'urc', '+CREG: 1\r\n', { commandId: 0 }),
      ...check(9, 3),
      piece(13, 'command', 'AT+MQTTSTATU\r', { commandId: 4, name: 'typed' }),
      piece(14, 'final', 'OK\r\n', { commandId: 4 }),
    );
    const marks = log.lines().map(({ check: mark }) => mark ?? '-');
    expect(marks.join(' ')).toBe('first more more more more more more more - first more more more - -');
  });

  it('that fail are lines as all others', () => {
    const log = logOf(...check(0, 1).slice(0, 2), piece(2, 'final', 'ERROR\r\n', { commandId: 1 }), ...check(3, 2));
    expect(log.lines().map(({ check: mark }) => mark ?? '-')).toEqual([
      'first',
      'more',
      '-',
      'first',
      ...['more', 'more', 'more'],
    ]);
  });

  it('can be left out but for the first', () => {
    const log = logOf(...check(0, 1), ...check(4, 2), piece(8, 'urc', '+CREG: 1\r\n', { commandId: 0 }));
    const passes = createLineTest({ ...everyLine, groupsChecks: true }, () => null);
    expect(
      log
        .lines()
        .filter((line) => passes?.(line))
        .map(({ sequence }) => sequence),
    ).toEqual([0, 8]);
  });
});
