import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure } from '../../shared/outcome.ts';
import type { Report } from '../../shared/report.ts';
import { type ReportPage, reportHtml } from '../../shared/report-html.ts';

const report: Report = {
  version: 1,
  ok: true,
  exitCode: 0,
  steps: [
    { id: 'module.signal', status: 'done', ms: 33, warnings: [{ code: 'signal-weak', facts: { dbm: -109 } }] },
    { id: 'connect.subscribe', item: 'a/#', status: 'done', ms: 158 },
  ],
  module: {
    family: 'air724',
    model: 'Air720H',
    firmware: null,
    imei: '866714043186526',
    iccid: null,
    signalDbm: -109,
    registrationStat: 5,
    clockRight: false,
  },
  cloud: { host: 'host.example', port: 8883, encrypted: true, clientId: 'me_0_0_2026112007', username: 'me' },
  certificates: [{ role: 'ca', file: 'ca.crt', bytes: 1338, sha256: 'ab'.repeat(32), verified: true }],
  mqtt: { connected: true, subscriptions: ['a/#'], proof: 'returned' },
};

const page = (further: Partial<ReportPage> = {}): ReportPage => ({
  report,
  failure: null,
  language: 'en',
  profile: 'Greenhouse',
  port: 'COM7',
  times: { started: '2026-11-20 15:02:11', ended: '', made: '2026-11-20 15:04:00' },
  startedAtMs: null,
  timeOf: (atMs) => `at ${atMs}`,
  product: { name: 'ATelier', version: '1.0.0' },
  ...further,
});

const broken: Report = {
  ...report,
  ok: false,
  exitCode: 7,
  steps: [
    {
      id: 'connect.login',
      status: 'failed',
      ms: 787,
      error: { code: 'mqtt/refused', facts: { causes: ['password-wrong'] } },
    },
  ],
};

describe('the report to print', () => {
  it('shows when each step began, and whether several runs contributed', () => {
    const [first, ...rest] = report.steps;
    if (!first) throw new Error('no step in the sample');
    const steps = [{ ...first, startedAtMs: 5 }, ...rest.map((step) => ({ ...step, startedAtMs: 9 }))];
    const over = (startedAtMs: number): string => reportHtml(page({ report: { ...report, steps }, startedAtMs }));
    expect(over(5)).toContain('The run set the module up.');
    expect(over(5)).toContain('at 9');
    for (const text of ['Several runs set the module up', 'Last run started', 'at 5']) expect(over(9)).toContain(text);
  });

  it('shows the steps with values, warnings and times', () => {
    const html = reportHtml(page());
    for (const text of [
      'The run set the module up.',
      '866714043186526',
      'Air720H',
      '158 ms',
      'a/#',
      '(-109 dBm)',
      'ab'.repeat(32),
      'came back',
      'host.example:8883',
      'me_0_0_2026112007',
      'Roaming',
      'wrong',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('is written in Chinese as well', () => {
    const html = reportHtml(page({ language: 'zh' }));
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toContain('模块体检');
    expect(html).toContain('本次运行已完成模块上云');
  });

  it('shows the failure, its likely causes, and what to do', () => {
    const html = reportHtml(page({ report: broken }));
    expect(html).toContain('The run did not set the module up.');
    expect(html).toContain('mqtt/refused');
    expect(html).toContain('The password does not match the secret');
    expect(html).toContain('Copy the secret from the console again');
  });

  it('describes a run that ended before its first step', () => {
    const unbegun = { ...broken, steps: [{ id: 'module.answer', status: 'waiting', ms: 0 } as const] };
    expect(reportHtml(page({ report: unbegun, failure: failure('link/lost') }))).toContain('link/lost');
  });

  it('contains no script and loads nothing', () => {
    const html = reportHtml(page());
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<link|<img|\son\w+=|href=|src=/i);
  });

  it('escapes untrusted text from devices and files', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "'--></style><b>",
        '&lt;',
        '\u202e\u0000<',
      ),
    );
    const tags = (html: string): readonly string[] => html.match(/<[^>]*>?/g) ?? [];
    const filled = (text: string): string =>
      reportHtml(
        page({
          report: {
            ...broken,
            steps: [
              {
                id: 'connect.subscribe',
                item: text,
                status: 'failed',
                ms: 1,
                error: { code: 'connect/failed', facts: { host: text, answer: text } },
              },
            ],
            module: { ...report.module, model: text, firmware: text },
            certificates: [{ role: 'ca', file: text, bytes: 1, sha256: 'ab'.repeat(32), verified: false }],
            mqtt: { connected: false, subscriptions: [text], proof: 'none' },
          },
          port: text,
        }),
      );
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text.trim() !== '');
        const known = new Set(tags(filled('plain')));
        expect(tags(filled(text)).filter((tag) => !known.has(tag))).toEqual([]);
      }),
    );
  });
});
