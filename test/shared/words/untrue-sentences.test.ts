import { describe, expect, it } from 'vitest';
import { uiWords } from '../../../shared/words/ui.ts';

/** Sentences that used to be wrong in some cases: the text that each must contain, and the text that it must not contain again. */
describe.each(['en', 'zh'] as const)('a sentence of the window in %s', (language) => {
  const { shell, setup, certificate, diagnosis, recordings } = uiWords[language];
  it.each([
    ['of a stopped search shows how far it got', shell.find.ended, /\{done\}.*\{total\}/, null],
    [
      'of a file that was uploaded and deleted does not say that there was no upload',
      certificate.notThere,
      null,
      /session|会话/,
    ],
    ['of a recording mentions that the disk may refuse writes', recordings.hint, /disk|磁盘/, null],
    ['of a warning chip does not only fit the signal', shell.pipeline.warning, null, /^(?:weak|偏弱)$/],
    [
      'of a module that was not queried does not say that it did not answer',
      setup.identityMeans.unknown,
      /not queried|尚未查询/,
      null,
    ],
    ['of one port says nothing about the others', shell.status.closed, null, /^(?:No port open|未打开端口)$/],
    ['of a registration says when it was queried', diagnosis.observation.notRegistered, /last|最近/, null],
    ['of an attach says when it was queried', diagnosis.observation.notAttached, /last|最近/, null],
    ['of a clock says when it was read', diagnosis.observation.clockNone, /when|时/, null],
  ] as const)('%s', (_when, text, has, hasNot) => {
    if (has) expect(text).toMatch(has);
    if (hasNot) expect(text).not.toMatch(hasNot);
  });
});
