import { describe, expect, it } from 'vitest';
import {
  hexRows,
  isSentAsDer,
  kindOf,
  linesOf,
  shownBytesLimit,
  uploadStateOf,
  validityAt,
  waitsForPermission,
} from '../../../../renderer/panes/setup/certificate/certificate-facts.ts';
import type { CertificateSlot, CertificateView, RunView, SeenFile, StepView } from '../../../../shared/contract.ts';
import type { Report } from '../../../../shared/report.ts';
import type { StepStatus } from '../../../../shared/steps.ts';
import { samplePlan } from '../../../support/run-plan.ts';

const day = 86_400_000;
const [from, to] = [Date.UTC(2016, 4, 4), Date.UTC(2026, 4, 2)];

describe('validity', () => {
  it.each([
    [to - 100 * day, { state: 'valid', days: 100 }],
    [to - 30 * day, { state: 'valid', days: 30 }],
    [to - 30 * day + 1, { state: 'soon', days: 29 }],
    [to, { state: 'soon', days: 0 }],
    [to + 1, { state: 'expired', days: 0 }],
    [to + 205 * day, { state: 'expired', days: 205 }],
    [from - 1, { state: 'early', days: 1 }],
  ])('at %d', (nowMs, validity) => {
    expect(validityAt({ notBeforeMs: from, notAfterMs: to }, nowMs)).toEqual(validity);
  });
});

const certificate = (change: Partial<CertificateView>): CertificateView => ({
  subject: 'CN=a',
  issuer: 'CN=a',
  commonName: 'a',
  serialNumber: '01',
  notBeforeMs: from,
  notAfterMs: to,
  sha256: 'a'.repeat(64),
  sha1: 'b'.repeat(40),
  isCa: true,
  isVersion1: false,
  claimsSelfSigned: true,
  selfSigned: true,
  keyKind: 'rsa',
  keyBits: 2048,
  subjectAltNames: [],
  findings: [],
  ...change,
});

const sha = 'c'.repeat(64);
const slot = (change: Partial<CertificateSlot> = {}): CertificateSlot => ({
  role: 'ca',
  name: 'ca.pem',
  builtInId: null,
  fileOnModule: 'ca.crt',
  lineEnds: 'lf',
  format: 'pem',
  sizeBytes: 10,
  sha256: sha,
  certificates: [],
  failure: null,
  accepted: false,
  ...change,
});

describe('kind', () => {
  it.each([
    [{}, 'root'],
    [{ selfSigned: false }, 'root'],
    [{ selfSigned: false, claimsSelfSigned: false }, 'ca'],
    [{ isCa: false }, 'own-signed'],
    [{ isCa: false, selfSigned: false }, 'device'],
  ])('of %j', (change, kind) => {
    expect(kindOf(certificate(change))).toBe(kind);
  });
});

describe('permission', () => {
  const expired = certificate({ findings: [{ code: 'expired', severity: 'error', facts: {} }] });
  it.each([
    ['is requested for an expired certificate', slot({ certificates: [expired] }), true],
    ['is requested once', slot({ certificates: [expired], accepted: true }), false],
    ['is not requested for a valid one', slot({ certificates: [certificate({})] }), false],
    [
      'is not asked where the file cannot be used at all',
      slot({ certificates: [expired], failure: { code: 'certificate/damaged', facts: {}, evidence: [] } }),
      false,
    ],
  ])('%s', (_, given, asked) => {
    expect(waitsForPermission(given)).toBe(asked);
  });
});

const step = (id: StepView['id'], status: StepStatus, change: Partial<StepView> = {}): StepView => ({
  id,
  item: 'ca',
  status,
  startedAtMs: 0,
  ms: 0,
  failure: null,
  warnings: [],
  progress: null,
  trafficFrom: null,
  trafficTo: null,
  about: {},
  ...change,
});

const report = (verified: boolean, change: object = {}) =>
  ({
    certificates: [{ role: 'ca', file: 'ca.crt', bytes: 10, sha256: sha, verified, ...change }],
  }) as unknown as Report;
const about = { file: 'ca.crt', bytes: 10, sha256: sha };

const run = (statuses: readonly [StepStatus, StepStatus, StepStatus], change: Partial<RunView> = {}): RunView => ({
  number: 1,
  plan: samplePlan,
  state: 'done',
  stages: ['certificate'],
  startedAtMs: 0,
  endedAtMs: 1,
  steps: [
    step('certificate.space', statuses[0]),
    step('certificate.upload', statuses[1]),
    step('certificate.verify', statuses[2], { about }),
  ],
  failure: null,
  report: report(true),
  found: null,
  ...change,
});

const all = run(['done', 'done', 'done']);
const waits = run(['waiting', 'waiting', 'waiting']);

const seen = (change: Partial<SeenFile> = {}): readonly SeenFile[] => [
  { name: 'ca.crt', state: 'proven', sha256: sha, ...change },
];

