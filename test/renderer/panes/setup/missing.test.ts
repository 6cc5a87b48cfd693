import { expect, it } from 'vitest';
import { missingStage } from '../../../../renderer/panes/setup/missing.ts';
import { stages } from '../../../../shared/steps.ts';
import { draft } from './fixture.ts';

const without = (...fields: readonly string[]) => ({
  ...draft,
  remarks: fields.map((field) => ({ field, level: 'error' as const, code: 'empty' as const, facts: {} })),
});

it('a complete draft can run', () => {
  expect(missingStage(draft, stages)).toBeNull();
  expect(
    missingStage({ ...draft, remarks: [{ field: 'host', level: 'warning', code: 'quote', facts: {} }] }, stages),
  ).toBeNull();
});

it.each(['ca', 'clientCert', 'clientKey'])(
  'a missing %s leads to the certificate stage, even if a field is empty too',
  (field) => {
    expect(missingStage(without('host', field), stages)).toBe('certificate');
  },
);

it('any other field leads to the credentials stage', () => {
  expect(missingStage(without('secret'), stages)).toBe('credentials');
  expect(missingStage(without('subscriptions.0.topic'), ['connect'])).toBe('credentials');
});

it('a single stage needs only what it uses', () => {
  expect(missingStage(without('ca', 'secret'), ['module'])).toBeNull();
  expect(missingStage(without('secret'), ['certificate'])).toBeNull();
  expect(missingStage(without('ca'), ['certificate'])).toBe('certificate');
});

it('an unusable file counts only if it would be sent', () => {
  const failed = { ...draft.certificates.ca, failure: { code: 'certificate/damaged', facts: {}, evidence: [] } };
  const certificates = { ca: draft.certificates.ca, clientCert: failed, clientKey: null } as typeof draft.certificates;
  expect(missingStage({ ...draft, certificates }, stages)).toBeNull();
  expect(missingStage({ ...draft, certificates, tlsCheck: 'mutual' }, stages)).toBe('certificate');
});
