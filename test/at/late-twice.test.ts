import { expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';
import { subscribe } from '../support/test-commands.ts';

it('the result of a command is not that of the one before it, if each of them takes fifteen seconds', async () => {
  const { clock, engine, link } = createBench();
  const results: Readonly<Record<string, string>> = { a: 'SUBACK', b: 'SUBACK', c: 'SUBACK 128' };
  link.onWrite = (sent) => {
    link.say('\r\nOK\r\n');
    const result = results[/"(.)"/.exec(sent)?.[1] ?? ''];
    clock.after(15_000, () => link.say(`\r\n${result}\r\n`));
  };
  for (const topic of ['a', 'b']) {
    const outcome = await clock.runUntil(engine.run(subscribe(topic), undefined));
    expect(outcome).toMatchObject({ error: { code: 'at/second-phase-timeout' } });
  }
  await expect(clock.runUntil(engine.run(subscribe('c'), undefined))).resolves.toMatchObject({ ok: false });
});
