import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { type Report, reportSchema } from '../../../shared/report.ts';
import type { Platform } from '../../base/platform.ts';

const reportLimitBytes = 1024 * 1024;

/** Reads a report of `provision --report`. Any other content fails with `usage/invalid`. */
export const readReport = async (platform: Platform, path: string): Promise<Outcome<Report>> => {
  const content = await platform.readFile(path, reportLimitBytes);
  if (!content.ok) return content;
  const report = reportSchema.safeParse(parse(new TextDecoder().decode(content.value)));
  return report.success ? ok(report.data) : fail('usage/invalid', { option: '--resume', detail: 'not-a-report' });
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
