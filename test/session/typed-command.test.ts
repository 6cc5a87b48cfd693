import { describe, expect, it } from 'vitest';
import { checkTypedCommand, entersDownloadMode } from '../../electron/session/typed-command.ts';

describe('a typed command', () => {
  it.each([
    'AT',
    'at',
    'AT+CSQ',
    ' AT+CSQ ',
    'ATI',
    'ATE0',
    'AT&W',
    'ATD10086;',
    'AT*I',
    'AT^MODE?',
    'AT+X="用户"',
    'ATE0V1',
    'AT+FSWRITE=?',
    'AT+CIPSEND?',
    'AT+CIPSENDX',
    'AT+MPUB="t",0,0,"+FSWRITE=1"',
  ])('%j may be sent', (text) => {
    expect(checkTypedCommand(text)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['', 'not-a-command'],
    ['hello', 'not-a-command'],
    ['+CSQ', 'not-a-command'],
    ['Attention', 'not-a-command'],
    ['AT+CSQ\r', 'control-character'],
    ['AT\nAT+CSQ', 'control-character'],
    ['AT+MPUB="a",0,0,"\u001a"', 'control-character'],
    [`AT+X="${'x'.repeat(16_000)}"`, 'too-long'],
    ['AT*DOWNLOAD=1', 'download-mode'],
    ['at*download=1', 'download-mode'],
    ['AT+CSQ;*DOWNLOAD=1', 'download-mode'],
    ['AT* DOWNLOAD = 1', 'download-mode'],
    ['AT+FSWRITE="server.crt",0,1402,15', 'asks-for-data'],
    ['at+mpubex="t",0,0,5', 'asks-for-data'],
    ['AT+CSQ;+FSWRITE="a",0,1,5', 'asks-for-data'],
    ['AT+CIPSEND', 'asks-for-data'],
    ['AT+CIPSEND=5', 'asks-for-data'],
    ['AT+CMGS="+8610086"', 'asks-for-data'],
  ])('%j may not be sent: %s', (text, problem) => {
    expect(checkTypedCommand(text)).toMatchObject({
      ok: false,
      error: { code: 'usage/invalid', facts: { field: 'command', problem } },
    });
  });

  it('may contain the word download', () => {
    expect(entersDownloadMode('AT+MPUB="t",0,0,"AT*DOWNLOAD=1"')).toBe(false);
    expect(entersDownloadMode('AT+DOWNLOADS?')).toBe(false);
  });
});
