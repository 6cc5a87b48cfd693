import { describe, expect, it } from 'vitest';
import { type ErrorCode, exitCodes } from '../../../shared/errors.ts';
import { type Fact, failure } from '../../../shared/outcome.ts';
import { stageOf, stages, stepIds, stepStatuses } from '../../../shared/steps.ts';
import { warning, warningCodes } from '../../../shared/warnings.ts';
import { causeKeys } from '../../../shared/words/cause-keys.ts';
import { causeWords } from '../../../shared/words/causes.ts';
import { describeFailure, oneSentence } from '../../../shared/words/describe-failure.ts';
import { describeWarning } from '../../../shared/words/describe-warning.ts';
import { causeText } from '../../../shared/words/fact-text.ts';
import { failureWords } from '../../../shared/words/failure-words.ts';
import { type Language, languages } from '../../../shared/words/language.ts';
import { moduleWarningWords } from '../../../shared/words/module-warnings.ts';
import { stageWords, statusWords, stepWords } from '../../../shared/words/steps.ts';
import { fillTemplate, placeholdersOf } from '../../../shared/words/template.ts';
import { warningWords } from '../../../shared/words/warnings.ts';
import { failingOf } from '../../support/failing-rows.ts';

const codes = Object.keys(exitCodes) as ErrorCode[];

/** A value for every placeholder that a template may name; a template that names another one fails. */
const everyFact: Readonly<Record<string, Fact>> = {
  path: '/dev/ttyUSB2',
  detail: 'driver text',
  plain: 'tcp://10.0.0.2:2217',
  command: 'AT+CSQ',
  answer: 'ERROR',
  deadlineMs: 9000,
  baudRate: 115_200,
  step: 'connect.open',
  topic: 'a/b',
  file: 'server.crt',
  expected: 1402,
  found: 1401,
  minimum: 1104,
  date: '2026-05-02',
  days: 12,
  field: 'timestamp',
  problem: 'empty',
  problems: ['mqtt.keepAlive: too small'],
  causes: ['ca-expired', 'clock-wrong'],
  host: '49.4.93.24',
  port: 8883,
  holder: 'minicom',
  group: 'dialout',
  label: 'DH PARAMETERS',
  line: 3,
  column: 7,
  sizeBytes: 70_000,
  limitBytes: 65_536,
  option: 'device',
  cause: 'EISDIR',
  reason: 'tools',
  error: 'EIO',
  retired: true,
  given: true,
  restarted: true,
  subject: 'IOT',
  hours: 8,
  count: 3,
  stat: 3,
  dbm: -97,
  clock: '80/01/06',
  family: 'generic',
  encoding: 'GBK',
  character: 'é',
  codePoint: 'U+00E9',
  position: 3,
  escape: '\\q',
};
const derived = ['address', 'minimumVersion', 'foundVersion'];

/** The message contains the whole text, because Vitest shortens it. */
const expectSentence = (text: string, language: Language): void => {
  expect(text, `empty in ${language}`).not.toBe('');
  expect(text, text).not.toMatch(/[{}[\]|]| {2}|undefined|null/);
  expect(text, text).toMatch(language === 'zh' ? /。$/ : /\.$/);
  expect(text, text).not.toMatch(language === 'zh' ? /[，：；、（]。|。。|！/ : / [,.;:)]|\.\.|!/);
  if (language === 'zh') expect(text, text).toMatch(/\p{Script=Han}/u);
  else expect(text, text).not.toMatch(/\p{Script=Han}/u);
};

describe.each(languages)('the words in %s', (language) => {
  it('of failures are complete with all facts and with none', () => {
    const failing = failingOf(codes, (code) => {
      for (const facts of [everyFact, {}]) {
        const { happened, meaning, action } = describeFailure(failure(code, facts), language, 'command-line');
        for (const text of [happened, meaning, action]) expectSentence(text, language);
      }
    });
    expect(failing).toEqual([]);
  });

  it('of failures have one sentence for what happened and one for what to do', () => {
    const failing = failingOf(codes, (code) => {
      for (const text of [failureWords[language][code].happened, failureWords[language][code].action]) {
        expect(text.slice(0, -1), text).not.toMatch(language === 'zh' ? /。/ : /\.\s/);
      }
    });
    expect(failing).toEqual([]);
  });

  it('of failures fit one line of a terminal, each with its code', () => {
    const failing = failingOf(codes, (code) => {
      const line = oneSentence(failure(code, { detail: 'a\nb\u001b[31m' }), language);
      expect(line, line).not.toMatch(/\p{Cc}/u);
      expect(line.endsWith(language === 'zh' ? `（${code}）` : ` (${code})`), line).toBe(true);
    });
    expect(failing).toEqual([]);
  });

  it('are whole sentences even without facts', () => {
    const templates = [
      ...codes.flatMap((code) => Object.values(failureWords[language][code])),
      ...causeKeys.flatMap((key) => Object.values(causeWords[language][key])),
      ...Object.values(warningWords[language]),
      ...Object.values(moduleWarningWords[language]),
    ];
    expect(templates.filter((template) => fillTemplate(template, () => null, '\u0000').includes('\u0000'))).toEqual([]);
  });

  it('use no fact that does not exist', () => {
    const names = codes.flatMap((code) => Object.values(failureWords[language][code]).flatMap(placeholdersOf));
    expect(names.filter((name) => !Object.hasOwn(everyFact, name) && !derived.includes(name))).toEqual([]);
  });

  it('of causes fit into a sentence, and each has a remedy', () => {
    const failing = failingOf(causeKeys, (key) => {
      const cause = causeText(key, {}, language);
      expect(cause, cause).not.toMatch(/[.。{}]$/);
      const { action } = describeFailure(failure('connect/failed', { causes: [key] }), language);
      expectSentence(action, language);
    });
    expect(failing).toEqual([]);
  });

  it('of warnings are complete with all facts and with none', () => {
    const failing = failingOf(warningCodes, (code) => {
      for (const facts of [everyFact, {}]) expectSentence(describeWarning(warning(code, facts), language), language);
    });
    expect(failing).toEqual([]);
  });

  it('include a title for every stage, step and status', () => {
    expect(Object.keys(stageWords[language])).toEqual([...stages]);
    expect(Object.keys(stepWords[language])).toEqual([...stepIds]);
    expect(Object.keys(statusWords[language])).toEqual([...stepStatuses]);
    expect(new Set(stepIds.map(stageOf))).toEqual(new Set(stages));
  });
});

