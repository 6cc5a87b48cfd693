import { words } from './typed-words.ts';
import { report as reportEn } from './ui/en/report.ts';
import { report as reportZh } from './ui/zh/report.ts';

/** The words of the saved report. Apart from those of the window, so that they are loaded with the report only. */
export const reportWords = words(reportEn, reportZh);
