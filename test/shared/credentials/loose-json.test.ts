import { describe, expect, it } from 'vitest';
import { readLooseObjects } from '../../../shared/credentials/loose-json.ts';
import { recogniseParameters } from '../../../shared/credentials/recognise-parameters.ts';

const first = (text: string) => readLooseObjects(text)[0];

describe('objects in a text', () => {
  it.each([
    ['objects in objects', '{"a":'.repeat(20_000)],
    ['lists in an object', `{"a":${'['.repeat(50_000)}`],
    ['objects without quotes', `{${'a:{'.repeat(20_000)}`],
    ['JSON with all braces closed', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ])('do not throw for deep nesting: %s', (_, text) => {
    expect(readLooseObjects(text).length).toBeLessThanOrEqual(20);
    expect(recogniseParameters(text)).toEqual({ kind: 'nothing' });
    expect(recogniseParameters(`${text} "secret": "S3cretCanary9f2e"`)).toEqual({ kind: 'withheld' });
  });

  it('are read to a depth of sixteen', () => {
    const nested = (depth: number): string => `${'{a:'.repeat(depth - 1)}{secret: "x"}${'}'.repeat(depth - 1)}`;
    const depthOf = (text: string): number => JSON.stringify(first(text)).split('"a"').length;
    expect([first(nested(16))?.isClean, depthOf(nested(16))]).toEqual([true, 16]);
    expect(first(nested(17))?.isClean).toBe(false);
  });

  it('report other text between the pairs', () => {
    expect(first('{a: 1, b: 2}')?.isClean).toBe(true);
    expect(first('{a: 1 b: 2}')?.isClean).toBe(false);
    expect(first('{a: 1, x, b: 2}')?.isClean).toBe(false);
    expect(first('{a: 1\nb: 2 // c\n}')?.isClean).toBe(true);
  });

  it('keep escapes, digits and other quotes inside strings', () => {
    expect(first('{"a":"x\\"y\\u00e9","b":12345678901234567890, c: \'it\', d: 「e」}')?.entries).toEqual([
      ['a', 'x"yé'],
      ['b', '12345678901234567890'],
      ['c', 'it'],
      ['d', 'e'],
    ]);
    expect(first('{"a":null,"b":true,"c":"null"}')?.entries).toEqual([
      ['a', ''],
      ['b', ''],
      ['c', 'null'],
    ]);
  });

  it('count as valid JSON with text around them', () => {
    expect(first('Parameters: {"a":"1"} (copied)')).toMatchObject({ isStrict: true, entries: [['a', '1']] });
    expect(first('Parameters: {a:"1"} (copied)')).toMatchObject({ isStrict: false, entries: [['a', '1']] });
  });

  it('have no value where the text ends inside it', () => {
    expect(first('{"a":"1","b":"cut')?.entries).toEqual([
      ['a', '1'],
      ['b', ''],
    ]);
    expect(first('{"a":"1","b":"cut\\')?.entries.at(-1)).toEqual(['b', '']);
  });

  it('in a list: the first one counts', () => {
    expect(first('[{"a":"1"},{"a":"2"}]')?.entries).toEqual([['', expect.objectContaining({ entries: [['a', '1']] })]]);
  });

  it('are searched at twenty braces, a thousand pairs each', () => {
    expect(readLooseObjects('{x} '.repeat(50))).toHaveLength(20);
    const long = first(`{${'a:1,'.repeat(3_000)}}`);
    expect([long?.entries.length, long?.isClean]).toEqual([1_000, false]);
  });
});