/** The required content of some failures, in both languages. */
const mustMention: readonly (readonly [ErrorCode, Readonly<Record<string, Fact>>, RegExp])[] = [
  ['link/denied', {}, /dialout/],
  ['link/denied', { group: 'uucp' }, /usermod -aG uucp/],
  ['link/busy', { holder: 'minicom' }, /minicom[\s\S]*SSCOM[\s\S]*ModemManager/],
  ['module/no-answer', {}, /COM[\s\S]*CR LF/],
  ['module/no-answer', { baudRate: 9_600 }, /COM[\s\S]*9600[\s\S]*CR LF/],
  ['module/firmware-too-old', { minimum: 1104, found: 1009 }, /V1009[\s\S]*V1104/],
  ['module/firmware-too-old', {}, /V1104/],
  ['certificate/expired', { date: '2026-05-02' }, /2026-05-02[\s\S]*--accept-expired/],
  ['certificate/expired', { date: '2026-05-02', retired: true }, /(retired platform|旧平台)[.。]/],
  ['profile/invalid', { line: 3, column: 7, problem: 'too-deep' }, /(line 3, column 7: nested|第 3 行第 7 列：嵌套)/],
  ['file/unreadable', { path: 'x', cause: 'EISDIR' }, /EISDIR/],
  ['certificate/size-differs', { found: 1401, expected: 1402 }, /1401[\s\S]*1402|1402[\s\S]*1401/],
  ['mqtt/refused', {}, /clientId[\s\S]*UTC/],
  ['mqtt/dropped', {}, /clientId[\s\S]*5 ?(s|秒)/],
];

describe('the required content of a failure', () => {
  const reported = (code: ErrorCode, facts: Readonly<Record<string, Fact>>, language: Language): string => {
    const { happened, meaning, action } = describeFailure(failure(code, facts), language, 'command-line');
    return `${happened}\n${meaning}\n${action}`;
  };

  it('is present in both languages', () => {
    const failing = failingOf(mustMention, ([code, facts, expected]) => {
      for (const language of languages) {
        const text = reported(code, facts, language);
        expect(text, `${language}: ${text}`).toMatch(expected);
      }
    });
    expect(failing).toEqual([]);
  });

  it('mentions no option of the command line in the window', () => {
    // Only the command line has the pseudo-terminal of the virtual module.
    const inWindow = codes.filter((code) => code !== 'link/pseudo-terminal-unavailable');
    const failing = failingOf(inWindow, (code) => {
      for (const language of languages) {
        const { happened, meaning, action } = describeFailure(failure(code), language, 'window');
        const text = `${happened} ${meaning} ${action}`;
        expect(text, text).not.toMatch(/ --[a-z]|atelier [a-z]/);
      }
    });
    expect(failing).toEqual([]);
  });

  it('uses the most likely cause and its remedy in the one-line sentence', () => {
    const failed = failure('connect/failed', {
      host: '49.4.93.24',
      port: 8883,
      date: '2026-05-02',
      causes: ['ca-retired-root', 'ca-expired'],
    });
    expect(oneSentence(failed, 'en')).toBe(
      "The module could not open the connection to 49.4.93.24:8883; probably: the CA is Huawei's IoT root of 2016, " +
        'which expired on 2026-05-02 and belongs to the retired platform, or the CA certificate on the module expired on ' +
        '2026-05-02; register the device in Huawei IoTDA, copy the new access host from the console, and load the current ' +
        'CA certificate (connect/failed)',
    );
    expect(oneSentence(failed, 'zh')).toMatch(/可能的原因：.*2026-05-02.*，或.*；请在华为 IoTDA.*（connect\/failed）$/);
  });

  it('contains no advice to set a clock back', () => {
    const failing = failingOf(codes, (code) => {
      const text = reported(code, {}, 'en');
      expect(text, text).not.toMatch(/(?<!do not )set the clock back/);
    });
    expect(failing).toEqual([]);
  });
});

it.each(languages)('the answer of a module is not shown as the reason for a lost connection (%s)', (language) => {
  const dropped = failure('mqtt/dropped', { host: 'h', port: 8883, answer: '+CME ERROR: 3' });
  expect(describeFailure(dropped, language).happened).not.toContain('CME');
  const refused = failure('module/sim-missing', { answer: '+CME ERROR: 10' });
  expect(describeFailure(refused, language).happened).toContain('CME');
});
