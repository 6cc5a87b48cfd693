import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cloudKinds } from '../../shared/clouds/index.ts';
import { allowedFolders, findCloudNames } from './cloud-names.ts';
import { scanImports } from './import-scanner.ts';
import { example, productFolders, readFiles, typescript } from './source-tree.ts';

const found = (path: string, text: string): number => findCloudNames([example(path, text)], cloudKinds).length;

describe('the product', () => {
  it('compares with no name of a cloud outside of shared/clouds', () => {
    expect(findCloudNames(readFiles(productFolders, typescript), cloudKinds)).toEqual([]);
  });
});

describe('the rule', () => {
  it.each([
    "if (cloud.kind === 'mqtt') return;",
    "if ('mqtt' !== cloud.kind) return;",
    "switch (kind) { case 'mqtt': }",
    "if (['mqtt'].includes('mqtt')) return;",
    "const names = { 'huawei-v1': 1 };",
    "const kind = 'huawei-iotda';",
    "import { mqtt } from '../../shared/clouds/mqtt/cloud.ts';",
    "import * as list from '../../shared/clouds/list.ts';",
    "import { huaweiTimestamp } from '../../shared/clouds/huawei/derive.ts';",
    "import type { HuaweiSignType } from '../../shared/clouds/huawei/derive.ts';",
  ])('refuses %j', (source) => {
    expect(found('electron/at/a.ts', source)).toBeGreaterThan(0);
  });

  it.each([
    "// if (cloud.kind === 'mqtt')",
    "const room = 'mqtt';",
    "const help = 'huawei-iotda, or huawei-v1';",
    "import { cloudOf } from '../../shared/clouds/index.ts';",
    "import type { Cloud } from '../../shared/clouds/cloud.ts';",
  ])('lets pass %j', (source) => {
    expect(found('electron/at/a.ts', source)).toBe(0);
  });

  it.each(allowedFolders)(
    'lets $path import from the folder $folder, which it does, but not the cloud',
    ({ path, folder }) => {
      const imports = readFiles([dirname(path)], typescript)
        .filter((file) => file.path === path)
        .flatMap(({ text }) => scanImports(text));
      expect(imports.some(({ specifier }) => specifier?.includes(`/clouds/${folder}/`))).toBe(true);
      const upwards = '../'.repeat(path.split('/').length - 1);
      expect(found(path, `import { a } from '${upwards}shared/clouds/${folder}/a.ts';`)).toBe(0);
      expect(found(path, `import { a } from '${upwards}shared/clouds/mqtt/a.ts';`)).toBe(1);
      expect(found(path, `import { a } from '${upwards}shared/clouds/huawei-v1/cloud.ts';`)).toBe(1);
    },
  );

  it('leaves the clouds themselves alone', () => {
    expect(found('shared/clouds/mqtt/cloud.ts', "const kind = 'huawei-v1';")).toBe(0);
  });
});
