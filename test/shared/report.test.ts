import { describe, expect, it } from 'vitest';
import { failure } from '../../shared/outcome.ts';
import { type Report, reportSchema } from '../../shared/report.ts';
import { warning } from '../../shared/warnings.ts';

const { code, facts } = failure('certificate/expired', { date: '2026-05-02', problems: ['a'] });

const report: Report = {
  version: 1,
  ok: false,
  exitCode: 5,
  steps: [
    { id: 'module.answer', status: 'done', ms: 12.5, warnings: [warning('roaming')] },
    { id: 'certificate.inspect', item: 'ca', status: 'failed', ms: 3, error: { code, facts } },
  ],
  module: {
    family: 'air720',
    model: 'Air720H',
    firmware: null,
    imei: null,
    iccid: null,
    signalDbm: -71,
    registrationStat: 5,
    clockRight: null,
  },
  cloud: { host: 'h', port: 8883, encrypted: true, clientId: 'c', username: null },
  certificates: [{ role: 'ca', file: 'server.crt', bytes: 1402, sha256: '0'.repeat(64), verified: true }],
  mqtt: { connected: false, subscriptions: [], proof: 'none' },
};

describe('report', () => {
  it('survives conversion to JSON and back', () => {
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('of an older version is read, with fewer fields', () => {
    const { cloud: _cloud, ...older } = report;
    const { registrationStat: _stat, clockRight: _clock, ...module } = report.module;
    const certificates = report.certificates.map(({ role: _role, ...file }) => file);
    expect(reportSchema.parse({ ...older, module, certificates })).toMatchObject({
      cloud: null,
      module: { registrationStat: null, clockRight: null },
      certificates: [{ role: null }],
    });
  });

  it.each([
    ['an unknown step', { ...report, steps: [{ id: 'module.dance', status: 'done', ms: 1 }] }],
    [
      'an unknown error code',
      { ...report, steps: [{ id: 'module.sim', status: 'failed', ms: 1, error: { code: 'x', facts } }] },
    ],
    ['an unknown key', { ...report, password: 'p' }],
    [
      'a fingerprint with colons',
      { ...report, certificates: [{ file: 'a', bytes: 1, sha256: 'AA:BB', verified: true }] },
    ],
  ])('refuses %s', (_, value) => {
    expect(reportSchema.safeParse(value).success).toBe(false);
  });
});
