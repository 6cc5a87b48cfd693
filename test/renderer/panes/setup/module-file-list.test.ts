import { describe, expect, it } from 'vitest';
import {
  isListStale,
  replacedFile,
  wantsReading,
} from '../../../../renderer/panes/setup/certificate/module-file-list.ts';
import type { FilesView, RunView, SeenFile } from '../../../../shared/contract.ts';
import { failure } from '../../../../shared/outcome.ts';
import { runAt, uploaded, wholeRun } from './fixture.ts';

const list = (change: Partial<FilesView> = {}): FilesView => ({
  state: 'known',
  freeBytes: 1,
  files: [{ name: 'server.crt', sizeBytes: 1402 }],
  failure: null,
  atMs: 1_000_000,
  ...change,
});
const unread = list({ state: 'unknown', files: [], atMs: null });
/** Before the upload of the run in the fixture. */
const old = list({ atMs: 1 });
const skippedUpload = (run: RunView): RunView => ({
  ...run,
  steps: run.steps.map((step) => (step.id === 'certificate.upload' ? { ...step, status: 'skipped' as const } : step)),
});

describe('the list of files on the module', () => {
  it.each<[string, RunView | null, FilesView, boolean]>([
    ['is old after an upload', wholeRun(), old, true],
    ['is current if it was read after the upload', wholeRun(), list(), false],
    ['is not old if nothing was uploaded', skippedUpload(wholeRun()), old, false],
    ['is not old without a run', null, old, false],
    ['is not old if it was never read', wholeRun(), unread, false],
    ['is old after an upload that failed', runAt('certificate.upload', 'failed'), old, true],
  ])('%s', (_, run, files, stale) => {
    expect(isListStale(run, files)).toBe(stale);
  });

  it.each<[string, RunView | null, FilesView, boolean]>([
    ['is read if it was never read and a run has shown that the module answers', wholeRun(), unread, true],
    ['is read again after an upload', wholeRun(), old, true],
    ['is not read if it is current', wholeRun(), list(), false],
    ['is not read while something runs', wholeRun({ state: 'running' }), old, false],
    ['is not read while it is being read', wholeRun(), list({ state: 'reading', atMs: null }), false],
    ['is not read again after a failure', wholeRun(), list({ state: 'failed', atMs: null }), false],
    ['is not read before anything has answered', null, unread, false],
    [
      'is left behind an upload that failed: the module may wait for data',
      runAt('certificate.upload', 'failed'),
      old,
      false,
    ],
    ['is not read if the module does not answer', runAt('module.answer', 'failed'), unread, false],
    ['is read if a later stage failed', runAt('connect.login', 'failed'), unread, true],
    [
      'is left behind the loss of the port',
      runAt('connect.login', 'failed', { failure: failure('link/lost') }),
      unread,
      false,
    ],
  ])('%s', (_, run, files, wants) => {
    expect(wantsReading(run, files)).toBe(wants);
  });
});

describe('a file of the same name on the module', () => {
  const slot = { fileOnModule: 'server.crt', role: 'ca', sha256: 'd'.repeat(64), sizeBytes: 1338 } as const;
  const of = (files: FilesView, seenFiles: readonly SeenFile[] = []) => ({ run: null, files, seenFiles });
  const proven: SeenFile = { name: 'server.crt', state: 'proven', sha256: uploaded.sha256 };

  it('is reported with its size if an upload would replace it', () => {
    expect(replacedFile(of(list()), slot)).toEqual({ name: 'server.crt', sizeBytes: 1402 });
    expect(replacedFile(of(list({ files: [] })), slot)).toBeNull();
    expect(replacedFile(of(list({ files: [{ name: 'server.crt', sizeBytes: null }] })), slot)).toBeNull();
    expect(replacedFile(of(list()), { ...slot, sizeBytes: 1402 })).toBeNull();
    expect(replacedFile(of(list()), { ...slot, fileOnModule: 'other.crt' })).toBeNull();
  });

  it('is not reported if it was verified as identical', () => {
    expect(replacedFile(of(list(), [proven]), { ...slot, sha256: uploaded.sha256 })).toBeNull();
    expect(replacedFile(of(list(), [proven]), slot)).not.toBeNull();
  });
});
