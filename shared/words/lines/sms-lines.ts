import { fill, words } from '../typed-words.ts';
import { codeText, knownCode, numbered, phrase, type RulesOfNames, rule, worded } from './line-rule.ts';

export const smsFormWords = words(
  { 0: 'short messages as PDU', 1: 'short messages as text' },
  { 0: '短信为 PDU 模式', 1: '短信为文本模式' },
);

/** The state of a stored message in text mode and, by number, in PDU mode (3GPP TS 27.005 §3.1). */
export const smsStateWords = words(
  {
    0: 'received, not read',
    1: 'received, read',
    2: 'stored, not sent',
    3: 'stored, sent',
  },
  { 0: '已收，未读', 1: '已收，已读', 2: '已存，未发', 3: '已存，已发' },
);
const smsStates = ['REC UNREAD', 'REC READ', 'STO UNSENT', 'STO SENT'];

export const smsWords = words(
  {
    arrived: 'a short message arrived, index {index} in {store}',
    reportArrived: 'a delivery report arrived, index {index} in {store}',
    stored: 'message {index}: {state}',
    sent: 'sent, reference {reference}',
    saved: 'stored as message {index}',
    memory: 'places in use: {used} of {total}',
  },
  {
    arrived: '收到短信，存于 {store} 的第 {index} 条',
    reportArrived: '收到状态报告，存于 {store} 的第 {index} 条',
    stored: '第 {index} 条短信：{state}',
    sent: '已发送，参考号 {reference}',
    saved: '已存为第 {index} 条短信',
    memory: '已用 {used} 条，共 {total} 条',
  },
);

export const directionWords = words({ 0: 'outgoing call', 1: 'incoming call' }, { 0: '去电', 1: '来电' });
/** The state of a call (3GPP TS 27.007 §7.18). */
export const callStateWords = words(
  { 0: 'active', 1: 'held', 2: 'dialling', 3: 'alerting', 4: 'ringing', 5: 'waiting' },
  { 0: '通话中', 1: '保持', 2: '正在拨号', 3: '对方振铃', 4: '振铃', 5: '等待' },
);
export const ringWords = words({ VOICE: 'incoming voice call' }, { VOICE: '语音来电' });

export const speechWords = words(
  { 0: 'nothing is being spoken', 1: 'text is being spoken' },
  { 0: '未在播报', 1: '正在播报' },
);
export const playWords = words(
  { played: 'playing ended after {ms} ms', state: 'state of playing: {code}' },
  { played: '播放结束，时长 {ms} ms', state: '播放状态：{code}' },
);

/** Used and total places of one to three memories; the last pair is that for received messages. */
const memory = rule(
  'MAN CPMS; 3GPP TS 27.005 §3.2.2',
  /^(?:"(?:SM|ME|MT)"\s*,\s*)?(\d{1,4})\s*,\s*(\d{1,4})(?:\s*,\s*(?:"(?:SM|ME|MT)"\s*,\s*)?\d{1,4}\s*,\s*\d{1,4}){0,2}$/,
  ([used = '', total = ''], language) => fill(smsWords[language].memory, { used, total }),
);

const storedState = (source: string, shape: RegExp, hasIndex: boolean) =>
  rule(source, shape, (values, language) => {
    const [index, state = ''] = hasIndex ? values : ['', ...values];
    const text = knownCode(smsStateWords, smsStates.includes(state) ? smsStates.indexOf(state) : state, language);
    if (text === null) return null;
    return index ? fill(smsWords[language].stored, { index, state: text }) : text;
  });

export const smsLines: RulesOfNames = {
  '+CMGF': [numbered('MAN CMGF', smsFormWords)],
  '+CMTI': [
    rule('MAN CNMI; 3GPP TS 27.005 §3.4.1', '$,#', ([store = '', index = ''], language) =>
      /^[A-Z]{2}$/.test(store) ? fill(smsWords[language].arrived, { store, index }) : null,
    ),
  ],
  '+CDSI': [
    rule('MAN CNMI; 3GPP TS 27.005 §3.4.1', '$,#', ([store = '', index = ''], language) =>
      /^[A-Z]{2}$/.test(store) ? fill(smsWords[language].reportArrived, { store, index }) : null,
    ),
  ],
  '+CMGL': [
    storedState('MAN CMGL; 3GPP TS 27.005 §3.4.2', /^(\d{1,4})\s*,\s*"([A-Z ]{8,10})"\s*,.*$/, true),
    storedState('MAN CMGL; 3GPP TS 27.005 §4.1', /^(\d{1,4})\s*,\s*([0-3])\s*,.*$/, true),
  ],
  '+CMGR': [
    storedState('MAN CMGR; 3GPP TS 27.005 §3.4.3', /^"([A-Z ]{8,10})"\s*,.*$/, false),
    storedState('MAN CMGR; 3GPP TS 27.005 §4.2', /^([0-3])\s*,\s*(?:"[^"]*")?\s*,\s*\d{1,3}$/, false),
  ],
  '+CMGS': [
    rule('MAN CMGS', /^(\d{1,3})$/, ([reference = ''], language) => fill(smsWords[language].sent, { reference })),
  ],
  '+CMSS': [
    rule('MAN CMSS', /^(\d{1,3})$/, ([reference = ''], language) => fill(smsWords[language].sent, { reference })),
  ],
  '+CMGW': [rule('MAN CMGW', /^(\d{1,4})$/, ([index = ''], language) => fill(smsWords[language].saved, { index }))],
  '+CPMS': [memory],
  '+CLCC': [
    rule('MAN CLCC; 3GPP TS 27.007 §7.18', '#,#,#,#,#,~', ([, direction = '', state = ''], language) =>
      phrase([codeText(directionWords, direction, language), codeText(callStateWords, state, language)], language),
    ),
  ],
  '+CRING': [worded('MAN CRC', /^([A-Z]{3,10})$/, ringWords)],
  '+CTTS': [numbered('MAN CTTS', speechWords)],
  '+CAUDPLAY': [
    rule('MAN CAUDPLAY', /^1\s*,\s*(\d{1,9})$/, ([ms = ''], language) => fill(playWords[language].played, { ms })),
    rule('MAN CAUDPLAY', /^(\d)$/, ([code = ''], language) => fill(playWords[language].state, { code })),
  ],
};
