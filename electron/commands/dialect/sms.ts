import { type DialectArea, execute, query, row, set, textPrompt } from './row.ts';

const sending = { once: true, prompt: textPrompt, deadlineMs: 90_000 } as const;

/** Short messages. Sending one costs money. */
export const smsArea: DialectArea = {
  section: 12,
  name: 'sms',
  rows: [
    row('AT+CMGF', 'MAN CMGF', '', set('<0 PDU,1 text>'), query('+CMGF: 0')),
    row('AT+CSMS', 'MAN CSMS', '', set('<0,1>', { answer: '+CSMS: 1,1,1' }), query('+CSMS:0,1,1,1')),
    row(
      'AT+CPMS',
      'MAN CPMS',
      '',
      set('<store>[,<store>[,<store>]]', { answer: '+CPMS: 0,10,0,10,0,10' }),
      query('+CPMS: "SM",8,50,"SM",8,50,"SM",8,50'),
    ),
    row('AT+CSCA', 'MAN CSCA', '', set('"<+86…>",145', { effect: 'flash' }), query('+CSCA: "+8613800000000",145')),
    row('AT+CSMP', 'MAN CSMP', '', set('<fo>,<vp>,<pid>,<dcs>'), query('+CSMP: 17,167,0,0')),
    row('AT+CSDH', 'MAN CSDH', '', set('<0,1>'), query('+CSDH: 0')),
    row('AT+CNMI', 'MAN CNMI', '', set('<mode>,<mt>,<bm>,<ds>,<bfr>'), query('+CNMI: 2,1,0,0,0')),
    row(
      'AT+CNMA',
      'MAN CNMA',
      '',
      execute({ effect: 'changes', once: true }),
      set('<n>,<length>', { when: /,/, once: true, prompt: textPrompt }),
      set('<n>', { once: true }),
    ),
    row(
      'AT+CMGL',
      'MAN CMGL',
      '',
      execute({ effect: 'changes', answer: '+CMGL: 8,1,,24 / (PDU)' }),
      set('"ALL" or <0-4>', { answer: '+CMGL: 8,"REC READ","+8613800000000",,"26/01/02,03:04:05+32" / (text)' }),
    ),
    row(
      'AT+CMGR',
      'MAN CMGR',
      'Chinese text: 720S UCS2 in hex, 720U GB2312, 618 from V1127 as 720S',
      set('<index>', { answer: '+CMGR: "REC READ","+8613800000000",,"26/01/02,03:04:05+32" / (text)' }),
    ),
    row(
      'AT+CMGS',
      'MAN CMGS',
      '',
      set('"<number>" or <length of the PDU>', { ...sending, effect: 'costs', answer: '+CMGS: 108' }),
    ),
    row(
      'AT+CMGW',
      'MAN CMGW',
      '',
      set('"<number>" or <length of the PDU>[,<state>]', { ...sending, effect: 'flash', answer: '+CMGW: 6' }),
    ),
    row(
      'AT+CMSS',
      'MAN CMSS',
      '',
      set('<index>[,"<number>"]', { effect: 'costs', once: true, deadlineMs: 90_000, answer: '+CMSS: 11' }),
    ),
    row('AT+CMGD', 'MAN CMGD', '', set('<index>[,<0-4>]', { effect: 'flash', once: true })),
    row('AT+CMMS', 'MAN CMMS', '', set('<0,1,2>'), query('+CMMS: 0')),
    // In the table of response times (MAN 1.4) only.
    row(
      'AT+CPBW',
      'MAN 1.4',
      '',
      set('<index>,"<number>",<type>,"<name>"', { effect: 'flash', once: true, deadlineMs: 72_000 }),
    ),
  ],
};
