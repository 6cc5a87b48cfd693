import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseUrc, urcCatalogue, urcKindOf } from '../../electron/commands/urc-catalogue.ts';
import { classifyUrc } from '../support/classify-urc.ts';

describe('a restart', () => {
  it.each([
    ['alone', 'RDY', 'ready'],
    ['blanks', '  RDY ', 'ready'],
    ['after invalid bytes at a start', '?RDY', 'ready'],
    ['after bytes above 0x7f', '\xff\x80\xfeRDY', 'ready'],
    ['after the ROM line, transcript 27', "^boot.rom'v'!\\nRDY", 'boot-rom'],
    ['the ROM line', "^boot.rom'v'!\\n", 'boot-rom'],
    ['the ROM line, damaged', "\xf0?^boot.rom'v'!?", 'boot-rom'],
  ])('is detected: %s', (_name, line, name) => {
    expect(recogniseUrc(line)).toEqual({ name, restart: true });
  });

  it.each(['SMS READY', '+CPIN: READY', 'BOARDRDY', '+MSUB: "t",3 byte,RDY', '"RDY', 'RDY?', 'note: ^boot.rom'])(
    'is not detected in %s',
    (line) => {
      expect(recogniseUrc(line)?.restart ?? false).toBe(false);
    },
  );
});

