import { describe, expect, it } from 'vitest';
import { sequenceOfTraffic, type TrafficText } from '../../../shared/sequences/from-traffic.ts';
import { lineTestOf, patternText } from '../../../shared/sequences/pattern.ts';
import type { TrafficOwner } from '../../../shared/traffic.ts';

const sent = (commandId: number, text: string, owner: TrafficOwner = 'command'): TrafficText => ({
  ...{ direction: 'sent', owner, commandId, text },
});
const received = (commandId: number, owner: TrafficOwner, text: string): TrafficText => ({
  ...{ direction: 'received', owner, commandId, text },
});

const shown = (lines: readonly TrafficText[]): readonly string[] =>
  sequenceOfTraffic(lines).steps.map(
    ({ action, expect: expected }) =>
      `${action.kind === 'send' ? action.text : action.kind} → ${expected.map(patternText).join(' | ')}`,
  );

describe('a sequence from traffic', () => {
  it('has the sent lines with the replies that came', () => {
    expect(
      shown([
        sent(1, 'AT+CSQ'),
        received(1, 'echo', 'AT+CSQ'),
        received(0, 'urc', '+CREG: 1'),
        received(1, 'answer', '+CSQ: 25,99'),
        received(1, 'final', 'OK'),
        sent(2, 'AT'),
        received(2, 'final', 'OK'),
        sent(3, 'AT+MSUB="a/b",0'),
        received(3, 'final', 'OK'),
        received(3, 'second-phase', 'SUBACK'),
        sent(4, 'AT+NOSUCH'),
        received(4, 'final', 'ERROR'),
        sent(5, 'AT+LOST'),
      ]),
    ).toEqual([
      'AT+CSQ → ^\\+CSQ: \\d+,\\d+$',
      'AT → ^OK$',
      'AT+MSUB="a/b",0 → ^SUBACK$',
      'AT+NOSUCH → ^ERROR$',
      'AT+LOST → ',
    ]);
  });

  it('has variables for what changes and for what was masked', () => {
    const made = sequenceOfTraffic([
      sent(1, 'AT+CGSN'),
      received(1, 'answer', '866475030000019'),
      sent(2, 'AT+FSCREATE="866475030000019.txt"'),
      sent(3, 'AT+MCONFIG="c","u","********"'),
      sent(4, 'AT+ICCID'),
      received(4, 'answer', '+ICCID: 898604001022C0000018'),
    ]);
    expect(made.variables).toEqual([
      { kind: 'imei', name: 'imei', value: '866475030000019' },
      { kind: 'secret', name: 'secret', value: '' },
      { kind: 'iccid', name: 'iccid', value: '898604001022C0000018' },
    ]);
    expect(made.steps.map(({ action }) => action)).toMatchObject([
      { text: 'AT+CGSN' },
      { text: 'AT+FSCREATE="${imei}.txt"' },
      { text: 'AT+MCONFIG="c","u","${secret}"' },
      { text: 'AT+ICCID' },
    ]);
    const [pattern] = made.steps[0]?.expect ?? [];
    expect(pattern && lineTestOf(pattern, (text) => text)?.match('123456789012345')).toEqual({
      imei: '123456789012345',
    });
  });

  it('takes the number of the SIM card for what it is, not for an IMEI', () => {
    const made = sequenceOfTraffic([
      sent(1, 'AT+CIMI'),
      received(1, 'answer', '460040010000018'),
      sent(2, 'AT+CGSN'),
      received(2, 'answer', '866475030000019'),
      sent(3, 'AT+X="460040010000018"'),
    ]);
    expect(made.variables).toEqual([
      { kind: 'imsi', name: 'imsi', value: '460040010000018' },
      { kind: 'imei', name: 'imei', value: '866475030000019' },
    ]);
    expect(made.steps[0]?.expect.map(patternText)).toEqual(['^(?<imsi>\\d{15})$']);
    expect(made.steps[2]?.action).toMatchObject({ text: 'AT+X="${imsi}"' });
  });

  it('keeps what could be read as a variable or an escape, and leaves payloads out', () => {
    const made = sequenceOfTraffic([sent(1, 'AT+X="${a}\\n\\22"'), sent(1, 'payload', 'payload')]);
    expect(made.steps[0]?.action).toEqual({ kind: 'send', text: 'AT+X="$${a}\\\\n\\22"' });
    expect(made.leftOut).toBe(1);
  });
});
