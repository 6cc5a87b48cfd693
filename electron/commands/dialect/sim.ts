import { type DialectArea, execute, query, row, set, test } from './row.ts';

/** The SIM card. A wrong PIN costs one try with each repetition (docs/at-dialect.md §5). */
export const simArea: DialectArea = {
  section: 3,
  name: 'sim',
  rows: [
    row(
      'AT+CPIN',
      'MAN CPIN',
      '',
      query('+CPIN: READY', { deadlineMs: 180_000 }),
      set('<pin>[,<new pin>]', { effect: 'never', once: true, answer: '+CPIN: READY', deadlineMs: 180_000 }),
    ),
    row(
      'AT+CLCK',
      'MAN CLCK',
      '',
      set('"SC",2', { when: /^"?SC"?\s*,\s*2$/i, effect: 'safe', answer: '+CLCK: 1' }),
      set('"SC",<0,1>,"<pin>"', { effect: 'never', once: true }),
    ),
    row(
      'AT+CPINR',
      'docs/at-dialect.md §6.4',
      '618, 718',
      execute({ effect: 'safe', answer: '+CPINR: "SIM PIN",3,3' }),
      set('"SIM PIN"', { effect: 'safe', answer: '+CPINR: "SIM PIN",3,3' }),
    ),
    row(
      'AT+CPWD',
      'MAN CPWD',
      '',
      set('"SC","<old>","<new>"', { effect: 'never', once: true }),
      test('+CPWD: (<fac>,<pwdlength>)'),
    ),
    row(
      'AT+CSDT',
      'MAN CSDT',
      'level: 618 from V1122, 724 from V301833',
      set('<0,1>[,<level 0,1>]'),
      query('+CSDT:1,1'),
    ),
    row(
      'AT+SIMCROSS',
      'MAN SIMCROSS',
      '',
      set('<slot 0,1>', { effect: 'flash', once: true, answer: '+SIMCROSS:1' }),
      query('+SIMCROSS:1'),
    ),
    row('AT*SIMAUTO', 'MAN SIMAUTO', '724 from V301844', set('<0,1,2>', { effect: 'flash' }), query('*SIMAUTO: 1')),
    row('AT+SIMSWT', 'MAN SIMAUTO', '', set('<mode>', { effect: 'disconnects', once: true }), query()),
    row('AT*SIMDETEC', 'MAN SIMDETEC', '', set('<1,2>', { effect: 'safe', answer: '*SIMDETEC: 1, NOS' })),
    row('AT*EUICC', 'MAN EUICC', '', query('*EUICC: 1')),
    row(
      'AT+ECSIMCFG',
      'MAN ECSIMCFG',
      '618, 718',
      query('+ECSIMCFG: "SimSimulator",0 / +ECSIMCFG: "SimSlot",0'),
      set('"SoftSim",<0,1>', { effect: 'flash', once: true }),
    ),
    row('AT+MNCC', 'MAN MNCC', '618 from V1153', execute({ answer: 'mcc:460,mnc:00' })),
    row('AT+CRSM', 'FAQ', '724', set('<command>,…', { effect: 'never', once: true })),
  ],
};
