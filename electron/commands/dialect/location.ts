import { type DialectArea, execute, follows, query, row, set } from './row.ts';

/** Position from cells, WiFi and satellites. */
export const locationArea: DialectArea = {
  section: 15,
  name: 'location',
  rows: [
    row(
      'AT+CIPGSMLOC',
      'MAN CIPGSMLOC',
      '724 from V401874 over HTTP',
      set('<1 place,2 time>,<bearer>', {
        ...{ effect: 'safe', answer: '+CIPGSMLOC: 0,34.0000000,114.0000000,2026/01/02,03:04:05', deadlineMs: 30_000 },
      }),
    ),
    row('AT+GSMLOCFG', 'MAN GSMLOCFG', '', set('"<host>",<port>'), query('+GSMLOCFG: bs.openluat.com:12411')),
    row(
      'AT+WIFILOC',
      'MAN WIFILOC',
      'third value from V1143; V1144 answers wrongly',
      set('<1 place,2 time>,<bearer>[,<0,1>]', {
        ...{ effect: 'safe', answer: '+WIFILOC: 0,34.0000000,114.0000000,2026/01/02,03:04:05', deadlineMs: 60_000 },
      }),
    ),
    row(
      'AT+WIFISCAN',
      'MAN WIFISCAN',
      '618 from V1150, 724 from V1623',
      execute({ late: follows(/^\+WIFISCAN(?: COUNT)?\s*:/, 30_000) }),
      query('+WIFISCAN: "02:00:00:00:00:01",-42,11', {
        prefixes: ['+WIFISCAN', '+WIFISCAN COUNT'],
        deadlineMs: 60_000,
      }),
      set('<order 0,1>,<most 1-30>,<channel 0-255>', {
        ...{ effect: 'safe', answer: '+WIFISCAN: "02:00:00:00:00:01",-42,11', deadlineMs: 60_000 },
        prefixes: ['+WIFISCAN', '+WIFISCAN COUNT'],
      }),
    ),
    row(
      'AT+WIFISCANCONF',
      'MAN WIFISCANCONF',
      '618 from V1155',
      set('<ssid 0,1>,<ta 0,1>'),
      query('+WIFISCANCONF: SSID: 0TaValue: 0'),
    ),
    row('AT+WIFISCANCOUNT', 'MAN WIFISCANCOUNT', '618 from V1144', set('<0,1>'), query('+WIFISCANCOUNT: 1')),
    row('AT+CGNSPWR', 'MAN CGNSPWR', 'EG, 724 with GNSS; =2 crashes before V1147', set('<0,1>'), query('+CGNSPWR: 0')),
    row('AT+CGNSAID', 'MAN CGNSAID', '', set('31,<time>,<orbit>,<place>')),
    // The fields may be on the next line.
    row(
      'AT+CGNSINF',
      'MAN CGNSINF',
      '',
      execute({ answer: '+CGNSINF: / 1,1,20260102030405,34.000000,114.000000,78.500' }),
    ),
    row('AT+CGNSURC', 'MAN CGNSURC', '', set('<0-255>'), query('+CGNSURC: 1')),
    row('AT+CGNSTST', 'MAN CGNSTST', '', set('<0,1>'), query('+CGNSTST:1')),
    row('AT+CGNSCMD', 'MAN CGNSCMD', '', set('0,"<nmea>"[,"<head>"]', { once: true })),
    row('AT+CGNSSEQ', 'MAN CGNSSEQ', '', set('"<GGA,GSA,RMC,GSV>"'), query('+CGNSSEQ: "RMC"')),
    row('AT+CGNSDEL', 'MAN CGNSDEL', '', set('<1-3>', { effect: 'flash', answer: '+CGNSDEL: 3,0,0' })),
  ],
};
