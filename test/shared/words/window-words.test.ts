import { describe, expect, it } from 'vitest';
import { type ErrorCode, exitCodes } from '../../../shared/errors.ts';
import { failure } from '../../../shared/outcome.ts';
import { type CauseKey, causeKeys } from '../../../shared/words/cause-keys.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { causeText, remedyText } from '../../../shared/words/fact-text.ts';
import { findingWords } from '../../../shared/words/findings.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import { warningWords } from '../../../shared/words/warnings.ts';

/** Keys of a profile file, options and commands of the command line: in the window there is a field or a button instead. */
const ofTheCommandLine = /\b(?:tls|mqtt|module|cloud)\.[a-z]|\bcheck: |--[a-z]{2}|\batelier /;

const textsIn = (words: unknown): readonly string[] =>
  typeof words === 'string' ? [words] : Object.values(words as object).flatMap(textsIn);

describe.each(['en', 'zh'] as const)('what is read in the window (%s)', (language) => {
  it.each(Object.keys(exitCodes) as ErrorCode[])('speaks of its fields and buttons: %s', (code) => {
    const { happened, meaning, action } = describeFailure(failure(code), language);
    for (const text of [happened, meaning, action]) expect(text).not.toMatch(ofTheCommandLine);
  });

  it.each(causeKeys)('speaks of its fields and buttons: %s', (key) => {
    expect(causeText(key, {}, language)).not.toMatch(ofTheCommandLine);
    expect(remedyText(key, {}, language)).not.toMatch(ofTheCommandLine);
  });

  it('speaks of its fields and buttons in everything else', () => {
    const texts = [uiWords[language], warningWords[language], findingWords[language]].flatMap(textsIn);
    expect(texts.filter((text) => ofTheCommandLine.test(text))).toEqual([]);
  });
});

describe('a remedy', () => {
  it.each<[CauseKey, string, string, string]>([
    ['keep-alive-out-of-range', 'Keep-alive', '心跳间隔', 'mqtt.keepAlive'],
    ['clock-wrong', 'Check validity dates on the module', '模块检查证书有效期', 'tls.checkDates'],
    ['client-certificate-missing', 'Both sides', '双向认证', 'tls.check'],
  ])('of %s names the field in the window and the key on the command line', (key, en, zh, name) => {
    expect(remedyText(key, {}, 'en')).toContain(en);
    expect(remedyText(key, {}, 'zh')).toContain(zh);
    expect(remedyText(key, {}, 'en', 'command-line')).toContain(name);
    expect(remedyText(key, {}, 'zh', 'command-line')).toContain(name);
  });
});