describe('the upload', () => {
  it.each<[string, RunView | null, string, (readonly SeenFile[])?]>([
    ['is unknown if nothing was seen', null, 'unknown', []],
    ['is verified by the run of another profile', null, 'identical'],
    ['is verified by the run of another profile if its own has not reached it', waits, 'identical'],
    ['is unknown before its steps', waits, 'unknown', []],
    ['is being checked', run(['running', 'waiting', 'waiting'], { state: 'running' }), 'checking'],
    ['is verified', run(['done', 'done', 'running'], { state: 'running' }), 'verifying'],
    ['is about to be verified', run(['done', 'done', 'waiting'], { state: 'running' }), 'verifying'],
    ['is unknown while it is about to be checked again', { ...waits, state: 'running' }, 'unknown'],
    ['is proven', run(['done', 'done', 'done']), 'identical'],
    [
      'is verified while the run continues',
      run(['done', 'done', 'done'], { state: 'running', report: null }),
      'identical',
    ],
    ['existed already', run(['skipped', 'skipped', 'skipped']), 'already'],
    ['failed', run(['done', 'failed', 'waiting'], { state: 'failed' }), 'failed'],
    ['was stopped', run(['done', 'stopped', 'waiting'], { state: 'stopped' }), 'stopped'],
    ['is unknown if another file has its name now', all, 'unknown', seen({ sha256: 'd'.repeat(64) })],
    ['is unknown for another name', all, 'unknown', seen({ name: 'other.crt' })],
    ['is unknown if something was written since', all, 'unknown', seen({ state: 'unknown', sha256: null })],
    ['is still known while another stage runs', { ...all, state: 'running', stages: ['module'] }, 'identical'],
    [
      'is not claimed while another stage runs for a file that was deleted since',
      { ...all, state: 'running', stages: ['module'] },
      'unknown',
      seen({ state: 'deleted', sha256: null }),
    ],
  ])('%s', (_, given, kind, files = seen()) => {
    expect(uploadStateOf(given, slot(), files).kind).toBe(kind);
  });

  it.each<[string, Partial<CertificateSlot>]>([
    ['renamed', { fileOnModule: 'other.crt' }],
    ['exchanged', { sha256: 'd'.repeat(64) }],
  ])('is unknown for a file that was %s since, whatever runs now', (_, change) => {
    const going = run(['done', 'done', 'done'], { state: 'running' });
    expect(uploadStateOf(going, slot(change), seen()).kind).toBe('unknown');
    expect(uploadStateOf({ ...going, stages: ['module'] }, slot(change), seen()).kind).toBe('unknown');
    const failed = run(['done', 'failed', 'waiting'], { state: 'failed' });
    const steps = [step('certificate.inspect', 'done', { about }), ...failed.steps];
    expect(uploadStateOf({ ...failed, steps }, slot(change), seen()).kind).toBe('unknown');
  });

  it('shows its progress', () => {
    const progress = { kind: 'bytes', doneBytes: 512, totalBytes: 1_337 } as const;
    const going = run(['done', 'running', 'waiting'], {
      state: 'running',
      steps: [step('certificate.upload', 'running', { progress }), step('certificate.verify', 'waiting')],
    });
    expect(uploadStateOf(going, slot(), [])).toEqual({ kind: 'uploading', doneBytes: 512, totalBytes: 1_337 });
  });

  it('is the state of its own file', () => {
    expect(uploadStateOf(run(['done', 'done', 'done']), slot({ role: 'clientKey' }), []).kind).toBe('unknown');
  });
});

describe('bytes', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  it('show every line with its line end', () => {
    expect(linesOf(bytes('a\r\nb\nc\rd'))).toEqual([
      { text: 'a', end: 'CR LF' },
      { text: 'b', end: 'LF' },
      { text: 'c', end: 'CR' },
      { text: 'd', end: '' },
    ]);
    expect(linesOf(bytes('a\n'))).toEqual([{ text: 'a', end: 'LF' }]);
    expect(linesOf(bytes('\u00e9\u0000\u007f'))).toEqual([{ text: '···', end: '' }]);
  });

  it('are bounded', () => {
    const many = new Uint8Array(shownBytesLimit + 100).fill(0x61);
    expect(linesOf(many)[0]?.text).toHaveLength(shownBytesLimit);
    expect(hexRows(many).split('\n')).toHaveLength(shownBytesLimit / 16);
  });

  it('are shown in rows of sixteen', () => {
    expect(hexRows(Uint8Array.from({ length: 17 }, (_, index) => index))).toBe(
      '000000  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f\n000010  10',
    );
  });

  it('are DER only if a DER file is sent unchanged', () => {
    expect(isSentAsDer(slot({ format: 'der', lineEnds: 'as-is' }))).toBe(true);
    expect(isSentAsDer(slot({ format: 'der', lineEnds: 'lf' }))).toBe(false);
    expect(isSentAsDer(slot({ lineEnds: 'as-is' }))).toBe(false);
  });
});
