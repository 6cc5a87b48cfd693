import { countedPrompt, type DialectArea, ends, execute, finals, query, row, set, success, textPrompt } from './row.ts';

const sent = finals(
  [/^(?:\d\s*,\s*)?SEND OK$/, /^DATA ACCEPT\s*:\s*(?:\d\s*,\s*)?\d+$/],
  [/^(?:\d\s*,\s*)?SEND FAIL$/],
);

const connected = /^(?:\d\s*,\s*)?(?:CONNECT OK|CONNECT FAIL|ALREADY CONNECT|CONNECT)$/;
const connecting = ends(connected, 60_000, 400, [/^STATE\s*:/]);

const stateTable = ends(/^C\s*:\s*5\s*,/, 2_000, null, [/^STATE\s*:/, /^C\s*:\s*\d\s*,/]);

/** TCP and UDP: one link, six links, transparent (docs/at-dialect.md §6.2, §15). */
export const tcpArea: DialectArea = {
  section: 6,
  name: 'tcp',
  rows: [
    row(
      'AT+CSTT',
      'MAN CSTT; docs/at-dialect.md §6.2',
      '',
      execute({ effect: 'changes', once: true, deadlineMs: 60_000 }),
      set('<apn>[,<user>[,<password>]]', { once: true, deadlineMs: 60_000 }),
      query('+CSTT: "cmiot","",""', { deadlineMs: 60_000 }),
    ),
    row('AT+CIICR', 'MAN CIICR', '', execute({ effect: 'changes', once: true, deadlineMs: 90_000 })),
    row('AT+CIFSR', 'MAN CIFSR', '', execute({ answer: '10.0.0.2', finals: success(/^\d{1,3}(?:\.\d{1,3}){3}$/) })),
    row(
      'AT+CIPSHUT',
      'MAN CIPSHUT',
      '',
      execute({ effect: 'disconnects', deadlineMs: 90_000, finals: success(/^SHUT OK$/) }),
    ),
    row('AT+CIPMUX', 'MAN CIPMUX', '', set('<0,1>'), query('+CIPMUX: 0')),
    row('AT+CIPMODE', 'MAN CIPMODE', '', set('<0,1>'), query('+CIPMODE: 0')),
    row(
      'AT+CIPCCFG',
      'MAN CIPCCFG',
      '',
      set('<retries>,<wait, 100 ms>,<size>,<esc>[,…]'),
      query('+CIPCCFG: 5,2,1024,0'),
    ),
    row(
      'AT+CIPSTART',
      'MAN CIPSTART',
      '',
      set('[<link 0-5>,]"TCP" or "UDP",<host>,<port>', { once: true, late: connecting }),
    ),
    row(
      'AT+CIPSTATUS',
      'MAN CIPSTATUS; docs/at-dialect.md §6.2',
      '',
      execute({ late: stateTable }),
      set('<link>', { effect: 'safe', answer: '1,0,"TCP","10.0.0.5","7500","CONNECTED"', late: stateTable }),
    ),
    row(
      'AT+CIPSEND',
      'MAN CIPSEND; docs/at-dialect.md §2',
      '',
      execute({ effect: 'changes', once: true, prompt: textPrompt, finals: sent, deadlineMs: 60_000 }),
      set('<link>', {
        ...{ when: /^[0-5]$/, forSeveralLinks: true, once: true, prompt: textPrompt },
        ...{ finals: sent, deadlineMs: 60_000 },
      }),
      set('<bytes 1-1460>', {
        ...{ when: /^\d+$/, once: true, prompt: countedPrompt(0), finals: sent, deadlineMs: 60_000 },
      }),
      set('<link>,<bytes>', { once: true, prompt: countedPrompt(1), finals: sent, deadlineMs: 60_000 }),
      query('+CIPSEND: 1460'),
    ),
    row(
      'AT+CIPQSEND',
      'MAN CIPQSEND',
      '',
      set('<0 fast,1 fast with count,2 waits for the server>'),
      query('+CIPQSEND: 0'),
    ),
    row(
      'AT+CIPSPRT',
      'MAN CIPSPRT',
      '',
      set('<0 no prompt,1 prompt,2 neither prompt nor SEND OK>'),
      query('+CIPSPRT: 1'),
    ),
    row('AT+CIPATS', 'MAN CIPATS', '', set('<0,1>[,<1-100 s>]'), query('+CIPATS: 1,10')),
    row(
      'AT+CIPACK',
      'MAN CIPACK',
      '',
      execute({ answer: '+CIPACK:10,10,0' }),
      set('<link>', { effect: 'safe', answer: '+CIPACK:10,10,0' }),
    ),
    row(
      'AT+CIPCLOSE',
      'MAN CIPCLOSE',
      '',
      execute({ effect: 'disconnects', finals: success(/^(?:\d\s*,\s*)?CLOSE OK$/) }),
      set('[<link>,]<0 slow,1 fast>', { effect: 'disconnects', finals: success(/^(?:\d\s*,\s*)?CLOSE OK$/) }),
    ),
    row('AT+CIPHEAD', 'MAN CIPHEAD', '', set('<0,1>'), query('+CIPHEAD: 0')),
    row('AT+CIPSHOWTP', 'MAN CIPSHOWTP', '', set('<0,1>'), query('+CIPSHOWTP: 0')),
    row('AT+CIPSRIP', 'MAN CIPSRIP', '', set('<0,1>'), query('+CIPSRIP: 0')),
    row('AT+CIPRXF', 'MAN CIPRXF', '', set('<0,1>'), query('+CIPRXF:0')),
    row(
      'AT+CIPRXGET',
      'MAN CIPRXGET',
      '',
      set('2,[<link>,]<bytes 1-1460>', {
        ...{ when: /^2\s*,/, once: true, answer: '+CIPRXGET: 2,5,0 / (5 bytes)' },
        counted: { prefix: '+CIPRXGET', first: 2, at: -2 },
      }),
      set('3,[<link>,]<bytes 1-730>', { when: /^3\s*,/, once: true, answer: '+CIPRXGET: 3,5,0 / 48454C4C4F' }),
      set('4[,<link>]', { when: /^4/, effect: 'safe', answer: '+CIPRXGET: 4,0' }),
      set('<0,1,5>'),
      query('+CIPRXGET:1'),
    ),
    row('AT+CIPTKA', 'MAN CIPTKA', '', set('<0,1>[,<idle s>[,<interval s>[,<count>]]]'), query('+CIPTKA:1,7200,75,9')),
    row('AT+CLPORT', 'MAN CLPORT', '', set('[<link>,]"TCP" or "UDP",<port>'), query('+CLPORT: 0,0')),
    row('AT+CIPCSGP', 'MAN CIPCSGP', '', set('<mode>[,<apn>,<user>,<password>]'), query('+CIPCSGP: 1,"cmiot","",""')),
    row(
      'AT+CIPSCONT',
      'MAN CIPSCONT',
      '',
      execute({ effect: 'flash' }),
      query('+CIPSCONT:0 / … / +CIPRDTIMER: 2000,3500', {
        prefixes: ['+CIPSCONT', '+CIPCSGP', '+CIPDPDP', '+CIPRDTIMER'],
      }),
    ),
    row('+++', 'MAN +++', 'not 716S', execute({ effect: 'changes' })),
    row(
      'ATO',
      'MAN ATO',
      'not 716S',
      execute({ effect: 'changes', once: true, finals: finals([/^CONNECT(?: \d+)?$/], [/^NO CARRIER$/]) }),
    ),
    row('AT^HEARTCONFIG', 'MAN HEARTCONFIG', '', set('<0,1>,<link>,<5-600 s>'), query('^HEARTCONFIG: 0,0,120')),
    row('AT^HEARTBEAT', 'MAN HEARTBEAT', '', set('<link>,<text, at most 256>'), query('^HEARTBEAT: 0,text')),
    row(
      'AT^HEARTBEATHEX',
      'MAN HEARTBEATHEX',
      '',
      set('[<link>,]<bytes>,<hex>'),
      query('^HEARTBEATHEX: 6,414243444546'),
    ),
    row('AT^HEARTINQUIRE', 'MAN HEARTINQUIRE', '', query('^HEARTINQUIRE: 115,5,8')),
    row('AT^HEARTPIN', 'CL780', '780EEJ, EEN, EEU', set('1,16,0')),
    row('AT+TCPUSERPARAM', 'CL724', '724 from V1342', set('…')),
  ],
};
