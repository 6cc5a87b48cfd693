import { type DialectArea, execute, query, row, set } from './row.ts';

/** Sleep, supply, ring pin. A sleeping module may lose the next command. */
export const powerArea: DialectArea = {
  section: 17,
  name: 'power',
  rows: [
    row('AT+CSCLK', 'MAN CSCLK', '3: 618 from V1026', set('<0 awake,1 DTR pin,2 idle,3 lowest>'), query('+CSCLK: 0')),
    row('AT+WAKETIM', 'MAN WAKETIM', '', set('<0-65 s>'), query('+WAKETIM:1')),
    row('AT*RTIME', 'MAN RTIME', '', set('<0-20 s>'), query('*RTIME: 2')),
    row(
      'AT+POWERMODE',
      'MAN POWERMODE',
      'LPAT from V1143',
      set('"PRO","STD","PSM+" or "CLOSE"[,…]', { effect: 'flash', once: true }),
      query('+POWERMODE:STD'),
    ),
    row('AT+CFGRI', 'MAN CFGRI', '', set('<0,1>[,<high ms>,<low ms>,<count>]'), query('+CFGRI: 0')),
    row('AT+CFGRISAVE', 'MAN CFGRISAVE', '', set('<0,1>', { effect: 'flash' }), query('+CFGRISAVE:1')),
    row('AT^WAKEUPHEX', 'MAN WAKEUPHEX', '618 from V1131', set('"<hex>"'), query('^WAKEUPHEX: 414243')),
    row(
      'AT+CBC',
      'MAN CBC',
      '724 from V301840',
      execute({ answer: '+CBC: 3800' }),
      set('<on mV>,<off mV>', { effect: 'never', once: true }),
      query('+CBC:3400,3300'),
    ),
  ],
};
