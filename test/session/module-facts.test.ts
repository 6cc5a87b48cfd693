import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseUrc } from '../../electron/commands/index.ts';
import { noteLine } from '../../electron/session/module-facts.ts';
import type { TrackedLine } from '../../electron/session/tracked-line.ts';
import { moduleFactsSchema } from '../../shared/contract/session.ts';
import { type ModuleFacts, noFacts } from '../../shared/contract.ts';
import { readTranscript, transcriptNames } from '../support/transcripts.ts';

const atMs = Date.UTC(2026, 10, 23, 6);

/** `AT…` is sent; the lines after it are its answer until a final line. A line after `!` is unsolicited. */
const factsAfter = (lines: readonly string[], facts: ModuleFacts = noFacts): ModuleFacts => {
  let known = facts;
  let command: string | null = null;
  for (const text of lines) {
    const isSent = /^AT/.test(text);
    const alone = text.startsWith('!');
    if (isSent) command = text;
    const received: TrackedLine = {
      direction: isSent ? 'sent' : 'received',
      line: alone ? text.slice(1) : text,
      command: alone ? null : command,
      isFinal: !alone && /^(?:OK|ERROR|\+CME ERROR.*|CLOSE OK|SHUT OK|\d+\.\d+\.\d+\.\d+)$/.test(text),
      atMs,
    };
    known = noteLine(known, received);
  }
  return known;
};

