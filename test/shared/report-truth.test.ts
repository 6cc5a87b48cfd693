import { describe, expect, it } from 'vitest';
import { type Report, reportSchema } from '../../shared/report.ts';
import { reportHtml } from '../../shared/report-html.ts';
import { reportWords } from '../../shared/words/report-words.ts';
import { uiWords } from '../../shared/words/ui.ts';

const languages = ['en', 'zh'] as const;

const module = {
  ...{ family: null, model: null, firmware: null, imei: null, iccid: null },
  ...{ signalDbm: null, registrationStat: null, clockRight: null },
};

const denied: Report = reportSchema.parse({
  version: 1,
  ok: false,
  exitCode: 4,
  steps: [
    { id: 'module.identity', status: 'done', ms: 5 },
    {
      id: 'module.registration',
      status: 'failed',
      ms: 787,
      error: { code: 'module/registration-denied', facts: { stat: 3 }, evidence: ['+CEREG: 0,3'] },
    },
    { id: 'module.clock', status: 'waiting', ms: 0 },
    { id: 'proof.publish', status: 'waiting', ms: 0 },
  ],
  module: { ...module, model: 'Air720H', registrationStat: 3 },
  certificates: [],
  mqtt: { connected: false, subscriptions: [], proof: 'none' },
});

const html = (report: Report, language: (typeof languages)[number] = 'en'): string =>
  reportHtml({
    ...{ report, failure: null, language, port: 'COM7', profile: 'Greenhouse' },
    times: { started: '', ended: '', made: '' },
    startedAtMs: null,
    timeOf: (atMs) => `at ${atMs}`,
    product: { name: 'ATelier', version: '1.0.0' },
  });

/** The value next to a label. */
const shownAt = (page: string, label: string): string | undefined =>
  page
    .split('<tr>')
    .find((row) => row.includes(`<th scope="row">${label}</th>`))
    ?.replace(/^.*<td>|<\/td>.*$/gs, '');

const uploaded = (verify: 'done' | 'skipped'): Report => ({
  ...denied,
  steps: [
    { id: 'certificate.verify', item: 'ca', status: verify, ms: 5 },
    { id: 'connect.open', status: 'waiting', ms: 0 },
  ],
  certificates: [{ role: 'ca', file: 'a.crt', bytes: 1_122, sha256: 'a'.repeat(64), verified: true }],
});

describe.each(languages)('a report of a file in %s', (language) => {
  const words = { ...reportWords[language], notRun: uiWords[language].setup.notRun };

  it('says when the bytes were compared, and prints numbers as the window does', () => {
    expect(html(uploaded('done'), language)).toContain(`<td>${words.verifiedOf.now}</td>`);
    expect(html(uploaded('skipped'), language)).toContain(`<td>${words.verifiedOf.before}</td>`);
    expect(html(uploaded('done'), language)).toContain('<td>1,122</td>');
  });

  it('names the profile, and does not say that a step waits', () => {
    const page = html(uploaded('done'), language);
    expect(shownAt(page, words.profile)).toBe('Greenhouse');
    expect(page).toContain(`<td class="waiting">${words.notRun}</td>`);
  });
});

describe.each(languages)('a report to read in %s', (language) => {
  const words = { ...uiWords[language].setup, report: reportWords[language] };

  it('shows the lines of a failure, and the expected line', () => {
    const page = html(denied, language);
    expect(page).toContain('<code>+CEREG: 0,3</code>');
    expect(page).toContain('+CEREG: 0,1');
    expect(page).toContain(uiWords[language].diagnosis.evidence);
  });

  it('says that a registration was refused', () => {
    expect(shownAt(html(denied, language), words.report.registration)).toBe(words.checkup.value.denied);
  });

  it.each([
    [0, 'notSearching'],
    [1, 'home'],
    [2, 'searching'],
    [4, 'notRegistered'],
    [5, 'roaming'],
    [6, 'limited'],
    [8, 'emergency'],
  ] as const)('has a word for the registration %i', (stat, word) => {
    const page = html({ ...denied, module: { ...denied.module, registrationStat: stat } }, language);
    expect(shownAt(page, words.report.registration)).toBe(words.checkup.value[word]);
  });

  it('distinguishes a value that the module did not report from an unknown one', () => {
    const page = html(denied, language);
    expect(shownAt(page, words.report.imei)).toBe(words.report.unknown);
    expect(shownAt(page, words.report.clock)).toBe(words.report.notKnown);
  });

  it('does not show "none" for a requested proof that was not reached', () => {
    expect(shownAt(html(denied, language), words.report.proof)).toBe(words.report.proofOf.open);
    const without = { ...denied, steps: denied.steps.filter(({ id }) => id !== 'proof.publish') };
    expect(shownAt(html(without, language), words.report.proof)).toBe(words.report.proofOf.none);
  });

  it('reports success only when no step is open', () => {
    const steps = denied.steps.map((step) => ({ ...step, status: 'done' as const, error: undefined }));
    const done = reportSchema.parse(JSON.parse(JSON.stringify({ ...denied, ok: true, exitCode: 0, steps })));
    expect(html(done, language)).toContain(words.report.ok);
    const partly = {
      ...done,
      steps: done.steps.map((step, at) => (at === 3 ? { ...step, status: 'waiting' as const } : step)),
    };
    expect(html(partly, language)).toContain(words.report.partly);
    expect(html(partly, language)).not.toContain(words.report.ok);
  });

  it('names the hash of the bytes like the window, with different names for different hashes', () => {
    const { fingerprint, bytesSha256 } = uiWords[language].certificate;
    expect(words.report.sha256).toBe(bytesSha256);
    expect(fingerprint).not.toBe(bytesSha256);
  });
});
