import { type DialectArea, execute, follows, query, row, set, test } from './row.ts';

const registration = ['+CREG', '+CGREG', '+CEREG'];

/** Registration, signal and cells (docs/at-dialect.md §6.1). */
export const networkArea: DialectArea = {
  section: 4,
  name: 'network',
  rows: [
    row('AT+CSQ', 'MAN CSQ', '', execute({ answer: '+CSQ: 25,0' })),
    row('AT+CESQ', 'MAN CESQ', '', execute({ answer: '+CESQ: 99,99,255,255,22,48' })),
    row('AT*CSQ', 'MAN XCSQ', '', set('<0,1>'), query('*CSQ:1')),
    row('AT+CREG', 'MAN CREG', '', set('<0-3>'), query('+CREG: 0,1', { prefixes: registration })),
    row('AT+CGREG', 'MAN CGREG', '', set('<0-5>'), query('+CGREG: 0,1', { prefixes: registration })),
    row(
      'AT+CEREG',
      'MAN CEREG',
      '',
      set('<0-5>'),
      query('+CEREG: 0,1', { prefixes: registration }),
      test('+CEREG: (0,1,2,3,4,5)', { prefixes: registration }),
    ),
    row(
      'AT+COPS',
      'MAN COPS',
      'wrong before 618 V1170',
      query('+COPS: 0,2,"46000",7', { deadlineMs: 300_000 }),
      test('+COPS: (2,"CHN-UNICOM","UNICOM","46001",7)', { once: true, deadlineMs: 300_000 }),
      set('3,<format 0,1,2>', { when: /^3/, deadlineMs: 300_000 }),
      set('<mode 0,1,2,4>[,<format>[,"<operator>"[,<act>]]]', {
        effect: 'disconnects',
        once: true,
        deadlineMs: 300_000,
      }),
    ),
    row('AT*BANDIND', 'MAN BANDIND', '', set('<0,1>'), query('*BANDIND: 0, 3, 7')),
    row('AT*BAND', 'CL724', '724, 780EU', query('*BAND:5,0,0,2,1')),
    row(
      'AT+ECBAND',
      'GUIDE',
      '618',
      query('+ECBAND: 1,3,5,8,34,38,39,40,41'),
      set('<band>[,<band>…]', { effect: 'flash', once: true }),
    ),
    row('AT+SETLOCK', 'FAQ', '724', set('<0 free,1 lock,2 query>,<0>[,<band>…]', { effect: 'flash', once: true })),
    row(
      'AT+CCED',
      'MAN CCED',
      '=1,2 crashes 618 before V1155',
      set('<0 once,1 periodic,2 stop>,<1 serving,2 neighbours,8 RSSI>', {
        when: /^0/,
        effect: 'safe',
        answer: '+CCED:LTE current cell:460,00,460000000000000,0,40,n100,39148',
        prefixes: ['+CCED', 'CCED'],
      }),
      set('<1,2>,<1,2,8>', { prefixes: ['+CCED', 'CCED'] }),
    ),
    row('AT+EEMOPT', 'FAQ', '', set('<1 on query,2 periodic>[,<s>]')),
    row(
      'AT+EEMGINFO',
      'MAN EEMGINFO',
      '',
      query('+EEMGINFO:3,2', { late: follows(/^\+EEM(?:LTE|GSM|UMTS)[A-Z]*\s*:/, 5_000) }),
    ),
    row('AT^SYSINFO', 'MAN SYSINFO', '724 V1622 repairs it', execute({ answer: '^SYSINFO:2,3,0,17,1,0' })),
    row(
      'AT^SYSCONFIG',
      'MAN SYSCONFIG',
      '',
      set('<mode>,<order>,<roaming>,<domain>', { effect: 'disconnects', once: true }),
      query('^SYSCONFIG:2,0,1,2'),
    ),
    // The prefix of the answer is not that of the command.
    row('AT^CACAP', 'MAN CACAP', '', query('+CACAP: 7', { prefixes: ['+CACAP', '^CACAP'] })),
    row('AT+CTZU', 'MAN CTZU', '', set('<0,1>'), query('+CTZU: 1')),
    row('AT+CTZR', 'MAN CTZR', '', query('+CTZR: 1')),
    row('AT+NITZDISSET', 'MAN NITZDISSET', '618 from V1140', set('"e" or "w",<0-12>'), query('+NITZDISSET: "e",8')),
    row('AT+CIREG', 'CL724', '724 from V301848', query()),
    row('AT+SETVOLTE', 'FAQ', '724', query()),
    row('AT+CENG', 'FAQ', '724', set('1,1')),
  ],
};