describe('names', () => {
  it.each([
    ['^MODE: 17,17', 'network-mode'],
    ['^MODE: 0,0', 'network-mode'],
    ['+E_UTRAN Service', 'service'],
    ['+GSM Service', 'service'],
    ['+NO Service', 'no-service'],
    ['+CPIN: READY 0', 'sim-state'],
    ['+CPIN: SIM REMOVED 0', 'sim-state'],
    ['+NITZ: 24/08/09,01:34:58+32,0', 'network-time'],
    ['+NITZ: 2024/08/27,06:36:38+0, ', 'network-time'],
    ['+CGEV: ME PDN ACT 1,0', 'packet-event'],
    ['+CGEV: NW PDN DEACT 1', 'packet-event'],
    ['+CREG: 1', 'registration'],
    ['+CEREG: 0', 'registration'],
    ['+CGREG: 1,"1863","01a2c315",7', 'registration'],
    ['+PDP: DEACT', 'packet-data-lost'],
    ['+PDP DEACT', 'packet-data-lost'],
    ['+SAPBR 1: DEACT', 'bearer-lost'],
    ['SMS READY', 'sms-ready'],
    ['UART Boot Completed', 'boot-completed'],
    ['NORMAL POWER DOWN', 'power-down'],
    ['CONNECT OK', 'connected'],
    ['7,CONNECT OK', 'connected'],
    ['CONNECT FAIL', 'connect-failed'],
    ['ALREADY CONNECT', 'already-connected'],
    ['STATE: CONNECT OK', 'link-state'],
    ['STATE:IP STATUS', 'link-state'],
    ['CLOSED', 'link-closed'],
    ['7,CLOSED', 'link-closed'],
    ['TCP ERROR:14', 'link-error'],
    ['CONNACK OK', 'login-accepted'],
    ['CONNACK FAIL', 'login-refused'],
    ['SUBACK', 'subscribed'],
    ['UNSUBACK', 'unsubscribed'],
    ['PUBACK', 'published'],
    ['PUBREC', 'publish-received'],
    ['PUBCOMP', 'publish-completed'],
    ['+MSUB: 0', 'message-waiting'],
    ['+MSUB: "mqtt/topic",9 byte,SSSSddddd', 'message'],
    ['+MSUB:t,6 byte,abcdef', 'message'],
    ['RING', 'ring'],
    ['+CMTI: "SM",1', 'short-message'],
    ['+CDS: 24', 'short-message'],
    ['+CNTP: 1', 'time-synchronised'],
    ['+CDNSGIP: 1,"name","10.0.0.1"', 'host-name-resolved'],
    ['+CDNSGIP:0,14', 'host-name-resolved'],
    ['+UPGRADEIND: 5', 'firmware-update'],
    ['+QIND: "FOTA","START"', 'firmware-update'],
    ['+UPGRADEVER: 1', 'firmware-update'],
    ['C: 1,0,"TCP","10.0.0.5","7500","CONNECTED"', 'link-table'],
    ['+IPD,4:TEST', 'data-received'],
    ['+RECEIVE,1,4:', 'data-received'],
    ['RECV FROM: 10.0.0.5:7500', 'data-sender'],
    ['+CIPRXGET: 1,3', 'data-waiting'],
    ['SEND OK', 'data-sent'],
    ['DATA ACCEPT:1,10', 'data-sent'],
    ['1,SEND FAIL', 'data-not-sent'],
    ['CLOSE OK', 'link-closed-by-command'],
    ['+HTTPACTION: 0,200,15', 'http-result'],
    ['+HTTPEXGET', 'http-data'],
    ['+HTTPGETTOFS: 200,39968', 'http-file'],
    ['ERROR:3', 'http-error'],
    ['+FTPGET: 1,1', 'ftp-result'],
    ['+FTPGETTOFS: 64', 'ftp-file'],
    ['+FTPEXTGET: 1,0', 'ftp-data'],
    ['+CTTS:0', 'speech-ended'],
    ['+CAUDPLAY: 1,4745', 'playback-ended'],
    ['+WIFISCAN: "02:00:00:00:00:01",-42,11', 'wifi-station'],
    ['+UGNSINF: 1,1', 'position'],
    ['$GNRMC,,V,,,,,,,,,,N*4D', 'nmea'],
    ['*BANDIND: 3, 7', 'band'],
    ['+CSQ: 20,99', 'signal'],
    ['*CESQ: 99,99,255,255,22,48,20', 'signal'],
    ['+CCED:LTE current cell:460,00', 'cell'],
    ['+CRING: VOICE', 'ring'],
    ['NO CARRIER', 'call-ended'],
    ['+CMT: ,24', 'short-message'],
  ])('%s is %s', (line, name) => {
    expect(classifyUrc(line)).toBe(name);
  });

  it.each([
    '',
    'OK',
    'ERROR',
    '+CME ERROR: 767',
    '+CSQ: 20',
    '+CGREG: 0,1',
    '+CGREG: 2,1,"2797","02B82E17",7',
    'CONNECT',
    '+CTTS: 1',
    '+CAUDPLAY: 1',
    '+CIPRXGET: 4,0',
    '+HTTPEXGET: 12',
    '+FTPGET: 2,20',
    'ERROR: 5',
    'NOT CLOSED',
    'AirM2M_780E_V1169_LTE_AT',
    '10.76.1.35',
    'server.crt',
    '>',
  ])('%j is not a URC', (line) => {
    expect(recogniseUrc(line)).toBeNull();
  });

  it('are unique, have a kind, and only boot lines are a restart', () => {
    const names = urcCatalogue.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => urcKindOf(name) === 'boot')).toContain('ready');
    expect(urcCatalogue.filter((row) => 'restart' in row).map(({ name }) => name)).toEqual(['boot-rom', 'ready']);
  });

  it('have only the fields that the engine copies', () => {
    expect(Object.keys(recogniseUrc('CLOSED') ?? {}).sort()).toEqual(['name', 'restart']);
  });
});

describe('the beginnings by which rows are chosen', () => {
  const starts = urcCatalogue.flatMap((row): readonly string[] => row.starts);
  const parts = [':', ' ', '1', ',', '"', 'DEACT', 'OK', 'FAIL', 'READY', 'Service', 'ACTION', '?', '\xff', 'A', '^'];

  it('find what a search through all rows finds', () => {
    const line = fc
      .tuple(
        fc.constantFrom('', '?', '\xff\xfe', ' ', '1,', '+'),
        fc.constantFrom(...starts),
        fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 3 })), { maxLength: 4 }),
        fc.boolean(),
      )
      .map(([before, start, rest, isLower]) => `${before}${isLower ? start.toLowerCase() : start}${rest.join('')}`);
    fc.assert(
      fc.property(line, (text) => {
        const expected = urcCatalogue.find(({ pattern }) => pattern.test(text.trim()))?.name ?? null;
        expect(recogniseUrc(text)?.name ?? null).toBe(expected);
      }),
      { numRuns: 5_000 },
    );
  });
});
