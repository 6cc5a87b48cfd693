import { expect, it } from 'vitest';
import { urcCatalogue } from '../../../electron/commands/urc-catalogue.ts';
import { isUrcName, urcNames } from '../../../shared/at/urc-names.ts';
import { languages } from '../../../shared/words/language.ts';
import { meaningOfUrc, urcWords } from '../../../shared/words/urcs.ts';
import { classifyUrc } from '../../support/classify-urc.ts';

it.each(languages)('exactly the unsolicited lines that can be recognised have words in %s', (language) => {
  const recognised = urcCatalogue.map(({ name }) => name).sort();
  expect([...urcNames].sort()).toEqual(recognised);
  expect(Object.keys(urcWords[language]).sort()).toEqual(recognised);
});

/** docs/at-dialect.md §12, each line of it. */
const described = [
  ['RDY', 'the module has started'],
  ["^boot.rom'v'!\\n", 'the module is starting'],
  ['^MODE: 17,17', 'the kind of network changed'],
  ['+E_UTRAN Service', 'network service is there'],
  ['+NO Service', 'no network service'],
  ['+CPIN: READY 0', 'the state of the SIM card'],
  ['+NITZ: 24/08/09,01:34:58+32,0', 'the network sent the time'],
  ['+CGEV: ME PDN ACT 1,0', 'the data connection is up'],
  ['+CGEV: NW PDN DEACT 1', 'the network ended the data connection'],
  ['+CGEV: ME PDN DEACT 1', 'the module ended the data connection'],
  ['+CGEV: ME DETACH', 'the module is detached from the network'],
  ['+CGEV: NW DETACH', 'the module is detached from the network'],
  ['+CGEV: NW MODIFY 1,0', 'the data connection was modified'],
  ['+CGEV: ME CLASS "B"', 'the packet data connection changed'],
  ['+CREG: 1,"1863","01a2c315",7', 'the registration in the network changed'],
  ['+PDP: DEACT', 'the data connection (PDP) was lost'],
  ['+SAPBR 1: DEACT', 'the bearer for HTTP and NTP was lost'],
  ['SMS READY', 'short messages are ready'],
  ['UART Boot Completed', 'the start is completed'],
  ['NORMAL POWER DOWN', 'the module switches itself off'],
  ['CONNECT OK', 'the connection to the server is up'],
  ['CONNECT FAIL', 'the connection to the server failed'],
  ['ALREADY CONNECT', 'a connection exists already'],
  ['STATE: IP INITIAL', 'the data path is not set up'],
  ['STATE: something new', 'the state of the connection'],
  ['7,CLOSED', 'the connection was closed'],
  ['TCP ERROR:14', 'the host reset the connection'],
  ['CONNACK OK', 'the broker accepted the login'],
  ['SUBACK', 'the broker confirmed the subscription'],
  ['UNSUBACK', 'the broker confirmed the end of the subscription'],
  ['PUBACK', 'the broker confirmed the message'],
  ['PUBREC', 'the broker has received the message (QoS 2, first half)'],
  ['PUBCOMP', 'the broker has completed the message (QoS 2, second half)'],
  ['+MSUB: 0', 'a message waits in the module'],
  ['+MSUB: "t",3 byte,abc', 'a message arrived'],
  ['RING', 'incoming call'],
  ['+CMTI: "SM",1', 'a short message arrived'],
  ['+CDS: 24', 'a short message arrived'],
  ['+CNTP: 1', 'result of the time synchronisation'],
  ['+CDNSGIP: 1,"name","10.0.0.1"', 'result of a name lookup'],
  ['+CDNSGIP:0,12', 'no name server is known'],
  ['+UPGRADEIND: 5', 'progress of a firmware update'],
  ['+QIND: "FOTA","START"', 'progress of a firmware update'],
] as const;

it('every unsolicited line of the dialect is recognised and explained in both languages', () => {
  expect(described.length).toBeGreaterThan(0);
  const failing = described.flatMap(([line, words]) => {
    const name = classifyUrc(line);
    if (name === null || !isUrcName(name)) return [`${line}: not recognised`];
    const [en, zh] = [meaningOfUrc(name, line, 'en'), meaningOfUrc(name, line, 'zh')];
    const right = en === words && /\p{Script=Han}/u.test(zh);
    return right ? [] : [`${line}: en "${en}", zh "${zh}"`];
  });
  expect(failing).toEqual([]);
});
