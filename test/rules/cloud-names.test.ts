import { describe, expect, it } from 'vitest';
import { cloudKinds } from '../../shared/clouds/index.ts';
import { findCloudNames } from './cloud-names.ts';
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
  ])('refuses %j', (source) => {
    expect(found('electron/at/a.ts', source)).toBeGreaterThan(0);
  });

  it.each([
    "// if (cloud.kind === 'mqtt')",
    "const room = 'mqtt';",
    "const help = 'huawei-iotda, or huawei-v1';",
    "import { cloudOf } from '../../shared/clouds/index.ts';",
    "import type { Cloud } from '../../shared/clouds/cloud.ts';",
    "import { huaweiTimestamp } from '../../shared/clouds/huawei/derive.ts';",
  ])('accepts %j', (source) => {
    expect(found('electron/at/a.ts', source)).toBe(0);
  });

  it('does not apply to the clouds themselves', () => {
    expect(found('shared/clouds/mqtt/cloud.ts', "const kind = 'huawei-v1';")).toBe(0);
  });
});
