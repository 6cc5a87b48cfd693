import { expect, it } from 'vitest';
import { warning } from '../../../shared/warnings.ts';
import { describeWarning } from '../../../shared/words/describe-warning.ts';

it.each(['en', 'zh'] as const)(
  'the warning about a CA for another host does not mention Huawei, because the demo cloud has its own CA (%s)',
  (language) => {
    const facts = { file: 'demo-ca.crt', subject: 'ATelier Demo Cloud CA', host: 'broker.example' };
    const text = describeWarning(warning('certificate-host-mismatch', facts), language);
    expect(text).toContain('broker.example');
    expect(text).not.toMatch(/Huawei|华为/);
  },
);
