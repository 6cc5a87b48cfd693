import { type DialectArea, execute, finals, follows, query, row, set } from './row.ts';

/** The page of the manual spells it so. */
const uartErrors = finals([], [/^\+UARTUPGRAD?E ERROR\s*:\s*\d+$/]);
const parts = { finals: uartErrors } as const;

/** Update over the air and over the serial port. */
export const updateArea: DialectArea = {
  section: 16,
  name: 'update',
  rows: [
    row(
      'AT+UPGRADE',
      'MAN UPGRADE',
      '',
      execute({ effect: 'restarts', once: true, late: follows(/^\+UPGRADEIND\s*:/, 600_000) }),
      query('+UPGRADE: 1,50'),
      set('"<tag>"[,<value>[,<0,1>]]', { effect: 'flash' }),
    ),
    row(
      'AT+UARTUPGRADE',
      'MAN UARTUPGRADE',
      '618 from V1155: AT, LPAT',
      set('0', { ...parts, when: /^0$/, effect: 'flash', deadlineMs: 15_000 }),
      set('1,<number>,<bytes>,<hex>,<xor8>', { ...parts, when: /^1\s*,/, effect: 'flash', once: true }),
      set('<2 verify,3 name,4 version>', {
        ...{ ...parts, when: /^[234]$/, effect: 'safe', answer: '+UARTUPGRADE: 6, XOTA_PS_PKG_VERIFIED' },
      }),
      set('5', { ...parts, effect: 'never', once: true }),
    ),
    row('AT*DOWNLOAD', 'FAQ', '724', set('1', { effect: 'never', once: true })),
    row('AT*SECUREBOOT', 'CL724', '724 from V301845', set('…', { effect: 'never', once: true })),
  ],
};
