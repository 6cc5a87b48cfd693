import { expect, it } from 'vitest';
import { simCardId } from '../../electron/commands/sim-card-id.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['with a letter, transcript 14', ['AT+ICCID', '', '+ICCID: 898604981022C0254186', '', 'OK'], '898604981022C0254186'],
  ['in the form of CCID', ['89860117838009934120', 'OK'], '89860117838009934120'],
  ['quoted', ['+CCID: "89860117838009934120"', 'OK'], '89860117838009934120'],
])('reads the ICCID: %s', (_name, received, iccid) => {
  expect(textOf(simCardId.line())).toBe('AT+ICCID');
  expect(resultOf(simCardId, undefined, received)).toEqual({ iccid });
});

it('is optional: the first query after boot may fail on old firmware', () => {
  expect(simCardId.optional).toBe(true);
});

it.each([[['OK']], [['+ICCID: ', 'OK']], [['+ICCID: <script>', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(simCardId, undefined, received);
});
