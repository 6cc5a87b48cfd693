import { describe, expect, it } from 'vitest';
import { moduleSteps } from '../../electron/procedures/module-steps.ts';
import { reportOf } from '../../electron/procedures/report.ts';
import { reportHtml } from '../../shared/report-html.ts';
import { describeWarning } from '../../shared/words/describe-warning.ts';
import { uiWords } from '../../shared/words/ui.ts';
import { planOf } from '../support/provision-bench.ts';
import { runAlone } from './step-bench.ts';

const languages = ['en', 'zh'] as const;

const measured = (answer: string) =>
  runAlone({
    steps: moduleSteps.filter(({ id }) => id === 'module.signal'),
    plan: planOf({}),
    answers: { 'AT+CSQ': answer },
  });

describe('the signal', () => {
  it('without a value is reported as missing, not as weak', async () => {
    const { warnings, records, failure, findings } = await measured('+CSQ: 99,99\r\n\r\nOK');
    expect(warnings.map(({ code }) => code)).toEqual(['signal-none']);
    for (const language of languages) {
      const [reported] = warnings.map((warning) => describeWarning(warning, language));
      expect(reported).not.toMatch(/weak|弱/);
      const html = reportHtml({
        ...{ report: reportOf({ steps: records, failure, findings }), failure, language, port: '', profile: '' },
        ...{
          times: { started: '', ended: '', made: '' },
          startedAtMs: null,
          timeOf: String,
          product: { name: 'p', version: '1' },
        },
      });
      expect(html).toContain(`<td>${uiWords[language].setup.checkup.value.noSignal}</td>`);
    }
  });

  it.each([
    ['+CSQ: 5,99\r\n\r\nOK', ['signal-weak']],
    ['+CSQ: 25,99\r\n\r\nOK', []],
    // The signal is unknown, so a remark would be a guess.
    ['ERROR', []],
  ])('%j is remarked as %j', async (answer, codes) => {
    const { warnings } = await measured(answer);
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });
});
