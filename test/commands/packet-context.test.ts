import { expect, it } from 'vitest';
import { packetContext, setPacketContext } from '../../electron/commands/packet-context.ts';
import { expectNoInjection, expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

const cmiot = { id: 1, type: 'IP', apn: 'cmiot' };

it.each([
  ['an address', ['+CGDCONT: 1,"IP","cmiot","10.74.149.48"'], [{ ...cmiot, address: '10.74.149.48' }]],
  ['further fields', ['+CGDCONT: 1,"IP","cmiot","10.74.149.48",0,0,,,,'], [{ ...cmiot, address: '10.74.149.48' }]],
  ['no address yet', ['+CGDCONT: 1,"IP","cmiot",""'], [{ ...cmiot, address: null }]],
  ['the address 0.0.0.0', ['+CGDCONT: 1,"IP","cmiot","0.0.0.0",0,0'], [{ ...cmiot, address: null }]],
  ['three fields', ['+CGDCONT: 1,"IP","cmiot"'], [{ ...cmiot, address: null }]],
  ['nothing active on 724', ['+CGDCONT:'], []],
  ['none', [], []],
  [
    'two contexts',
    ['+CGDCONT: 1,"IP","cmiot","10.1.2.3"', '+CGDCONT: 2,"IPV6","ims","::"'],
    [
      { ...cmiot, address: '10.1.2.3' },
      { id: 2, type: 'IPV6', apn: 'ims', address: null },
    ],
  ],
])('reads the contexts: %s', (_name, lines, contexts) => {
  expect(textOf(packetContext.line())).toBe('AT+CGDCONT?');
  expect(resultOf(packetContext, undefined, [...lines, 'OK'])).toEqual({ contexts });
});

it('does not parse a context without a number', () => {
  expectUnreadable(packetContext, undefined, ['+CGDCONT: "IP","cmiot"', 'OK']);
});

it('sets the APN of context 1', () => {
  expect(textOf(setPacketContext.line({ apn: 'cmiot' }))).toBe('AT+CGDCONT=1,"IP","cmiot"');
  expectPlainAnswer(setPacketContext, { apn: 'cmiot' });
});

it('keeps the access point inside its quotes', () => {
  expectNoInjection(setPacketContext, (apn) => ({ apn }), 2);
});
