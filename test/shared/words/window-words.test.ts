import { describe, expect, it } from 'vitest';
import { type ErrorCode, exitCodes } from '../../../shared/errors.ts';
import { failure } from '../../../shared/outcome.ts';
import { type CauseKey, causeKeys } from '../../../shared/words/cause-keys.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { causeText, remedyText } from '../../../shared/words/fact-text.ts';
import { findingWords } from '../../../shared/words/findings.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import { warningWords } from '../../../shared/words/warnings.ts';
import { failingOf } from '../../support/failing-rows.ts';

/** Keys of a profile file, options and commands of the command line: the window has a field or a button instead. */
const ofTheCommandLine = /\b(?:tls|mqtt|module|cloud)\.[a-z]|\bcheck: |--[a-z]{2}|\batelier /;

const textsIn = (words: unknown): readonly string[] =>
  typeof words === 'string' ? [words] : Object.values(words as object).flatMap(textsIn);

const codes = Object.keys(exitCodes) as ErrorCode[];

/** A remedy, the name of its field in English and in Chinese, and the key that the command line uses instead. */
const fieldsOfRemedies: readonly (readonly [CauseKey, string, string, string])[] = [
  ['keep-alive-out-of-range', 'Keep-alive', '心跳间隔', 'mqtt.keepAlive'],
  ['clock-wrong', 'Check validity dates on the module', '模块检查证书有效期', 'tls.checkDates'],
  ['client-certificate-missing', 'Both sides', '双向认证', 'tls.check'],
];

describe.each(['en', 'zh'] as const)('text of the window (%s)', (language) => {
  it('names fields and buttons in every failure', () => {
    const failing = failingOf(codes, (code) => {
      const { happened, meaning, action } = describeFailure(failure(code), language);
      for (const text of [happened, meaning, action]) expect(text, text).not.toMatch(ofTheCommandLine);
    });
    expect(failing).toEqual([]);
  });

  it('names fields and buttons in every cause and remedy', () => {
    const failing = failingOf(causeKeys, (key) => {
      for (const text of [causeText(key, {}, language), remedyText(key, {}, language)]) {
        expect(text, text).not.toMatch(ofTheCommandLine);
      }
    });
    expect(failing).toEqual([]);
  });

  it('names fields and buttons in everything else', () => {
    const texts = [uiWords[language], warningWords[language], findingWords[language]].flatMap(textsIn);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => ofTheCommandLine.test(text))).toEqual([]);
  });
});

describe('a remedy', () => {
  it('names the field in the window and the key on the command line', () => {
    const failing = failingOf(fieldsOfRemedies, ([key, en, zh, name]) => {
      for (const language of ['en', 'zh'] as const) {
        const inWindow = remedyText(key, {}, language);
        const onCommandLine = remedyText(key, {}, language, 'command-line');
        expect(inWindow, inWindow).toContain({ en, zh }[language]);
        expect(onCommandLine, onCommandLine).toContain(name);
      }
    });
    expect(failing).toEqual([]);
  });
});
