import { expect, it } from 'vitest';
import type { CommandSpec } from '../../electron/at/command-spec.ts';
import { createBench } from '../support/engine-bench.ts';
import { query, upload } from '../support/test-commands.ts';

const signal = query('AT+CSQ', ['+CSQ']);

const ended = <Params, Result>(
  spec: CommandSpec<Params, Result>,
  lineEnd: 'cr' | 'crlf',
): CommandSpec<Params, Result> => ({ ...spec, lineEnd: () => lineEnd });

it.each([
  ['CR when nothing is declared', signal, 'AT+CSQ\r'],
  ['CR', ended(signal, 'cr'), 'AT+CSQ\r'],
  ['CR LF', ended(signal, 'crlf'), 'AT+CSQ\r\n'],
])('ends the line with %s', async (_name, spec, sent) => {
  const { clock, link, engine } = createBench();
  link.onWrite = () => link.say('\r\n+CSQ: 20,99\r\n\r\nOK\r\n');
  expect((await clock.runUntil(engine.run(spec, undefined))).ok).toBe(true);
  expect(link.sent).toEqual([sent]);
});

it.each([
  ['the line end as it was sent', 'AT+FSWRITE="f",0,2,15\r\n\r\n>'],
  ['a bare CR', 'AT+FSWRITE="f",0,2,15\r\r\n>'],
  ['CR LF twice', 'AT+FSWRITE="f",0,2,15\r\r\n\r\n>'],
  ['nothing', '\r\n>'],
])('recognises the echo of CR LF by its text: %s', async (_name, prompt) => {
  const { clock, link, engine, owners } = createBench();
  link.onWrite = (text) => link.say(text.startsWith('AT') ? prompt : '\r\nOK\r\n');
  expect((await clock.runUntil(engine.run(ended(upload, 'crlf'), { text: '\nx' }))).ok).toBe(true);
  expect(link.sent).toEqual(['AT+FSWRITE="f",0,2,15\r\n', '\nx']);
  expect(owners().filter((owner) => owner.startsWith('unclaimed'))).toEqual([]);
});
