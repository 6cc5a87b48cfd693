import { type DialectArea, digits, execute, finals, query, row, set } from './row.ts';

/** Calls (MAN ATA to VTS). */
export const callArea: DialectArea = {
  section: 13,
  name: 'calls',
  rows: [
    row(
      'ATD',
      'MAN ATD',
      'LSAT and AUAT have no ATD*99#',
      digits('<number>; or *99#', {
        ...{ effect: 'costs', once: true, deadlineMs: 90_000 },
        finals: finals([/^CONNECT(?: \d+)?$/], [/^(?:NO CARRIER|NO ANSWER|BUSY)$/]),
      }),
    ),
    row(
      'ATA',
      'MAN ATA',
      '',
      execute({ effect: 'changes', once: true, finals: finals([], [/^NO CARRIER$/]), deadlineMs: 90_000 }),
    ),
    row('ATH', 'MAN ATH', '', execute({ effect: 'changes' })),
    row('AT+CHUP', 'MAN CHUP', '', execute({ effect: 'changes' })),
    row('AT+CLCC', 'MAN CLCC', '', execute({ answer: '+CLCC: 1,0,2,0,0,"10086",129' })),
    row('AT+CRC', 'MAN CRC', '', set('<0,1>'), query('+CRC: 0')),
    row('AT+CVHU', 'MAN CVHU', '', set('<0,1>'), query('+CVHU: 0')),
    row('AT+VTD', 'MAN VTD', '', set('<1-10, 100 ms>'), query('+VTD: 3')),
    row('AT+VTS', 'MAN VTS', '', set('<key>[,<1-10>]', { once: true })),
    row('AT+CACCP', 'FAQ', '724', set('<gain>')),
    row('AT+CAUDREC', 'FAQ', '724', set('…')),
  ],
};