describe('the facts from a line', () => {
  it.each<[readonly string[], object]>([
    [['AT+CGMR', '+CGMR: "AirM2M_780E_V1161_LTE_AT"', 'OK'], { firmware: { text: 'AirM2M_780E_V1161_LTE_AT' } }],
    [
      ['ATI', 'AirM2M_720H_V1009_LTE_AT', 'OK'],
      { firmware: { verdict: 'too-old', minimum: 1104 }, model: { text: 'Air720H' } },
    ],
    [['AT+CGMM', 'Air780E', 'OK'], { model: { text: 'Air780E', command: 'AT+CGMM' } }],
    [
      ['AT+CGMM;+CGSN', 'Air780E', '866289037465624', 'OK'],
      { model: { text: 'Air780E' }, imei: { text: '866289037465624' } },
    ],
    [
      ['AT*I', 'Model: Air724UG', 'IMEI: 866289037465624', 'ICCID: 898604981022C0254186', 'OK'],
      { imei: { text: '866289037465624' }, iccid: {} },
    ],
    [['AT+CPIN?', '+CPIN: READY    ', 'OK'], { sim: { state: 'ready', command: 'AT+CPIN?' } }],
    [['AT+CPIN?', '+CME ERROR: 10'], { sim: { state: 'missing' } }],
    [['AT+CPIN?', '+CME ERROR: 14'], { sim: { state: 'busy' } }],
    [['!+CPIN: SIM REMOVED 0'], { sim: { state: 'missing', command: '+CPIN: SIM REMOVED 0' }, iccid: null }],
    [['!+CPIN: READY 0'], { sim: { state: 'ready' } }],
    [['AT+CPIN?', '+CPIN: SIM PIN', 'OK'], { sim: { state: 'pin' } }],
    [['AT+ICCID', '+ICCID: 898604981022C0254186', 'OK'], { iccid: { text: '898604981022C0254186' } }],
    [['AT+CSQ', '+CSQ: 28,0', 'OK'], { signal: { rssi: 28, dbm: -57, judgement: 'good' } }],
    [['AT+CSQ', '+CSQ: 5,0', 'OK'], { signal: { dbm: -103, judgement: 'weak' } }],
    [['AT+CSQ', '+CSQ: 99,99', 'OK'], { signal: { dbm: null, judgement: 'none' } }],
    [['AT+CEREG?', '+CGREG: 2,1,"2797","02B82E17",7', 'OK'], { registration: { stat: 1, registered: true } }],
    [['!+CREG: 5'], { registration: { stat: 5, registered: true, roaming: true } }],
    [['!+CGREG: 3'], { registration: { denied: true } }],
    [['AT+CGREG?', '+CGREG: 0,1', 'OK', 'AT+CREG?', '+CREG: 0,2', 'OK'], { registration: { registered: true } }],
    [['AT+CGREG?', '+CGREG: 0,1', 'OK', '!+CGREG: 2'], { registration: { registered: false } }],
    [['!+NO Service'], { registration: { stat: 4, registered: false } }],
    [['!+CREG: 6'], { registration: { stat: 6, registered: true, roaming: false } }],
    [['AT+CGATT?', '+CGATT: 1       ', 'OK'], { attach: { attached: true, address: null } }],
    [
      ['AT+CGDCONT?', '+CGDCONT: 1,"IP","cmnet","10.1.2.3",0,0', 'OK'],
      { attach: { attached: true, address: '10.1.2.3' } },
    ],
    [['AT+CIFSR', '10.76.1.35'], { attach: { attached: true, address: '10.76.1.35' } }],
    [['!+CGEV: ME DETACH'], { attach: { attached: false } }],
    [['AT+COPS?', '+COPS: 0,2,"46001",7', 'OK'], { operator: { text: '46001' } }],
    [['AT+CCLK?', '+CCLK: "26/11/23,06:00:30+00"', 'OK'], { clock: { offMs: 30_000 } }],
    [['AT+CCLK?', '+CCLK: "26/11/23,14:00:30+32"', 'OK'], { clock: { offMs: 30_000 } }],
    [['AT+CCLK?', '+CCLK: "80/01/06,00:00:17+00"', 'OK'], { clock: { offMs: null } }],
    [['AT+SSLMIPSTART="h","8883"'], { tls: { state: 'connecting' } }],
    [['AT+SSLMIPSTART="h","8883"', 'OK', 'CONNECT OK'], { tls: { state: 'up', encrypted: true } }],
    [['AT+MIPSTART="h",1883', 'OK', '!CONNECT FAIL'], { tls: { state: 'failed', encrypted: false } }],
    [['AT+MIPSTART="h",1883', 'OK', 'CONNECT OK', '!CLOSED'], { tls: { state: 'closed', encrypted: false } }],
    [['AT+MIPSTART="h",1883', '+CME ERROR: 3'], { tls: { state: 'failed' } }],
    [['AT+MCONNECT=1,60'], { mqtt: { state: 'connecting' } }],
    [['AT+MCONNECT=1,60', 'OK', 'CONNACK OK'], { tls: { state: 'up' }, mqtt: { state: 'online' } }],
    [['AT+MCONNECT=1,60', 'OK', 'CONNACK FAIL'], { mqtt: { state: 'refused' } }],
    [['AT+MCONNECT=1,60', 'OK', 'CONNACK OK', 'AT+MCONNECT=1,60', '+CME ERROR: 767'], { mqtt: { state: 'online' } }],
    [['AT+MCONNECT=1,60', 'OK', 'CONNACK OK', '!CLOSED'], { tls: { state: 'closed' }, mqtt: { state: 'closed' } }],
    [['AT+MCONNECT=1,60', 'OK', 'CONNACK 4', '!CLOSED'], { mqtt: { state: 'refused' } }],
    // No login reached a broker.
    [
      ['AT+SSLMIPSTART="h",8883', 'OK', 'CONNECT OK', '!CLOSED', 'AT+MCONNECT=1,60', '+CME ERROR: 3'],
      { tls: { state: 'closed' }, mqtt: null },
    ],
    [['AT+MCONNECT=1,60', 'OK', 'CONNACK OK', '!+PDP: DEACT'], { tls: { state: 'closed' }, mqtt: { state: 'closed' } }],
    [['AT+MCONNECT=1,60', 'OK', 'CONNACK OK', '!+CGEV: NW PDN DEACT 1'], { mqtt: { state: 'closed' } }],
    [
      ['AT+MCONNECT=1,60', 'OK', 'CONNACK OK', 'AT+MDISCONNECT', 'OK'],
      { tls: { state: 'up' }, mqtt: { state: 'closed' } },
    ],
    [['AT+MCONNECT=1,60', 'OK', 'CONNACK OK', 'AT+MIPCLOSE', 'OK'], { tls: { state: 'closed' } }],
    [['AT+MQTTSTATU', '+MQTTSTATU :1', 'OK'], { tls: { state: 'up', encrypted: null }, mqtt: { state: 'online' } }],
    [
      ['AT+MCONNECT=1,60', 'OK', 'CONNACK OK', 'AT+MQTTSTATU', '+MQTTSTATU :0', 'OK'],
      { tls: { state: 'closed' }, mqtt: { state: 'closed' } },
    ],
    // Half open: the module reports 0 and is still connecting.
    [
      ['AT+SSLMIPSTART="h",8883', 'OK', 'AT+MQTTSTATU', '+MQTTSTATU :0', 'OK'],
      { tls: { state: 'connecting', encrypted: true } },
    ],
    [['AT+SSLMIPSTART="h",8883', 'OK', 'AT+MIPCLOSE', '+CME ERROR: 767'], { tls: { state: 'connecting' } }],
    [['AT+SSLMIPSTART="h",8883', 'OK', 'AT+MIPCLOSE', 'OK'], { tls: { state: 'closed' } }],
    [['AT+MQTTSTATU', '+MQTTSTATU :2', 'OK'], { tls: { state: 'up' }, mqtt: { state: 'closed' } }],
  ])('%j', (lines, expected) => {
    expect(factsAfter(lines)).toMatchObject(expected);
  });

  it('a restart clears the facts that are no longer valid', () => {
    const before = factsAfter([
      'ATI',
      'AirM2M_720H_V1104_LTE_AT',
      'OK',
      'AT+CPIN?',
      '+CPIN: READY',
      'OK',
      '!+CREG: 1',
      'AT+MCONNECT=1,60',
      'OK',
      'CONNACK OK',
    ]);
    expect(factsAfter(['!RDY'], before)).toMatchObject({
      ...{ sim: null, registration: null, signal: null, attach: null, clock: null },
      ...{ tls: { state: 'closed' }, mqtt: { state: 'closed' }, firmware: { verdict: 'ok' } },
    });
  });

  it.each([
    [['AT+FSLS="/"', 'RDY.txt', 'CONNECT OK', 'OK']],
    [['AT', 'OK']],
    [['!+CMTI: "SM",1']],
    [['AT+CGSN', '+CME ERROR: 100']],
    [['AT+CSQ', '+CSQ: nonsense', 'OK']],
    [['AT+CIPSTART="TCP","h",80', 'OK', '!CONNECT OK']],
    [['ATI', 'Quectel', 'OK']],
  ])('%j adds no fact', (lines) => {
    expect(factsAfter(lines)).toBe(noFacts);
  });

  it('a repeated fact changes nothing within a minute, and its time after that', () => {
    const facts = factsAfter(['AT+CSQ', '+CSQ: 20,0', 'OK']);
    const again = (laterMs: number): ModuleFacts =>
      noteLine(facts, {
        ...{ direction: 'received', line: '+CSQ: 20,0', command: 'AT+CSQ', isFinal: false },
        atMs: atMs + laterMs,
      });
    expect(again(59_999)).toBe(facts);
    expect(again(60_000).signal?.atMs).toBe(atMs + 60_000);
  });
});

