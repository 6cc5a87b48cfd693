import { expect, it } from 'vitest';
import { leaveDataMode } from '../../../electron/host/cli/leave-data-mode.ts';
import { answerTo, runsAtOnePort } from '../../app/open-answers-bench.ts';

const bench = runsAtOnePort();
const { signal } = new AbortController();

const next = async (isAnswered: boolean) => {
  const run = await bench.startRun();
  run.link.onWrite = (sent) => {
    if (sent.startsWith('ATO')) return run.link.say('\r\nCONNECT\r\n');
    if (sent !== '+++') return run.link.say(answerTo(sent));
    if (isAnswered) bench.clock().after(1_200, () => run.link.say('\r\nOK\r\n'));
  };
  return run;
};

it.each([true, false])(
  'a module that the run before left in data mode gets +++ first (answered: %s), and then commands',
  async (isAnswered) => {
    const { app, session: before } = await next(true);
    await bench.clock().runUntil(before.sendTyped('ATO'));
    await app.close();
    const { link, session } = await next(isAnswered);
    await bench.clock().runUntil(leaveDataMode(session, signal));
    expect(link.sent).toEqual(['+++']);
    await expect(bench.clock().runUntil(session.sendTyped('AT+CSQ'))).resolves.toMatchObject({ ok: true });
  },
);

it('any other module gets nothing', async () => {
  const { link, session } = await next(true);
  await bench.clock().runUntil(leaveDataMode(session, signal));
  expect(link.sent).toEqual([]);
});
