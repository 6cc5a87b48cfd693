import {
  countedPrompt,
  type DialectArea,
  type DialectLate,
  ends,
  execute,
  query,
  row,
  set,
  success,
  textPrompt,
} from './row.ts';

const connected = /^(?:\d\s*,\s*)?(?:CONNECT OK|CONNECT FAIL|ALREADY CONNECT)$/;
const ofConnection = (rule: DialectLate): DialectLate => ({ ...rule, ofConnection: true });
const connecting = ofConnection(ends(connected, 60_000, 2_300, [/^STATE\s*:/]));
/** At QoS 0 none of these follows. The acknowledgements of one kind come in order, those of both kinds do not. */
const acknowledgedOnce = ofConnection(ends(/^PUBACK\b/, 30_000, 200));
const acknowledgedTwice = ofConnection(ends(/^(?:PUBCOMP\b|PUBREC(?! OK$) )/, 30_000, 200, [/^PUBREC\b/]));
const topic = String.raw`^(?:\s*"[^"]*"\s*|[^",]*)`;
const publishAt = (qos: 0 | 1): RegExp => new RegExp(String.raw`${topic},\s*${qos}\s*,`);

/** TLS and MQTT (docs/at-dialect.md §8, §9). */
export const tlsArea: DialectArea = {
  section: 7,
  name: 'tls',
  rows: [
    row(
      'AT+SSLCFG',
      'MAN SSLCFG; docs/at-dialect.md §8',
      '716S: only _FS and _MS',
      set('"<key>",<context>', {
        when: /^"?\w+"?\s*,\s*\d+$/,
        effect: 'safe',
        answer: '+SSLCFG: "cacert",88,"ca.crt"',
      }),
      set('"<key>",<context>,<value>'),
    ),
    row('AT+CIPSSL', 'MAN CIPSSL', '716S: only _FS and _MS', set('<0,1>'), query('+CIPSSL: 0')),
    row('AT+HTTPSSL', 'MAN HTTPSSL', '', set('<0,1>'), query('+HTTPSSL: 0')),
  ],
};

export const mqttArea: DialectArea = {
  section: 8,
  name: 'mqtt',
  rows: [
    row('AT+MCONFIG', 'MAN MCONFIG; docs/at-dialect.md §9.1', '', set('<client id>[,<user>,<password>[,<will…>]]')),
    row(
      'AT+MIPSTART',
      'MAN MIPSTART; docs/at-dialect.md §9.2',
      '',
      set('<host>,<port>', { once: true, late: connecting }),
    ),
    row(
      'AT+SSLMIPSTART',
      'MAN MIPSTART; docs/at-dialect.md §9.2',
      '',
      set('<host>,<port>', { once: true, late: connecting }),
    ),
    row(
      'AT+MCONNECT',
      'MAN MCONNECT; docs/at-dialect.md §9.3',
      '',
      set('<clean 0,1>,<keep-alive 1-65535 s>', { once: true, late: ofConnection(ends(/^CONNACK\b/, 30_000, 250)) }),
    ),
    row(
      'AT+MSUB',
      'MAN MSUB; docs/at-dialect.md §9.4',
      '',
      set('<topic>,<qos 0-2>', { late: ofConnection(ends(/^SUBACK\b/, 30_000)) }),
    ),
    row(
      'AT+MUNSUB',
      'MAN MUNSUB; docs/at-dialect.md §9.4',
      '',
      set('<topic>', { late: ofConnection(ends(/^UNSUBACK\b/, 30_000)) }),
    ),
    row(
      'AT+MPUB',
      'MAN MPUB; docs/at-dialect.md §9.5',
      '',
      set('<topic>,0,<retain>,"<message>"', { when: publishAt(0), once: true }),
      set('<topic>,1,<retain>,"<message>"', { when: publishAt(1), once: true, late: acknowledgedOnce }),
      set('<topic>,2,<retain>,"<message>"', { once: true, late: acknowledgedTwice }),
    ),
    row(
      'AT+MPUBEX',
      'MAN MPUBEX; docs/at-dialect.md §9.6',
      '724 from V907, without length from V301831; 618, 718',
      set('<topic>,0,<retain>,<bytes 1-4100>', {
        ...{ when: /,\s*0\s*,\s*\d\s*,\s*\d+$/, once: true, prompt: countedPrompt(-1) },
      }),
      set('<topic>,1,<retain>,<bytes 1-4100>', {
        ...{ when: /,\s*1\s*,\s*\d\s*,\s*\d+$/, once: true, prompt: countedPrompt(-1), late: acknowledgedOnce },
      }),
      set('<topic>,2,<retain>,<bytes 1-4100>', {
        ...{ when: /,\s*\d\s*,\s*\d\s*,\s*\d+$/, once: true, prompt: countedPrompt(-1), late: acknowledgedTwice },
      }),
      // Also ends after 5 s without a byte.
      set('<topic>,0,<retain>', {
        ...{ when: /,\s*0\s*,\s*\d\s*$/, once: true, prompt: { ...textPrompt, cancelByte: null } },
      }),
      set('<topic>,1,<retain>', {
        ...{ when: /,\s*1\s*,\s*\d\s*$/, once: true, prompt: { ...textPrompt, cancelByte: null } },
        late: acknowledgedOnce,
      }),
      set('<topic>,2,<retain>', {
        once: true,
        prompt: { ...textPrompt, cancelByte: null },
        late: acknowledgedTwice,
      }),
    ),
    row('AT+MQTTMODE', 'MAN MQTTMODE; docs/at-dialect.md §9.7', '', set('<0 text,1 hex>'), query('+MQTTMODE: 0')),
    row(
      'AT+MQTTMSGSET',
      'MAN MQTTMSGSET; docs/at-dialect.md §9.7',
      '',
      set('<0 direct,1 kept>'),
      query('+MQTTMSGSET:0'),
    ),
    row(
      'AT+MQTTMSGGET',
      'MAN MQTTMSGGET; docs/at-dialect.md §9.7',
      '',
      execute({
        effect: 'changes',
        once: true,
        answer: '+MSUB: "t",9 byte,123456789',
        prefixes: ['+MSUB', '+MQTTMSGGET'],
      }),
      query('+MQTTMSGGET: 0,VALID'),
    ),
    row('AT+MQTTSTATU', 'MAN MQTTSTATU; docs/at-dialect.md §9.8', '', execute({ answer: '+MQTTSTATU :1' })),
    row('AT+MDISCONNECT', 'MAN MDISCONNECT; docs/at-dialect.md §9.8', '', execute({ effect: 'disconnects' })),
    row(
      'AT+MIPCLOSE',
      'MAN MIPCLOSE; docs/at-dialect.md §9.8',
      '',
      execute({ effect: 'disconnects', finals: success(/^CLOSE OK$/) }),
    ),
  ],
};
