import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbersOfPayload } from '../../../shared/series/payload-numbers.ts';

const numbers = (payload: unknown): Readonly<Record<string, number>> =>
  Object.fromEntries(
    numbersOfPayload(typeof payload === 'string' ? payload : JSON.stringify(payload)).map(({ path, value }) => [
      path,
      value,
    ]),
  );

describe('the numbers of a payload', () => {
  it.each([
    ['a property without a service', { services: [{ properties: { temperature: 21 } }] }, { temperature: 21 }],
    [
      'the properties of services',
      {
        services: [
          { service_id: 'ServiceWin', properties: { temperature: 21.5, on: true, place: { x: -1 } }, event_time: 'x' },
          { service_id: 'ServiceModule', properties: { uptime: 756 } },
        ],
      },
      { 'ServiceWin.temperature': 21.5, 'ServiceWin.place.x': -1, 'ServiceModule.uptime': 756 },
    ],
    [
      'the properties of devices of a gateway',
      { devices: [{ device_id: 'd1', services: [{ service_id: 's', properties: { level: 3 } }] }] },
      { 'd1.s.level': 3 },
    ],
    [
      'a report of the retired platform',
      { msgType: 'deviceReq', data: [{ serviceId: 'Win', serviceData: { temperature: 8 }, eventTime: 'x' }] },
      { 'Win.temperature': 8 },
    ],
    ['a command', { service_id: 'Win', command_name: 'set', paras: { value: 7, name: 'x' } }, { 'paras.value': 7 }],
    ['a list without names', { data: [1, 2, { t: 3 }] }, { 'data.0': 1, 'data.1': 2, 'data.2.t': 3 }],
    ['an answer', '{"result_code":0}', { result_code: 0 }],
    ['names that objects have', '{"__proto__":1,"constructor":2}', { constructor: 2 }],
    ['a text', 'hello', {}],
    ['a number alone', '21', {}],
    ['what the article sends', '{"services":[{"Status": }]}', {}],
    ['a masked value', '{"temperature":***}', {}],
    ['a number that is none', '{"a":1e999}', {}],
    ['nothing', '', {}],
  ])('are named in %s', (name, payload, expected) => {
    const { ['__proto__']: _, ...found } = numbers(payload);
    expect(found, name).toEqual(expected);
  });

  it('are bounded in number, depth and length', () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`k${at}`, at]));
    expect(numbersOfPayload(JSON.stringify(many))).toHaveLength(64);
    expect(numbersOfPayload(`${'['.repeat(12)}1${']'.repeat(12)}`)).toEqual([]);
    expect(numbersOfPayload(`${'['.repeat(100_000)}`)).toEqual([]);
    expect(numbersOfPayload(JSON.stringify(new Array(25_000).fill(1)))).toEqual([]);
    expect(numbersOfPayload(JSON.stringify({ a: 1, b: 'x'.repeat(70_000) }))).toEqual([]);
    expect(numbersOfPayload(JSON.stringify({ ['x'.repeat(121)]: 1 }))).toEqual([]);
  });

  it('are finite, for any payload', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (payload) => {
        for (const { path, value } of numbersOfPayload(payload)) {
          expect(Number.isFinite(value)).toBe(true);
          expect(path.length).toBeLessThanOrEqual(120);
        }
      }),
    );
  });
});
