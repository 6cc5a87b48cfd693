import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerPlaces,
  argumentPlaces,
  createLineStructure,
  fieldPlaces,
  patternPlaces,
} from '../../../../shared/recordings/masking/structure.ts';
import { readTranscript, transcriptNames } from '../../../support/transcripts.ts';

/** The line with each value as its kind in braces. */
const marked = (line: string, structure = createLineStructure()): string => {
  let text = line;
  const found = [...structure.placesIn(line)].sort((a, b) => b.start - a.start || b.end - a.end);
  let from = line.length + 1;
  for (const { start, end, kind } of found) {
    if (end > from) continue;
    text = `${text.slice(0, start)}{${kind}}${text.slice(end)}`;
    from = start;
  }
  return text;
};

const answerTo = (command: string, line: string): string => {
  const structure = createLineStructure();
  structure.placesIn(command);
  return marked(line, structure);
};

describe('values by the place in a line', () => {
  it.each([
    ['AT+MCONFIG="5f0a_8667","user","pass"', 'AT+MCONFIG="{device-ids}","{device-ids}","{passwords}"'],
    ['AT+MCONFIG=868488076771714,root,luat123456', 'AT+MCONFIG={device-ids},{device-ids},{passwords}'],
    [
      'AT+MCONFIG="dev42_0_0_2026112007","dev42","****"',
      'AT+MCONFIG="{device-ids}_0_0_2026112007","{device-ids}","{passwords}"',
    ],
    ['AT+CFUN=1;+CSTT="apn","u","pw";+CGACT=1,1', 'AT+CFUN=1;+CSTT="apn","u","{passwords}";+CGACT=1,1'],
    ['AT+SAPBR=3,1,"PWD","abc"', 'AT+SAPBR=3,1,"PWD","{passwords}"'],
    ['AT+SAPBR=3,1,"APN","abc"', 'AT+SAPBR=3,1,"APN","abc"'],
    ['T+MIPSTART="10.1.2.3",1883', 'T+MIPSTART="{addresses}",1883'],
    ['AT+MIPSTART="mqtt.example.com","1883"', 'AT+MIPSTART="mqtt.example.com","1883"'],
    ['AT+CIPSTART=0,"TCP","49.4.93.24",8883', 'AT+CIPSTART=0,"TCP","{addresses}",8883'],
    ['AT+CMGS="+8613812345678"', 'AT+CMGS="{phone}"'],
    ['AT+CMGS=23', 'AT+CMGS=23'],
    ['ATD13812345678;', 'ATD{phone};'],
    ['ATD*99#', 'ATD*99#'],
    ['AT+WIMEI="866714043075174"', 'AT+WIMEI="{imei}"'],
    ['+ICCID: 898604981022C0254186', '+ICCID: {iccid}'],
    ['+CREG: 2,1,"2797","02B82E17",7', '+CREG: 2,1,"{location-and-cells}","{location-and-cells}",7'],
    ['+CEREG: 1,"1863","01a2c315",7', '+CEREG: 1,"{location-and-cells}","{location-and-cells}",7'],
    ['+CREG: 2,1', '+CREG: 2,1'],
    ['+CGPADDR: 1,"10.76.1.35"', '+CGPADDR: 1,"{addresses}"'],
    ['+CGDCONT: 1,"IP","cmiot","10.74.149.48",0,0', '+CGDCONT: 1,"IP","cmiot","{addresses}",0,0'],
    ['+CGDCONT: 1,"IP","cmiot","0.0.0.0",0,0', '+CGDCONT: 1,"IP","cmiot","0.0.0.0",0,0'],
    ['+CGCONTRDP: 1,5,"cmiot","10.0.0.2","",,"10.0.0.3"', '+CGCONTRDP: 1,5,"cmiot","{addresses}","",,"{addresses}"'],
    ['PrimaryDns: 10.0.0.3', 'PrimaryDns: {addresses}'],
    ['C: 0,0,"TCP","10.0.0.5","7500","CONNECTED"', 'C: 0,0,"TCP","{addresses}","7500","CONNECTED"'],
    ['+CDNSGIP: 1,"a.example.com","36.152.44.96"', '+CDNSGIP: 1,"a.example.com","{addresses}"'],
    [
      '+CIPGSMLOC: 0,34.7983328,114.3214505,2023/06/05,14:38:50',
      '+CIPGSMLOC: 0,{location-and-cells},{location-and-cells},2023/06/05,14:38:50',
    ],
    ['+WIFISCAN: "02:00:00:00:00:01",-42,11', '+WIFISCAN: "{location-and-cells}",-42,11'],
    [
      '+CCED:LTE current cell:460,00,460001234567890,0,40,n100,39148,12345678,40,20,6144,23,7',
      '+CCED:LTE current cell:460,00,{imsi},0,40,n100,39148,{location-and-cells},40,20,{location-and-cells},23,7',
    ],
    ['+CNUM: "own","+8613812345678",145', '+CNUM: "own","{phone}",145'],
    [
      '+CMGL: 8,"REC READ","+8613800000000",,"26/01/02,03:04:05+32"',
      '+CMGL: 8,"REC READ","{phone}",,"26/01/02,03:04:05+32"',
    ],
    ['IMEI: 866714043075174', 'IMEI: {imei}'],
    ['+MSUB: "dev/866714043075174/get",4 byte,abcd', '+MSUB: "dev/{imei}/get",4 byte,abcd'],
    [
      'AT+MPUB="t",0,0,"{\\22imei\\22:\\22123456789012345\\22,\\22lat\\22:34.7983}"',
      'AT+MPUB="t",0,0,"{\\22imei\\22:\\22{imei}\\22,\\22lat\\22:{location-and-cells}}"',
    ],
    ['+MSUB: "t",40 byte,{"deviceSecret":"abcdef0123456789"}', '+MSUB: "t",40 byte,{"deviceSecret":"{secrets}"}'],
    [
      '$GPRMC,083559.00,A,4717.11437,N,00833.91522,E,0.004,77.52,091202,,,A*57',
      '$GPRMC,083559.00,A,{location-and-cells},0.004,77.52,091202,,,A*57',
    ],
    ['AT+HTTPPARA="URL","http://192.168.1.9:8080/a"', 'AT+HTTPPARA="URL","http://{addresses}:8080/a"'],
  ])('%s', (line, expected) => {
    expect(marked(line)).toBe(expected);
  });

  it.each([
    ['AT+CGSN', '860000000000000', '{imei}'],
    ['AT+CGSN;+CIMI', '460000000000000', '{imei}'],
    ['AT+CIMI', '460001234567890', '{imsi}'],
    ['AT+CIFSR', '10.76.1.35', '{addresses}'],
    [
      'AT+CGNSINF',
      '1,1,20260102030405,34.000000,114.000000,78.500',
      '1,1,20260102030405,{location-and-cells},{location-and-cells},{location-and-cells}',
    ],
    ['AT+CMGR=1', '0891683108100005F0240BA1', '{phone}'],
    ['AT+CSQ', '123456789012345', '123456789012345'],
    ['AT+CGMM', 'AirM2M_780EP_V1007_LTE_AT', 'AirM2M_780EP_V1007_LTE_AT'],
  ])('the answer to %s: %s', (command, line, expected) => {
    expect(answerTo(command, line)).toBe(expected);
  });

  it('are in the line, whatever the line is', () => {
    const pieces = fc.constantFrom(
      'AT+',
      '+CREG: ',
      'MCONFIG=',
      '"',
      ',',
      ';',
      '\\22',
      'IMEI: ',
      '10.0.0.2',
      '866714043075174',
      ' ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 30 }), (parts) => {
        const line = parts.join('').replaceAll(/[\r\n]/g, '');
        for (const { start, end } of createLineStructure().placesIn(line)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(line.length);
        }
      }),
    );
  });
});

