import { type DialectArea, type DialectRow, ends, execute, follows, linePrompt, query, row, set } from './row.ts';

const setting = (name: string, value: string, answer: string): DialectRow =>
  row(`AT+${name}`, `MAN ${name}`, '', set(value), query(`+${name}:${answer}`));

/** The first field is the phase, the second says data, end or error (docs/at-dialect.md §15 row 9). 0 ends it, 61 and more are errors. */
const session = (name: string, usualMs: number) =>
  ends(new RegExp(`^\\+${name}\\s*:\\s*1\\s*,\\s*(?:0|[6-8]\\d)\\b`), 600_000, usualMs, [
    new RegExp(`^\\+${name}\\s*:\\s*1\\s*,`),
  ]);
const single = (name: string, usualMs: number | null) =>
  ends(new RegExp(`^\\+${name}\\s*:\\s*1\\s*,`), 120_000, usualMs);
const counted = (name: string, first: number) => ({ prefix: `+${name}`, first, at: 1 }) as const;

/** FTP: bearer and settings first, one session at a time. */
export const ftpArea: DialectArea = {
  section: 10,
  name: 'ftp',
  rows: [
    setting('FTPCID', '<bearer 1-3>', '1'),
    setting('FTPSERV', '"<host, at most 49>"', 'ftp.example.com'),
    setting('FTPPORT', '<port>', '21'),
    setting('FTPUN', '"<user, at most 49>"', 'user'),
    setting('FTPPW', '"<password, at most 49>"', '***'),
    setting('FTPMODE', '<1 passive>', '1'),
    setting('FTPTYPE', '"A" or "I"', 'I'),
    setting('FTPPUTOPT', '"APPE","STOU" or "STOR"', 'STOR'),
    setting('FTPREST', '<position>', '0'),
    setting('FTPGETNAME', '"<file, at most 99>"', 'a.txt'),
    setting('FTPGETPATH', '"<folder, at most 255>"', '/'),
    setting('FTPPUTNAME', '"<file, at most 99>"', 'a.txt'),
    setting('FTPPUTPATH', '"<folder, at most 99>"', '/'),
    row(
      'AT+FTPLIST',
      'MAN FTPLIST',
      '',
      set('1', { when: /^1$/, once: true, late: session('FTPLIST', 640) }),
      set('2,<bytes 1-1460>', { once: true, answer: '+FTPLIST: 2,64 / (64 bytes)', counted: counted('FTPLIST', 2) }),
    ),
    row(
      'AT+FTPGET',
      'MAN FTPGET',
      '',
      set('1', { when: /^1$/, once: true, late: session('FTPGET', 600) }),
      set('2,<bytes 1-1460>', { once: true, answer: '+FTPGET: 2,20 / (20 bytes)', counted: counted('FTPGET', 2) }),
    ),
    row(
      'AT+FTPPUT',
      'MAN FTPPUT',
      '',
      set('1', { when: /^1$/, once: true, late: session('FTPPUT', 900) }),
      set('2,0', { when: /^2\s*,\s*0$/, once: true }),
      set('2,<bytes>', { once: true, prompt: linePrompt(/^\+FTPPUT\s*:\s*2\s*,\s*(?<size>\d{1,5})$/, 1) }),
    ),
    row(
      'AT+FTPEXTGET',
      'MAN FTPEXTGET',
      '4: 618 from V1106',
      set('<0,1>', { when: /^[01]$/, once: true, late: single('FTPEXTGET', 630) }),
      set('2,"<file, at most 64>"', { when: /^2/, effect: 'flash', answer: '+FTPEXTGET: 2,62' }),
      set('3,<position>,<bytes>', {
        ...{ when: /^3/, effect: 'safe', answer: '+FTPEXTGET: 3,62 / (62 bytes)', counted: counted('FTPEXTGET', 3) },
      }),
      set('4', { when: /^4$/, once: true, late: follows(/^\+FTPEXTGET\s*:\s*4\s*,/, 120_000) }),
      set('4,<bytes>', { once: true, answer: '+FTPEXTGET: 4,1460 / (1460 bytes)', counted: counted('FTPEXTGET', 4) }),
      query('+FTPEXTGET: 1,246840'),
    ),
    row(
      'AT+FTPEXTPUT',
      'MAN FTPEXTPUT',
      '',
      set('<0,1>', { when: /^[01]$/ }),
      set('2,<position>,<bytes>,<ms 1000-1000000>', {
        prompt: linePrompt(/^\+FTPEXTPUT\s*:\s*\d{1,7}\s*,\s*(?<size>\d{1,6})$/, 2, 3),
      }),
    ),
    row(
      'AT+FTPGETTOFS',
      'MAN FTPGETTOFS',
      '',
      set('0,"<file, at most 64>"[,<retries 0-255>,<s 0-60>]', {
        ...{ effect: 'flash', once: true, late: ends(/^\+FTPGETTOFS\s*:/, 600_000) },
      }),
      query('+FTPGETTOFS: 1,245900,207715'),
    ),
    row(
      'AT+FTPPUTFRMFS',
      'MAN FTPPUTFRMFS',
      '',
      set('"<path, at most 128>"[,<retries>,<s>]', { once: true, late: ends(/^\+FTPPUTFRMFS\s*:/, 600_000) }),
      query('+FTPPUTFRMFS: 1,1024'),
    ),
    row('AT+FTPFILEPUT', 'MAN FTPFILEPUT', '', set('<0,1>[,"<path>"]')),
    row('AT+FTPSIZE', 'MAN FTPSIZE', '', execute({ late: single('FTPSIZE', null) })),
    row('AT+FTPDELE', 'MAN FTPDELE', '', execute({ effect: 'changes', once: true, late: single('FTPDELE', 400) })),
    row('AT+FTPMKD', 'MAN FTPMKD', '', execute({ effect: 'changes', once: true, late: single('FTPMKD', 500) })),
    row('AT+FTPRMD', 'MAN FTPRMD', '', execute({ effect: 'changes', once: true, late: single('FTPRMD', 400) })),
    // `+FTPGET: 1,86` belongs to the session that it ends.
    row('AT+FTPQUIT', 'MAN FTPQUIT', '', execute({ effect: 'disconnects' })),
    row('AT+FTPSTATE', 'MAN FTPSTATE', '', execute({ answer: '+FTPSTATE: 0' })),
    row(
      'AT+FTPSCONT',
      'MAN FTPSCONT',
      '',
      execute({ effect: 'flash' }),
      query('+FTPSCONT: 0 / +FTPSERV:ftp.example.com / … / +FTPTIMEOUT: 60'),
    ),
  ],
};
