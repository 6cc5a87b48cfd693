import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { exitCodeMeanings } from '../../.ci/docs/exit-codes.ts';
import { makePages } from '../../.ci/docs/pages.ts';
import { profileJsonSchema, settingsOf } from '../../.ci/docs/profile.ts';
import { replaceParts } from '../../.ci/docs/replace-parts.ts';
import { settingWords } from '../../.ci/docs/setting-words.ts';
import { exitCodes } from '../../shared/errors.ts';
import { parseProfile } from '../../shared/profile.ts';
import { exitCodeOfStep, stepFailure, stepFailureCodes } from '../../shared/sequences/step-failure.ts';
import { generalText } from '../../shared/words/general-text.ts';
import { root } from '../rules/source-tree.ts';

const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

describe('pages that are made from the sources', () => {
  it('are current (npm run docs writes them)', async () => {
    const pages = await makePages(read);
    expect(pages.length).toBeGreaterThanOrEqual(7);
    const old = pages.filter(({ path, text }) => !existsSync(resolve(root, path)) || read(path) !== text);
    expect(old.map(({ path }) => path)).toEqual([]);
  });

  it('explain every exit code', () => {
    const ofSteps = stepFailureCodes
      .filter((code) => code !== 'failed')
      .map((code) => exitCodeOfStep(stepFailure(code)));
    const used = new Set([0, ...Object.values(exitCodes), ...ofSteps]);
    expect(Object.keys(exitCodeMeanings).map(Number)).toEqual([...used].sort((one, other) => one - other));
  });

  it('show a sentence without a failure: optional parts are left out, other values are named', () => {
    expect(generalText('The port[ {path}[ ({cause})]] of {group|dialout} has {n} {n#line|lines}.')).toBe(
      'The port of dialout has ‹n› lines.',
    );
  });

  it('are changed only between their marks', () => {
    const page = 'a\n<!-- npm run docs: x -->\nold\n<!-- end -->\nb\n';
    const made = replaceParts(page, { x: 'new', y: 'not there' });
    expect(made).toBe('a\n<!-- npm run docs: x -->\n\nnew\n\n<!-- end -->\nb\n');
    expect(replaceParts(made, { x: 'new' })).toBe(made);
    expect(() => replaceParts(page, { y: 'new' })).toThrow('no such part');
    expect(() => replaceParts('<!-- npm run docs: x -->', { x: 'new' })).toThrow('has no <!-- end -->');
  });
});

describe('the JSON Schema of the profile', () => {
  const schema = JSON.parse(read('docs/profile.schema.json'));
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  const accepts = (profile: unknown): boolean => validate(profile);
  const profilesIn = (folder: string, name: RegExp) =>
    readdirSync(resolve(root, folder))
      .filter((file) => name.test(file))
      .map((file) => [file, JSON.parse(read(`${folder}/${file}`))] as const);
  const examples = profilesIn('docs/examples', /\.json$/);

  it('has words for every setting, and no others', () => {
    expect([...settingsOf(profileJsonSchema()).keys()].sort()).toEqual(Object.keys(settingWords).sort());
  });

  it.each(examples)('accepts the example %s, as ATelier does', (_name, profile) => {
    expect([accepts(profile), validate.errors]).toEqual([true, null]);
    expect(parseProfile(profile)).toMatchObject({ ok: true });
  });

  it.each(profilesIn('test/fixtures/profiles', /\.with-secrets\.json$/))('accepts the profile %s', (_name, profile) => {
    expect([accepts(profile), validate.errors]).toEqual([true, null]);
  });

  const [, example] = examples.find(([name]) => name === 'huawei-iotda.json') ?? ['', {}];
  it.each([
    ['an unknown key', { ...example, colour: 'red' }, false],
    ['an unknown platform', { ...example, cloud: { ...example.cloud, kind: 'other' } }, false],
    ['a setting of another platform', { ...example, cloud: { kind: 'mqtt', host: 'h', deviceId: 'd' } }, false],
    ['no cloud', { version: 1 }, false],
    ['a port as text', { ...example, cloud: { ...example.cloud, port: '8883' } }, false],
    ['the name of an APN', { ...example, module: { apn: 'iot.example' } }, true],
    ['an APN with its login', { ...example, module: { apn: { name: 'a', user: 'u', password: 'p' } } }, true],
    ['no APN', { ...example, module: { apn: null } }, true],
    ['an APN as a number', { ...example, module: { apn: 5 } }, false],
  ])('judges %s as ATelier does', (_name, profile, isValid) => {
    expect(accepts(profile)).toBe(isValid);
    expect(parseProfile(profile).ok).toBe(isValid);
  });
});
