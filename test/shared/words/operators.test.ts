import { expect, it } from 'vitest';
import { operatorText } from '../../../shared/words/operators.ts';

it.each([
  ['46000', 'China Mobile', '中国移动'],
  ['46001', 'China Unicom', '中国联通'],
  ['46011', 'China Telecom', '中国电信'],
  ['46015', 'China Broadnet', '中国广电'],
  ['CHINA MOBILE', 'CHINA MOBILE', 'CHINA MOBILE'],
  ['26201', '26201', '26201'],
  ['toString', 'toString', 'toString'],
])('operator %s is called %s and %s', (text, en, zh) => {
  expect([operatorText(text, 'en'), operatorText(text, 'zh')]).toEqual([en, zh]);
});