describe('the facts from a malicious module', () => {
  it.each([
    [['AT+CGMM', `+CGMM: ${'X'.repeat(3_000)}`]],
    [['AT+CGMR', `+CGMR: ${'X'.repeat(3_000)}`]],
    [['ATI', `AirM2M_${'X'.repeat(3_000)}`]],
    [['AT+COPS?', `+COPS: 0,0,"${'X'.repeat(3_000)}",7`]],
    [['AT+CGDCONT?', `+CGDCONT: 1,"IP","cmnet","${'1'.repeat(3_000)}",0,0`]],
  ])('are cut to the limits of the contract: case %#', (lines) => {
    const facts = factsAfter(lines);
    expect(facts).not.toBe(noFacts);
    expect(moduleFactsSchema.safeParse(facts).error).toBeUndefined();
  });

  const commands = [
    'AT+CGMM',
    'AT+CGMR',
    'ATI',
    'AT*I',
    'AT+CGSN',
    'AT+ICCID',
    'AT+COPS?',
    'AT+CIFSR',
    'AT+CCLK?',
    'AT',
  ];
  const starts = [
    ...[
      '',
      '+CGMM: ',
      '+CGMR: ',
      '+CGSN: ',
      '+ICCID: ',
      '+CCID: ',
      '+COPS: 0,0,"',
      '+COPS: 0,2,"',
      '+CCLK: "',
      '+CSQ: ',
    ],
    ...['+CREG: 0,', '+CEREG: ', '+CGATT: ', '+CGDCONT: 1,"IP","","', '+MQTTSTATU :', '+CPIN: ', '+CME ERROR: ', '89'],
    ...['Revision: ', 'AirM2M_', 'Model: ', 'IMEI: ', 'ICCID: ', 'CONNACK ', '26/11/23,06:00:30+'],
  ];
  const rest = fc.oneof(
    fc.string({ unit: 'binary-ascii', maxLength: 40 }),
    fc
      .tuple(fc.constantFrom('9', 'X', '"', '1.', ','), fc.integer({ min: 1, max: 16_000 }))
      .map(([unit, count]) => unit.repeat(count).slice(0, 16_000)),
    fc.integer().map((number) => `${number}`),
  );
  const heardLines = fc.record<TrackedLine>({
    direction: fc.constantFrom('sent', 'received'),
    line: fc.tuple(fc.constantFrom(...starts), rest).map((parts) => parts.join('')),
    command: fc.option(fc.constantFrom(...commands)),
    isFinal: fc.boolean(),
    atMs: fc.constant(atMs),
  });

  it('are accepted by a page for any input', () => {
    void fc.assert(
      fc.property(fc.array(heardLines, { minLength: 1, maxLength: 6 }), (all) => {
        const facts = all.reduce(noteLine, noFacts);
        expect(moduleFactsSchema.safeParse(facts).error).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the facts from a captured session', () => {
  const source = (name: string): ModuleFacts =>
    factsAfter(
      readTranscript(name).exchanges.flatMap(({ sent, reply }) => [
        ...(sent === null ? [] : [sent]),
        ...reply
          .split(/[\r\n]+/)
          .map((line) => line.trim())
          .filter((line) => line !== '' && line !== sent)
          .map((line) => (recogniseUrc(line) ? `!${line}` : line)),
      ]),
    );
  const nameOf = (number: string): string => transcriptNames().find((name) => name.startsWith(number)) ?? '';

  it.each<[string, object]>([
    ['03', { attach: { attached: true }, tls: { state: 'up' }, mqtt: { state: 'online' } }],
    ['14', { sim: { state: 'ready' }, iccid: null, attach: { attached: true } }],
    ['27', { firmware: { text: 'AirM2M_780E_V1161_LTE_AT' }, sim: { state: 'ready' }, attach: { attached: true } }],
  ])('%s', (number, expected) => {
    expect(source(nameOf(number))).toMatchObject(expected);
  });

  it('are found in most sessions, without an exception', () => {
    const silent = transcriptNames().filter((name) => source(name) === noFacts);
    expect(silent.length).toBeLessThan(transcriptNames().length / 2);
  });
});
