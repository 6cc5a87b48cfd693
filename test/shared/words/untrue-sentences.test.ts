import { describe, expect, it } from 'vitest';
import { uiWords } from '../../../shared/words/ui.ts';

/** Sentences that were true in most cases only: what each must not claim again, and when it was not true. */
describe.each(['en', 'zh'] as const)('a sentence of the window in %s', (language) => {
  const { shell, setup, certificate, diagnosis, recordings } = uiWords[language];
  it.each([
    ['of a search that was stopped says how far it came', shell.find.ended, /\{done\}.*\{total\}/, null],
    ['of a file that was uploaded and deleted does not deny the upload', certificate.notThere, null, /session|会话/],
    ['of a recording does not promise what the disk may refuse', recordings.teach, /disk|磁盘/, null],
    ['of a chip that warns is right for more than a signal', shell.pipeline.warning, null, /^(?:weak|偏弱)$/],
    [
      'of a module that was not asked does not say that it kept silent',
      setup.identityMeans.unknown,
      /not asked|尚未询问/,
      null,
    ],
    ['of one port says nothing of the others', shell.status.closed, null, /^(?:No port open|未打开端口)$/],
    ['of a registration tells of when it was asked', diagnosis.observation.notRegistered, /last|最近/, null],
    ['of an attach tells of when it was asked', diagnosis.observation.notAttached, /last|最近/, null],
    ['of a clock tells of when it was read', diagnosis.observation.clockNone, /when|时/, null],
  ] as const)('%s', (_when, text, has, hasNot) => {
    if (has) expect(text).toMatch(has);
    if (hasNot) expect(text).not.toMatch(hasNot);
  });
});
