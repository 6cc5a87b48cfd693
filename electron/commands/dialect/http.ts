import { countedPrompt, type DialectArea, ends, execute, linePrompt, query, row, set, stackError } from './row.ts';

const counted = (prefix: string) => ({ prefix, first: null, at: 0 }) as const;

/** HTTP. Bearer first (SAPBR), then HTTPINIT, HTTPPARA, HTTPACTION, the late line, HTTPREAD, HTTPTERM. */
export const httpArea: DialectArea = {
  section: 9,
  name: 'http',
  rows: [
    row('AT+HTTPINIT', 'MAN HTTPINIT', '', execute({ effect: 'changes', once: true, finals: stackError })),
    row('AT+HTTPTERM', 'MAN HTTPTERM', '', execute({ effect: 'changes', finals: stackError })),
    row(
      'AT+HTTPPARA',
      'MAN HTTPPARA',
      'the query restarts 618 before V1118',
      set('"USER_DEFINED",<header>', { when: /^"?USER_DEFINED/i, once: true, finals: stackError }),
      set('"<tag>",<value>', { finals: stackError }),
      query('+HTTPPARA: / CID: 1 / URL: http://example.com / … / USERDATA:'),
    ),
    row(
      'AT+HTTPDATA',
      'MAN HTTPDATA',
      'AT up to 3356 bytes, LSAT up to 130048',
      set('<bytes>,<ms 1000-120000>', { once: true, finals: stackError, prompt: linePrompt(/^DOWNLOAD$/, 0, 1) }),
    ),
    row(
      'AT+HTTPACTION',
      'MAN HTTPACTION',
      '',
      set('<0 GET,2 HEAD>', { when: /^[02]$/, finals: stackError, late: ends(/^\+HTTPACTION\s*:/, 130_000, 2_200) }),
      set('<1 POST>', { once: true, finals: stackError, late: ends(/^\+HTTPACTION\s*:/, 130_000, 2_200) }),
    ),
    row(
      'AT+HTTPREAD',
      'MAN HTTPREAD',
      '',
      execute({ answer: '+HTTPREAD: 124 / (124 bytes)', counted: counted('+HTTPREAD'), finals: stackError }),
      set('<start 0-3356>,<bytes 1-3356>', {
        ...{
          effect: 'safe',
          answer: '+HTTPREAD: 124 / (124 bytes)',
          counted: counted('+HTTPREAD'),
          finals: stackError,
        },
      }),
    ),
    row(
      'AT+HTTPHEAD',
      'MAN HTTPHEAD',
      '',
      execute({ answer: '+HTTPHEAD: 454 / (454 bytes)', counted: counted('+HTTPHEAD'), finals: stackError }),
    ),
    row(
      'AT+HTTPGET',
      'CL724',
      '724 from V401855',
      set('<path, at most 255>', { effect: 'flash', once: true, answer: '+HTTPGET:1024', finals: stackError }),
    ),
    row(
      'AT+HTTPGETTOFS',
      'MAN HTTPGETTOFS',
      '618 from V1148',
      set('0,"<file, at most 64>"', {
        ...{ effect: 'flash', once: true, finals: stackError, late: ends(/^\+HTTPGETTOFS\s*:\s*\d/, 600_000) },
      }),
      query('+HTTPGETTOFS: / 1,1024,39968'),
    ),
    row(
      'AT+HTTPEXACTION',
      'MAN HTTPEXACTION',
      '618 from V1106',
      set('<0 GET,1 POST>[,<bytes>]', {
        ...{ once: true, finals: stackError },
        late: ends(/^\+HTTPEXACTION\s*:/, 300_000, null, [/^\+HTTPEXPOST$/, /^\+HTTPEXGET$/]),
      }),
    ),
    row(
      'AT+HTTPEXPOST',
      'MAN HTTPEXPOST',
      '618 from V1106',
      set('<bytes>[,<ms 1-120000>]', {
        ...{
          once: true,
          finals: stackError,
          prompt: countedPrompt(0, 1),
          late: ends(/^\+HTTPEXPOST\s*:\s*\d+$/, 30_000),
        },
      }),
    ),
    row(
      'AT+HTTPEXGET',
      'MAN HTTPEXGET',
      '618 from V1106',
      execute({
        ...{ effect: 'changes', once: true, answer: '+HTTPEXGET: 3880 / (3880 bytes)' },
        ...{ counted: counted('+HTTPEXGET'), finals: stackError },
      }),
      set('<bytes>', {
        ...{
          once: true,
          answer: '+HTTPEXGET: 3880 / (3880 bytes)',
          counted: counted('+HTTPEXGET'),
          finals: stackError,
        },
      }),
    ),
    row(
      'AT+HTTPSCONT',
      'MAN HTTPSCONT',
      '',
      execute({ effect: 'flash' }),
      query('+HTTPSCONT:0 / CID: 1 / … / USERDATA:'),
    ),
  ],
};
