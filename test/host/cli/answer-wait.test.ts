import { describe, expect, it } from 'vitest';
import { type AnswerEnd, createAnswerWait, plainQuietMs, settleMs } from '../../../electron/host/cli/answer-wait.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const setUp = (busyUntilMs = 0) => {
  const clock = new VirtualClock();
  const done: AnswerEnd[] = [];
  const wait = createAnswerWait(clock, (end) => done.push(end), busyUntilMs);
  return { clock, done, wait };
};

describe('a monitor whose input has ended', () => {
  it('keeps running when nothing was typed', async () => {
    const { clock, done, wait } = setUp();
    wait.inputEnded();
    wait.received('RDY');
    await clock.advance(3_600_000);
    expect(done).toEqual([]);
  });

  it('keeps running while its input is open, even when all is answered', async () => {
    const { clock, done, wait } = setUp();
    wait.typed('AT');
    wait.received('OK');
    await clock.advance(3_600_000);
    expect(done).toEqual([]);
    wait.inputEnded();
    await clock.advance(settleMs);
    expect(done).toEqual(['answered']);
  });

  it.each([
    ['AT', 'OK'],
    ['at+csq', 'ERROR'],
    ['AT+CPIN?', '+CME ERROR: 10'],
    ['AT+CIPSHUT', 'SHUT OK'],
    ['AT+CIFSR', '10.81.4.7'],
  ])('ends a moment after the result of %s', async (typed, result) => {
    const { clock, done, wait } = setUp();
    wait.typed(typed);
    wait.inputEnded();
    await clock.advance(500);
    wait.received(typed);
    wait.received('+NITZ: something');
    await clock.advance(500);
    expect(done).toEqual([]);
    wait.received(result);
    await clock.advance(settleMs - 1);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['answered']);
  });

  it('waits for the result of each command of a text whose lines end with CR only', async () => {
    const { clock, done, wait } = setUp();
    wait.typed('AT\rATI\r');
    wait.inputEnded();
    wait.received('OK');
    await clock.advance(5_000);
    expect(done).toEqual([]);
    wait.received('OK');
    await clock.advance(settleMs);
    expect(done).toEqual(['answered']);
  });

  it('waits for the result of each command', async () => {
    const { clock, done, wait } = setUp();
    wait.typed('AT');
    wait.typed('ATI');
    wait.inputEnded();
    wait.received('OK');
    await clock.advance(5_000);
    expect(done).toEqual([]);
    wait.received('OK');
    await clock.advance(settleMs);
    expect(done).toEqual(['answered']);
  });

  it('does not wait for a module that prints more lines after the result', async () => {
    const { clock, done, wait } = setUp();
    wait.typed('AT');
    wait.inputEnded();
    wait.received('OK');
    for (let count = 0; count < 10; count += 1) {
      await clock.advance(settleMs / 5);
      wait.received('+CREG: 1');
    }
    expect(done).toEqual(['answered']);
  });

  it.each([
    ['AT', 9_000],
    ['AT+COPS=?', 300_000],
  ])('gives up when %s has no answer until its deadline', async (typed, deadlineMs) => {
    const { clock, done, wait } = setUp();
    wait.typed(typed);
    wait.inputEnded();
    await clock.advance(deadlineMs - 1);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['silent']);
  });

  it('does not wait for the answer to a line that could not be sent', async () => {
    const { clock, done, wait } = setUp();
    wait.typed('AT')();
    wait.inputEnded();
    await clock.advance(settleMs);
    expect(done).toEqual(['answered']);
  });

  it('counts a line that is not a command as answered when the port is silent', async () => {
    const { clock, done, wait } = setUp();
    wait.typed('hello');
    wait.inputEnded();
    await clock.advance(plainQuietMs - 1);
    wait.received('world');
    await clock.advance(plainQuietMs - 1);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['answered']);
  });

  it('does not call back after it was stopped', async () => {
    const { clock, done, wait } = setUp();
    wait.typed('AT');
    wait.inputEnded();
    wait.stop();
    wait.received('OK');
    await clock.advance(60_000);
    expect(done).toEqual([]);
  });

  it('starts the deadline of a command at the result of the command before it, also of one from an earlier run', async () => {
    const { clock, done, wait } = setUp();
    wait.typed('AT+FSCREATE="a"');
    wait.inputEnded();
    await clock.advance(8_000);
    wait.receivedEarlier();
    await clock.advance(8_000);
    expect(done).toEqual([]);
    wait.received('+CME ERROR: 22');
    await clock.advance(settleMs);
    expect(done).toEqual(['answered']);
  });

  it('starts the deadline of a command when the commands of an earlier run have reached theirs', async () => {
    const { clock, done, wait } = setUp(20_000);
    wait.typed('AT');
    wait.inputEnded();
    await clock.advance(28_999);
    expect(done).toEqual([]);
    await clock.advance(1);
    expect(done).toEqual(['silent']);
  });

  it('reports results that may all belong to an earlier run', async () => {
    const { clock, done, wait } = setUp();
    wait.receivedEarlier();
    wait.typed('AT');
    wait.receivedEarlier();
    wait.inputEnded();
    await clock.advance(9_000);
    expect(done).toEqual(['unclear']);
  });
});
