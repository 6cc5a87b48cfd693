import { expect, it } from 'vitest';
import type { CommandContext } from '../../../electron/host/cli/host-process.ts';
import { recordingReports } from '../../../electron/host/cli/recording-reports.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { cliWords } from '../../../shared/words/cli.ts';

it('a further file of a recording is named on stderr, and is not a failure', () => {
  for (const language of ['en', 'zh'] as const) {
    let text = '';
    const unrecorded: Failure[] = [];
    const err = { write: (part: string) => (text += part) };
    const context = { language, words: cliWords[language], err } as unknown as CommandContext;
    const reports = recordingReports(context, unrecorded);
    reports.onRecordingContinues?.('/x/R.2.jsonl');
    expect(text).toMatch(/^[^\n]*\/x\/R\.2\.jsonl[^\n]*\n$/);
    expect(unrecorded).toEqual([]);
    reports.onRecordingFailure?.('/x/R.2.jsonl');
    expect(unrecorded).toMatchObject([{ code: 'file/unwritable', facts: { path: '/x/R.2.jsonl' } }]);
  }
});
