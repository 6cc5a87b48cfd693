import { expect, it } from 'vitest';
import { operatorText } from '../../../shared/words/operators.ts';

const operators = [
  ['46000', 'China Mobile', '中国移动'],
  ['46001', 'China Unicom', '中国联通'],
  ['46011', 'China Telecom', '中国电信'],
  ['46015', 'China Broadnet', '中国广电'],
  ['CHINA MOBILE', 'CHINA MOBILE', 'CHINA MOBILE'],
  ['26201', '26201', '26201'],
  ['toString', 'toString', 'toString'],
] as const;

it('a known operator has a name in each language; any other is shown as the module reported it', () => {
  expect(operators.length).toBeGreaterThan(0);
  const failing = operators.flatMap(([text, en, zh]) => {
    const reported = { en: operatorText(text, 'en'), zh: operatorText(text, 'zh') };
    return reported.en === en && reported.zh === zh ? [] : [{ text, reported }];
  });
  expect(failing).toEqual([]);
});
