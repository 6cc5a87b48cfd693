import { expect, it } from 'vitest';
import { hostLookup } from '../../electron/commands/host-lookup.ts';
import { expectNoInjection, play, resultOf, textOf } from './support.ts';

const params = { host: 'broker.example.com', secondPhaseMs: 30_000 };

it('sends the host name', () => {
  expect(textOf(hostLookup.line(params))).toBe('AT+CDNSGIP="broker.example.com"');
  expectNoInjection(hostLookup, (host) => ({ ...params, host }), 1);
});

it.each([
  ['+CDNSGIP: 1,"broker.example.com","10.0.0.1"', ['10.0.0.1']],
  ['+CDNSGIP:1,"broker.example.com","10.0.0.1","10.0.0.2"', ['10.0.0.1', '10.0.0.2']],
])('finds the addresses after OK: %s', (line, addresses) => {
  expect(resultOf(hostLookup, params, ['OK', '', line])).toEqual({ addresses });
});

it.each([
  ['no blank, as in the manual', ['OK', '+CDNSGIP:0,14'], '+CDNSGIP:0,14'],
  ['a blank, as a driver expects', ['OK', '+CDNSGIP: 0,10'], '+CDNSGIP: 0,10'],
  ['refused', ['+CME ERROR: 3'], '+CME ERROR: 3'],
  ['refused afterwards', ['OK', 'ERROR'], 'ERROR'],
  ['silence', ['OK'], null],
])('fails: %s', (_name, received, failedBy) => {
  expect(play(hostLookup, params, received)).toMatchObject({ outcome: null, failedBy });
});

it('does not accept an empty address', () => {
  const { outcome } = play(hostLookup, params, ['OK', '+CDNSGIP: 1,"broker.example.com",""']);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'at/unexpected-answer' } });
});
