import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../shared/outcome.ts';
import { profileProblem } from '../../../shared/profile/problem.ts';
import { factText, knownCauses, safeText } from '../../../shared/words/fact-text.ts';
import type { Language } from '../../../shared/words/language.ts';

type Row = readonly [facts: Readonly<Record<string, Fact>>, name: string, language: Language, text: string | null];

const rows: readonly Row[] = [
  [{}, 'path', 'en', null],
  [{ path: '' }, 'path', 'en', null],
  [{ path: 'COM3' }, 'path', 'en', 'COM3'],
  [{ deadlineMs: 9000 }, 'deadlineMs', 'en', '9 s'],
  [{ deadlineMs: 1500 }, 'deadlineMs', 'zh', '1.5 秒'],
  [{ deadlineMs: 300 }, 'deadlineMs', 'zh', '300 毫秒'],
  [{ date: Date.UTC(2026, 4, 2, 12) }, 'date', 'en', '2026-05-02'],
  [{ date: '2026-05-02T12:17:27.000Z' }, 'date', 'en', '2026-05-02'],
  [{ date: '2026-05-02' }, 'date', 'en', '2026-05-02'],
  [{ date: Number.NaN }, 'date', 'en', 'NaN'],
  [{ answers: true }, 'answers', 'zh', '是'],
  [{ answers: false }, 'answers', 'zh', null],
  [{ restarted: true }, 'restarted', 'en', 'it had restarted before'],
  [{ cause: 'EXDEV' }, 'cause', 'en', 'EXDEV'],
  [{ cause: 'ENOENT' }, 'cause', 'zh', '不存在，ENOENT'],
  [{ reason: 'platform' }, 'reason', 'en', 'Windows has no pseudo-terminals'],
  [{ problems: [] }, 'problems', 'en', null],
  [
    { problems: [profileProblem('cloud.port', 'at-most', { limit: 9 })] },
    'problems',
    'en',
    'cloud.port: must be at most 9',
  ],
  [{ problems: [profileProblem('cloud.port', 'at-most', { limit: 9 })] }, 'problems', 'zh', 'cloud.port：不能大于 9'],
  [{ problems: ['a', 'b'] }, 'problems', 'en', 'a; b'],
  [{ problems: [...'abcdefghij'] }, 'problems', 'en', 'a; b; c; d; e; f; g; h; … (+2)'],
  [{ problem: 'empty' }, 'problem', 'zh', '为空'],
  [{ problem: 'toString' }, 'problem', 'en', 'toString'],
  [{ step: 'connect.open' }, 'step', 'en', 'Open the connection'],
  [{ step: 'constructor' }, 'step', 'en', 'constructor'],
  [{ host: '49.4.93.24', port: 8883 }, 'address', 'en', '49.4.93.24:8883'],
  [{ host: '::1', port: 8883 }, 'address', 'en', '[::1]:8883'],
  [{ host: 'example.org' }, 'address', 'en', 'example.org'],
  [{ path: '/dev/ttyUSB2' }, 'address', 'en', '/dev/ttyUSB2'],
  [{ address: 'tcp://127.0.0.1:1' }, 'address', 'en', 'tcp://127.0.0.1:1'],
  [{ minimum: 1104 }, 'minimumVersion', 'en', 'V1104'],
  [{ minimum: 'V1104' }, 'minimumVersion', 'en', 'V1104'],
  [{ found: '1009' }, 'foundVersion', 'en', 'V1009'],
  [
    { causes: ['ca-expired'], date: '2026-05-02' },
    'causes',
    'en',
    'the CA certificate on the module expired on 2026-05-02',
  ],
  [{ causes: ['x', 'ca-expired'] }, 'causes', 'zh', '(1) x；(2) 模块上的 CA 证书已过期'],
  [{ causes: [] }, 'causes', 'en', null],
];

describe('factText', () => {
  it.each(rows)('%j as {%s} in %s is %j', (facts, name, language, text) => {
    expect(factText(facts, name, language)).toBe(text);
  });

  it('reads only own properties of the facts', () => {
    expect(factText({}, '__proto__', 'en')).toBeNull();
    expect(factText({}, 'constructor', 'en')).toBeNull();
  });
});

describe('safeText', () => {
  it('removes control characters, line ends and direction marks from device text', () => {
    expect(safeText('a\u001b[2J\r\nb\u202e\u200bc\u0000')).toBe('a [2J bc');
  });

  it('is bounded and printable for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const harmless = safeText(text);
        expect([...harmless].length).toBeLessThanOrEqual(241);
        expect(harmless).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});

describe('knownCauses', () => {
  it('keeps the order and drops unknown keys', () => {
    expect(knownCauses({ causes: ['clock-wrong', 'nonsense', 'ca-expired'] })).toEqual(['clock-wrong', 'ca-expired']);
    expect(knownCauses({})).toEqual([]);
  });
});
