import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswerTimes, commandNameOf } from '../../../shared/recordings/answer-times.ts';

describe('the answer times of a recording', () => {
  it('are gathered by command: counts, errors, median, 95 %, and where the slowest is', () => {
    const times = new AnswerTimes();
    for (let at = 1; at <= 100; at += 1) {
      times.sent(at, 'AT+CSQ\r', 1_000 * at, at);
      times.ended(at, at === 7, 1_000 * at + at);
    }
    times.sent(101, 'AT+CSQ?\r', 0, 101);
    const [csq, query] = times.result();
    expect(csq).toEqual({
      ...{ name: 'AT+CSQ', count: 100, errors: 1, unanswered: 0 },
      ...{ medianMs: 50, p95Ms: 95, slowestMs: 100, slowestAt: 100 },
    });
    expect(query).toMatchObject({ name: 'AT+CSQ?', count: 1, unanswered: 1, medianMs: null, slowestAt: null });
  });

  it('count a result once, and none of a command that was not sent', () => {
    const times = new AnswerTimes();
    times.sent(1, 'AT\r', 0, 0);
    times.ended(1, false, 5);
    times.ended(1, true, 9);
    times.ended(2, true, 9);
    expect(times.result()).toMatchObject([{ name: 'AT', count: 1, errors: 0, slowestMs: 5 }]);
  });

  it('do not grow with the number of names and of times', () => {
    const times = new AnswerTimes();
    for (let at = 0; at < 5_000; at += 1) times.sent(at, `AT+X${at}`, at, at);
    expect(times.result()).toHaveLength(500);
  });
});

describe('the name of a command', () => {
  it.each([
    ['AT+MPUB="a,b",0,0,"x"\r', 'AT+MPUB'],
    ['at+csq\r\n', 'AT+CSQ'],
    ['AT+CREG?', 'AT+CREG?'],
    ['AT+CREG=?', 'AT+CREG=?'],
    ['ATE0', 'ATE0'],
    ['AT', 'AT'],
    ['AT^SYSINFO', 'AT^SYSINFO'],
    ['AT*BAND=5', 'AT*BAND'],
    ['hello world', 'hello'],
    ['', ''],
  ])('of %j is %j', (line, name) => {
    expect(commandNameOf(line)).toBe(name);
  });

  it('is short for any line', () => {
    fc.assert(fc.property(fc.string(), (line) => commandNameOf(line).length <= 42));
  });
});
