import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../shared/page-policy.ts';

it('the built page contains its policy, before everything that it applies to', () => {
  const page = readFileSync(join(process.env.ATELIER_TEST_DIST ?? '', 'renderer/index.html'), 'utf8');
  const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  // `frame-ancestors` has an effect only in a header.
  expect(policy?.replaceAll('&#39;', "'")).toBe(contentSecurityPolicy.replace(/; frame-ancestors .*/, ''));
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.search(/<script|<link/));
});
