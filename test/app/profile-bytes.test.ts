import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { storedProfileOf } from '../../electron/app/services/profile-content.ts';
import { draftContentOf, profileJsonOf } from '../../electron/app/services/profile-json.ts';
import { profileRecordSchema } from '../../electron/settings/profile-record.ts';
import { parseProfileText } from '../../shared/profile.ts';
import { profileSamples } from './profile-samples.ts';

/** Files in version 1 of the format, whose bytes must stay the same. */
const fileOf = (name: string): string => readFileSync(`test/fixtures/profiles/${name}.json`, 'utf8');

const textOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

describe.each(profileSamples)('a profile of version 1, %s,', (name, content) => {
  it.each([
    ['with-secrets', true],
    ['without-secrets', false],
  ])('%s is read as before and written with the same bytes', (end, withSecrets) => {
    const file = fileOf(`${name}.${end}`);
    const read = parseProfileText(file);
    if (!read.ok) throw new Error(JSON.stringify(read.error.facts));
    expect(textOf(read.value)).toBe(fileOf(`${name}.${end}.read`));
    const written = profileJsonOf(content, { withSecrets });
    expect(written.ok && textOf(written.value)).toBe(file);
    expect(draftContentOf(read.value).ok).toBe(true);
  });

  it('stored by the window is read and written with the same bytes', () => {
    const kept = fileOf(`${name}.record`);
    const record = profileRecordSchema.parse(JSON.parse(kept));
    expect(record).toEqual(JSON.parse(kept));
    expect(textOf(storedProfileOf(record.id, content).record)).toBe(kept);
  });
});