describe('the table', () => {
  it('has patterns that are looked for in every line that they fit', () => {
    const lines = [
      'IMEI: 866714043075174',
      'imsi: 460001234567890',
      'ICCID: 898604981022C0254186',
      ' atd 13812345678;',
    ];
    const more = [
      '{"imei" : "123456789012345"}',
      '{\\22token\\22:\\22abcd1234\\22}',
      'x 898604AAAAAAAAAAAAAA',
      '$GNGLL,4717.11,N,00833.91,E',
    ];
    for (const line of [...lines, ...more, 'RECV FROM:10.2.3.4:80', 'ftp://10.2.3.4/']) {
      for (const { pattern, isValid } of patternPlaces) {
        pattern.lastIndex = 0;
        const value = pattern.exec(line)?.groups?.value ?? '';
        if (value !== '' && (isValid?.(value) ?? true)) expect(marked(line)).toContain('{');
      }
    }
  });

  it('has a source for each row', () => {
    for (const { source } of [...argumentPlaces, ...fieldPlaces, ...answerPlaces, ...patternPlaces]) {
      expect(source).not.toBe('');
    }
  });
});

/** All that identifies a person in the captured sessions. Everything else must stay as it is. */
const inTranscripts = [
  ['+MCONFIG', '868488076771714'],
  ['+MCONFIG', '866289037465624'],
  ['+MCONFIG', 'root'],
  ['+MCONFIG', 'user'],
  ['+MCONFIG', 'luat123456'],
  ['+MCONFIG', 'password'],
  ['+MCONFIG', '<clientid>'],
  ['+MCONFIG', '<username>'],
  ['+MCONFIG', '<password>'],
  ['+ICCID', '898604981022C0254186'],
  ['REG', '2797'],
  ['REG', '02B82E17'],
  ['', '10.76.1.35'],
  ['+CGPADDR', '10.76.1.35'],
] as const;

describe.each(transcriptNames())('transcript %s', (name) => {
  it('has no value besides those of its module, card and network', () => {
    const structure = createLineStructure();
    for (const { sent, reply, payload, replyToPayload } of readTranscript(name).exchanges) {
      for (const line of [sent ?? '', payload ?? '', reply, replyToPayload].flatMap((text) => text.split(/[\r\n]/))) {
        for (const { start, end } of structure.placesIn(line)) {
          const value = line.slice(start, end);
          expect(inTranscripts.filter(([command, text]) => line.includes(command) && text === value)).not.toEqual([]);
        }
      }
    }
  });
});
