import { describe, expect, it } from 'vitest';
import { madeSequence, trafficText } from '../../../../renderer/lines/make/made-sequence.ts';
import type { TrafficLine } from '../../../../shared/lines/traffic-lines.ts';
import { sequenceOfTraffic, type TrafficText } from '../../../../shared/sequences/from-traffic.ts';
import { readSequence } from '../../../../shared/sequences/read-sequence.ts';
import type { TrafficOwner } from '../../../../shared/traffic.ts';

const line = (direction: 'sent' | 'received', commandId: number, owner: TrafficOwner, text: string): TrafficText => ({
  ...{ direction, owner, commandId, text },
});

const made = sequenceOfTraffic([
  line('sent', 1, 'command', 'AT+CGSN'),
  line('received', 1, 'answer', '866475030000019'),
  line('sent', 2, 'command', 'AT+X="866475030000019","********","$' + '{imei}"'),
  line('received', 2, 'final', 'OK'),
  line('sent', 3, 'command', 'AT+Y="898604001022C0000018"'),
  line('received', 3, 'final', 'OK'),
]);
const nothing = { leftOut: new Set<number>(), asValue: new Set<string>() };

describe('a sequence that is made of lines', () => {
  it('keeps what may differ as variables: the IMEI comes from the module, a hidden value from nowhere', () => {
    const file = madeSequence(made, nothing);
    expect(file?.vars).toEqual({ iccid: '898604001022C0000018' });
    expect(file?.steps.map(({ send }) => send)).toEqual([
      'AT+CGSN',
      'AT+X="${imei}","${secret}","$${imei}"',
      'AT+Y="${iccid}"',
    ]);
    expect(file?.steps[0]?.expect).toBe('^(?<imei>\\d{15})$');
    expect(readSequence(file).ok).toBe(true);
  });

  it('has the values in their place where that is chosen; a hidden one has none', () => {
    const file = madeSequence(made, { ...nothing, asValue: new Set(['imei', 'iccid', 'secret']) });
    expect(file?.vars).toBeUndefined();
    expect(file?.steps.map(({ send }) => send)).toEqual([
      'AT+CGSN',
      'AT+X="866475030000019","${secret}","$${imei}"',
      'AT+Y="898604001022C0000018"',
    ]);
    expect(file?.steps[0]?.expect).toBe('^866475030000019$');
    expect(readSequence(file).ok).toBe(true);
  });

  it('is without the steps that are left out, and none without steps', () => {
    expect(madeSequence(made, { ...nothing, leftOut: new Set([0, 2]) })?.steps).toHaveLength(1);
    expect(madeSequence(made, { ...nothing, leftOut: new Set([0, 1, 2]) })).toBeNull();
  });

  it('sends the characters of a line, not their pictures', () => {
    const shown = {
      direction: 'sent',
      owner: 'raw',
      commandId: 0,
      text: 'a␛',
      bytes: Uint8Array.of(0x61, 0x1b, 0x0d, 0x0a),
    };
    expect(trafficText(shown as TrafficLine).text).toBe('a\u001b');
  });
});
