import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../../renderer/panes/setup/credentials/file-name.ts';

describe('the name of an exported file', () => {
  it.each([
    ['Greenhouse 12', 'Greenhouse-12.json'],
    ['a/b\\c:d*e?"f"<g>|h', 'a-b-c-d-e-f-g-h.json'],
    ['../..', 'profile.json'],
    ['', 'profile.json'],
    ['设备 一', '设备-一.json'],
    ['\u202egnp', 'gnp.json'],
    ['x'.repeat(200), `${'x'.repeat(80)}.json`],
    ['温'.repeat(200), `${'温'.repeat(80)}.json`],
    ['CON', '_CON.json'],
    ['com1', '_com1.json'],
    ['nul.backup', '_nul.backup.json'],
    ['Console', 'Console.json'],
  ])('of %j is %s', (name, file) => {
    expect(fileNameOf(name)).toBe(file);
  });

  it('is valid on every file system for any profile name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const file = fileNameOf(name);
        expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(255);
        expect(new TextDecoder().decode(new TextEncoder().encode(file))).toBe(file);
        expect(file).toMatch(/^[^-./\\][^/\\]*\.json$/);
      }),
    );
    expect(fileNameOf(`a${'🌱'.repeat(100)}`)).toMatch(/^a🌱+\.json$/u);
  });
});
