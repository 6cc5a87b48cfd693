import { type DialectArea, ends, query, row, set } from './row.ts';

/** Speech and audio files. */
export const audioArea: DialectArea = {
  section: 14,
  name: 'audio',
  rows: [
    row(
      'AT+CTTS',
      'MAN CTTS',
      'LSAT, 724; mode 3 from V1103, third value from V1111',
      set('0', { when: /^0$/ }),
      set('<1 UCS2 hex,2 GBK,3 UTF-8>,"<text>"[,<PCM 0,1>]', {
        once: true,
        late: ends(/^\+CTTS\s*:\s*0$/, 300_000, 4_350),
      }),
      query('+CTTS: 0'),
    ),
    row(
      'AT+CTTSPARAM',
      'MAN CTTSPARAM',
      'LSAT',
      set('<volume 0-100>,<digits 0-3>,<pitch 1-100>,<speed 1-100>[,…]'),
      query('+CTTSPARAM:50,0,50,50,0,0,25,1500,150,1,0'),
    ),
    row(
      'AT+CAUDPLAY',
      'MAN CAUDPLAY',
      'AUAT from V1146, 724',
      set('1,"<file>"', { when: /^1/, once: true, late: ends(/^\+CAUDPLAY\s*:\s*1\s*,\s*\d+$/, 600_000) }),
      set('<2 stop,3 pause,4 continue>'),
      query('+CAUDPLAY: 1'),
    ),
    row('AT+CRSL', 'MAN CRSL', '', set('<1-15>'), query('+CRSL:15')),
  ],
};
