import { describe, expect, it } from 'vitest';
import { type ProfileProblem, profileProblem, profileProblemCodes } from '../../../shared/profile/problem.ts';
import { parseProfile, parseProfileText, problemsOfFailure } from '../../../shared/profile.ts';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import { profileProblemText } from '../../../shared/words/profile-problems.ts';
import { failingOf } from '../../support/failing-rows.ts';

const cloud = { kind: 'mqtt', host: 'h', port: 1883, clientId: 'c', username: null, password: null };
const huawei = { kind: 'huawei-v1', host: 'h', deviceId: 'd', secret: 's' };
const bare = { enabled: false, check: 'none' };

const bad: readonly (readonly [string, object])[] = [
  ['version', { version: 2, cloud }],
  ['cloud', { version: 1 }],
  ['cloud.kind', { version: 1, cloud: { ...cloud, kind: 'aws' } }],
  ['cloud.host', { version: 1, cloud: { ...cloud, host: 'mqtts://h:1' } }],
  ['cloud.port', { version: 1, cloud: { ...cloud, port: '1883' } }],
  ['cloud.port', { version: 1, cloud: { ...cloud, port: 1.5 } }],
  ['cloud.port', { version: 1, cloud: { ...cloud, port: 70_000 } }],
  ['cloud.port', { version: 1, cloud: { ...cloud, port: 0 } }],
  ['cloud.clientId', { version: 1, cloud: { ...cloud, clientId: '' } }],
  ['cloud.clientId', { version: 1, cloud: { ...cloud, clientId: 'a"b' } }],
  ['cloud.clientId', { version: 1, cloud: { ...cloud, clientId: 'a\nb' } }],
  ['cloud.clientId', { version: 1, cloud: { ...cloud, clientId: 'x'.repeat(300) } }],
  ['cloud.username', { version: 1, cloud: { ...cloud, password: 'p' } }],
  ['cloud', { version: 1, cloud: { ...huawei, secretFile: 'f' } }],
  ['cloud.timestamp', { version: 1, cloud: { ...huawei, timestamp: '1' } }],
  ['cloud.timestamp', { version: 1, cloud: { ...huawei, secret: null, password: 'p' }, tls: bare }],
  ['cloud.timestamp', { version: 1, cloud: { ...huawei, clientId: 'd_0_0_2025010101', timestamp: '2025010102' } }],
  ['cloud.authType', { version: 1, cloud: { ...huawei, kind: 'huawei-iotda', authType: 2 } }],
  ['tls.ca', { version: 1, cloud }],
  ['tls.ca', { version: 1, cloud, tls: { ca: '' } }],
  ['tls.ca', { version: 1, cloud, tls: { ca: 5 } }],
  ['tls.clientKey', { version: 1, cloud, tls: { ca: 'x', check: 'mutual', clientCert: 'c' } }],
  ['tls.clientKey', { version: 1, cloud, tls: { ca: 'x', clientCert: 'c' } }],
  ['tls.checkDates', { version: 1, cloud, tls: { ca: 'x', checkDates: 'no' } }],
  ['tls.checkdates', { version: 1, cloud, tls: { ca: 'x', checkdates: true } }],
  ['mqtt.subscriptions', { version: 1, cloud, tls: bare, mqtt: { subscriptions: 'a' } }],
  ['mqtt.subscriptions[0].qos', { version: 1, cloud, tls: bare, mqtt: { subscriptions: [{ topic: 'a', qos: '1' }] } }],
  ['mqtt.subscriptions[0].topic', { version: 1, cloud, tls: bare, mqtt: { subscriptions: [{ topic: 'a#' }] } }],
  ['mqtt.proof.topic', { version: 1, cloud, tls: bare, mqtt: { proof: { topic: 'a/#', payload: '' } } }],
  ['mqtt.proof.payload', { version: 1, cloud, tls: bare, mqtt: { proof: { topic: 'a', payload: 'x'.repeat(5000) } } }],
  ['module.simPin', { version: 1, cloud, tls: bare, module: { simPin: 'abcd' } }],
  ['module.apn.user', { version: 1, cloud, tls: bare, module: { apn: { name: 'a', password: 'p' } } }],
  ['module.apn.user', { version: 1, cloud, tls: bare, module: { apn: { name: 'a', auth: 'pap' } } }],
  ['profile', []],
];

const problemsOf = (profile: object): readonly ProfileProblem[] => {
  const parsed = parseProfile(profile);
  if (parsed.ok) throw new Error('this profile should have been refused');
  return problemsOfFailure(parsed.error);
};

/** Invalid texts of a profile, and the name of the problem in English and in Chinese. */
const badTexts = [
  ['{"a": 1,}', 'a comma before a closing bracket', '多了一个逗号'],
  ['// our device\n{}', 'a comment; JSON has none', '不允许注释'],
  ['{“version”: 1}', 'typographic quotation marks', '排版引号'],
  ['{"version"：1}', 'full-width', '全角'],
] as const;

describe('a problem of a profile', () => {
  it('is described in Chinese and in English, with its place', () => {
    const failing = failingOf(bad, ([path, profile]) => {
      const problems = problemsOf(profile);
      expect(problems.map((problem) => problem.path)).toContain(path);
      for (const problem of problems) {
        const [english, chinese] = [profileProblemText(problem, 'en'), profileProblemText(problem, 'zh')];
        expect(chinese, chinese).toMatch(/：.*\p{Script=Han}/u);
        expect(chinese, chinese).not.toMatch(/\b(?:must|is|be|the|of|needed|missing|than|bytes|key)\b/);
        expect(english, english).toMatch(/: .* /);
        // A missing fact in a sentence is shown as `?`.
        expect(`${english}${chinese}`).not.toContain('?');
      }
    });
    expect(failing).toEqual([]);
  });

  it('is named, if the file is not JSON', () => {
    const failing = failingOf(badTexts, ([text, english, chinese]) => {
      const parsed = parseProfileText(text);
      if (parsed.ok) throw new Error('this text should have been refused');
      const reported = { en: oneSentence(parsed.error, 'en'), zh: oneSentence(parsed.error, 'zh') };
      expect(reported.en, reported.en).toContain(english);
      expect(reported.zh, reported.zh).toContain(chinese);
    });
    expect(failing).toEqual([]);
  });

  it('is shown after its place', () => {
    expect(profileProblemText(profileProblem('cloud.a: b', 'unknown-key'), 'zh')).toBe('cloud.a: b：未知的名称');
    expect(profileProblemText(profileProblem('cloud.kind', 'one-of', { options: ['a', 'b'] }), 'en')).toBe(
      'cloud.kind: must be one of a, b',
    );
  });

  it('has words for every code, with a placeholder for every fact', () => {
    const facts = { limit: 1, bytes: 2, value: 3, options: ['4'], check: '5', other: '6' };
    const failing = failingOf(profileProblemCodes, (code) => {
      const problem = { path: 'x', code, facts };
      expect(profileProblemText(problem, 'zh')).toMatch(/^x：.*\p{Script=Han}/u);
      expect(profileProblemText(problem, 'en')).toMatch(/^x: .* /);
      expect(profileProblemText(problem, 'en')).not.toMatch(/\?|undefined/);
    });
    expect(failing).toEqual([]);
  });
});
