import { describe, expect, it } from 'vitest';
import { builtInRoots } from '../../electron/certificates/built-in-roots.ts';
import { prepareForModule } from '../../electron/certificates/prepare.ts';
import { cloudRoots } from '../../shared/certificates/cloud-roots.ts';
import { cloudOf } from '../../shared/clouds/index.ts';
import { moduleFileName } from '../../shared/profile/module-files.ts';
import { articleText } from './fixtures.ts';

/** docs/huawei.md §2.4: LF line ends and no final newline. */
const sizes: Readonly<Record<string, number>> = {
  'DigiCert Global Root CA': 1337,
  'GlobalSign Root CA - R3': 1228,
  'GlobalSign Root CA - R6': 1971,
  'GlobalSign Root R46': 1914,
  'Huawei IOT (2016)': 1402,
};

describe('the built-in CAs', () => {
  it.each(builtInRoots.map((entry) => [entry.name, entry] as const))(
    '%s is the root of the table, with the bytes that are sent to the module',
    (name, { pem, cloud, fileOnModule }) => {
      const content = new TextEncoder().encode(pem);
      const prepared = prepareForModule(content, { role: 'ca' });
      if (!prepared.ok) throw new Error(prepared.error.code);
      const root = cloudRoots.find((known) => known.name === name);
      expect(prepared.value.bytes).toEqual(content);
      expect(content.length).toBe(sizes[name]);
      expect(prepared.value.certificates.map(({ sha256 }) => sha256)).toEqual([root?.sha256]);
      expect(cloudOf(cloud).roots).toContain(root);
      expect(moduleFileName('ca', fileOnModule)).toBe(fileOnModule);
    },
  );

  it('contain every root that servers do not send, and the file of the article', () => {
    const intermediate = 'GlobalSign RSA OV SSL CA 2018';
    const expected = cloudRoots.map(({ name }) => name).filter((name) => name !== intermediate);
    expect(builtInRoots.map(({ name }) => name).sort()).toEqual(expected.sort());
    expect(builtInRoots.find(({ cloud }) => cloud === 'huawei-v1')?.pem).toBe(articleText);
  });
});
