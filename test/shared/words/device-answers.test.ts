import { expect, it } from 'vitest';
import { failure } from '../../../shared/outcome.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { describeAnswer, linkStateWords, tcpErrorWords } from '../../../shared/words/device-answers.ts';

const described = [
  ['+CME ERROR: 3', 'operation not allowed in the current state, or a parameter is missing (+CME ERROR: 3)'],
  ['TCP ERROR:11', 'the host refused the connection (TCP ERROR:11)'],
  ['TCP ERROR: 14', 'the host reset the connection (TCP ERROR: 14)'],
  ['7,TCP ERROR:12', 'the host did not answer in time (7,TCP ERROR:12)'],
  ['+CDNSGIP:0,14', 'the name is malformed or unknown (+CDNSGIP:0,14)'],
  ['+CDNSGIP: 0,10', 'the name lookup failed (+CDNSGIP: 0,10)'],
  ['STATE: IP STATUS', 'the data path is up, there is no connection (STATE: IP STATUS)'],
  ['STATE:PDP DEACT', 'the network ended the data path (STATE:PDP DEACT)'],
] as const;

const withoutWords = [
  'CLOSED',
  'CONNECT FAIL',
  'TCP ERROR:19',
  'UDP ERROR:3',
  'STATE: constructor',
  '+CDNSGIP: 1,"a","b"',
  '',
];

it('an answer with a known meaning is described in both languages, followed by the answer itself', () => {
  expect(described.length).toBeGreaterThan(0);
  const failing = described.flatMap(([line, words]) => {
    const reported = { en: describeAnswer(line, 'en'), zh: describeAnswer(line, 'zh') };
    return reported.en === words && /\p{Script=Han}.*（.*）$/u.test(reported.zh ?? '') ? [] : [{ line, reported }];
  });
  expect(failing).toEqual([]);
});

it('any other answer has no description', () => {
  expect(withoutWords.length).toBeGreaterThan(0);
  expect(withoutWords.filter((line) => describeAnswer(line, 'en') !== null)).toEqual([]);
});

it('every TCP error of the manual and every link state has a description', () => {
  expect(Object.keys(tcpErrorWords.en).map(Number)).toEqual(Array.from({ length: 19 }, (_, number) => number));
  expect(Object.keys(linkStateWords.en)).toHaveLength(11);
});

it('the description is part of the failure to connect', () => {
  const failed = failure('connect/failed', { host: 'a.example', port: 8883, answer: 'TCP ERROR:11' });
  expect(describeFailure(failed, 'en').happened).toBe(
    'The module could not open the connection to a.example:8883: the host refused the connection (TCP ERROR:11).',
  );
});
