import { describe, expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';
import { bareQuery, query } from '../support/test-commands.ts';

const name = 'AirM2M_720U_V420_LTE_AT';

/** The identity stored by an engine whose module answered `ATI` with these lines before the link was closed. */
const learnedFrom = async (lines: readonly string[]) => {
  const { clock, link, engine } = createBench();
  link.onWrite = (sent) => {
    if (sent === 'ATI\r') link.say(`\r\n${lines.join('\r\n')}\r\n\r\nOK\r\n`);
  };
  await expect(clock.runUntil(engine.run(bareQuery('ATI', /./), undefined))).resolves.toMatchObject({ ok: true });
  // Left open, so that the identity is handed over to the next link.
  void engine.run(query('AT+CSQ', ['+CSQ']), undefined);
  await clock.advance(1);
  await link.close();
  return engine.answersAtClose?.identity;
};

describe('the identity of a module', () => {
  it('is stored, because it is the text of the next proof', async () => {
    await expect(learnedFrom([name])).resolves.toEqual({ ATI: name });
  });

  it.each([
    ['several lines', [name, 'Revision: V420']],
    ['a text of another shape', ['Luat Mobile Module']],
  ])('is not used as the text of a proof where it is %s', async (_name, lines) => {
    await expect(learnedFrom(lines)).resolves.toEqual({});
  });
});
