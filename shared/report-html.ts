import { wordOfStat } from './at/registration-stat.ts';
import { diagnose, reportDiagnosisOf } from './diagnosis.ts';
import { type Failure, failure } from './outcome.ts';
import type { Report, ReportDiagnosis, ReportStep } from './report.ts';
import { type StageId, type StepId, stageOf, stages } from './steps.ts';
import { describeFailure } from './words/describe-failure.ts';
import { describeWarning } from './words/describe-warning.ts';
import { causeText, remedyText, withCapital } from './words/fact-text.ts';
import type { Language } from './words/language.ts';
import { minus } from './words/minus.ts';
import { observationText } from './words/observation-text.ts';
import { reportWords } from './words/report-words.ts';
import { stageWords, statusWords, stepWords } from './words/steps.ts';
import { fill } from './words/typed-words.ts';
import { uiWords } from './words/ui.ts';

export interface ReportPage {
  readonly report: Report;
  /** Failure of the whole run, if it ended before its first step. */
  readonly failure: Failure | null;
  readonly language: Language;
  readonly port: string;
  /** The name of the profile that was run; '' if it has none. */
  readonly profile: string;
  /** Local times as text; '' is not known. */
  readonly times: { readonly started: string; readonly ended: string; readonly made: string };
  /** When the run began; `null`: not known. Steps that began before are of earlier runs. */
  readonly startedAtMs: number | null;
  /** A time in the time zone of the reader. */
  readonly timeOf: (atMs: number) => string;
  readonly product: { readonly name: string; readonly version: string };
}

/** A report as one page to read and print: no scripts, no external resources, every text escaped, no secrets. */
export const reportHtml = (page: ReportPage): string => {
  const words = reportWords[page.language];
  const { report, language } = page;
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${words.title} ${report.module.imei ?? ''}`.trim())}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(words.title)}</h1>
<p class="${report.ok ? 'ok' : 'failed'}"><strong>${escaped(verdictOf(page))}</strong></p>
${brokenPart(page)}
${facts(headRows(page))}
<h2>${escaped(words.module)}</h2>
${facts(moduleRows(page))}
<h2>${escaped(words.steps)}</h2>
${stages.map((stage) => stagePart(page, stage)).join('\n')}
${certificatePart(page)}
<h2>${escaped(words.connection)}</h2>
${facts(connectionRows(page))}
<footer>${escaped(words.noSecrets)} ${escaped(fill(words.product, page.product))}</footer>
</body>
</html>
`;
};

type Row = readonly [label: string, value: string];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of devices and files becomes text of the page: no markup, no control characters, no direction marks. */
const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}|\p{Cs}/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');

const verdictOf = (page: ReportPage): string => {
  const { report, language } = page;
  const words = reportWords[language];
  // A single stage that succeeded says nothing about the others.
  if (report.lost) return words.lost;
  if (report.ok && !report.steps.every(({ status }) => isOver(status))) return words.partly;
  if (report.ok) return hasEarlierSteps(page) ? words.okOverRuns : words.ok;
  return report.steps.some(({ status }) => status === 'stopped') ? words.stopped : words.failed;
};

/** A stage that ran alone leaves the steps of the others as earlier runs have shown them. */
const hasEarlierSteps = ({ report, startedAtMs }: ReportPage): boolean =>
  startedAtMs !== null && report.steps.some((step) => step.startedAtMs !== undefined && step.startedAtMs < startedAtMs);

const isOver = (status: ReportStep['status']): boolean => status === 'done' || status === 'skipped';

const facts = (rows: readonly Row[]): string =>
  `<table class="facts">${rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `<tr><th scope="row">${escaped(label)}</th><td>${escaped(value)}</td></tr>`)
    .join('')}</table>`;

const headRows = (page: ReportPage): readonly Row[] => {
  const { port, profile, times, language } = page;
  const words = reportWords[language];
  const isLast = hasEarlierSteps(page);
  return [
    [words.port, port],
    [words.profile, profile],
    [isLast ? words.lastStarted : words.started, times.started],
    [isLast ? words.lastEnded : words.ended, times.ended],
    [words.made, times.made],
  ];
};

const moduleRows = (page: ReportPage): readonly Row[] => {
  const words = reportWords[page.language];
  const { checkup } = uiWords[page.language].setup;
  const { family, model, firmware, imei, iccid, signalDbm, registrationStat, clockRight } = page.report.module;
  const unknown = (name: keyof typeof stepOfValue): string => unknownText(page, name);
  const noSignal = hasNoSignal(page.report) ? checkup.value.noSignal : null;
  const signal = signalDbm === null ? noSignal : `${minus(signalDbm)} dBm`;
  const registration = registrationStat === null ? null : checkup.value[wordOfStat(registrationStat)];
  const clock = clockRight === null ? null : clockRight ? words.clockRight : words.clockWrong;
  return [
    [words.family, family ?? unknown('family')],
    [words.model, model ?? unknown('model')],
    [words.firmware, firmware ?? unknown('firmware')],
    [words.imei, imei ?? unknown('imei')],
    [words.iccid, iccid ?? unknown('iccid')],
    [words.signal, signal ?? unknown('signalDbm')],
    [words.registration, registration ?? unknown('registrationStat')],
    [words.clock, clock ?? unknown('clockRight')],
  ];
};

/** It measured and received nothing. Older versions called that weak, without a number. */
const hasNoSignal = ({ steps }: Report): boolean =>
  steps
    .flatMap(({ warnings }) => warnings ?? [])
    .some(({ code, facts: reported }) => code === 'signal-none' || (code === 'signal-weak' && reported.rssi === 99));

/** The step that reads each value. A value that was not requested is shown differently from one that the module did not report. */
const stepOfValue = {
  family: 'module.identity',
  model: 'module.identity',
  firmware: 'module.identity',
  imei: 'module.identity',
  iccid: 'module.sim',
  signalDbm: 'module.signal',
  registrationStat: 'module.registration',
  clockRight: 'module.clock',
} as const satisfies Readonly<Record<keyof Report['module'], StepId>>;

/** If the step did not succeed, it is unknown whether it requested the value. */
const unknownText = ({ report, language }: ReportPage, name: keyof typeof stepOfValue): string => {
  const { unknown, notKnown } = reportWords[language];
  const status = report.steps.find(({ id }) => id === stepOfValue[name])?.status;
  return status === 'done' ? unknown : notKnown;
};

const connectionRows = ({ report, language }: ReportPage): readonly Row[] => {
  const words = reportWords[language];
  const { cloud } = report;
  const { connected, subscriptions, proof } = report.mqtt;
  const { connectionWhenSaved: now } = report;
  const isProofAsked = report.steps.some(({ id }) => stageOf(id) === 'proof');
  return [
    [words.host, cloud === null ? '' : `${cloud.host}:${cloud.port}`],
    [words.clientId, cloud?.clientId ?? ''],
    [words.username, cloud?.username ?? ''],
    [words.connected, connected || report.lost || hasLoggedIn(report) ? words.yes : words.no],
    [words.connectionWhenSaved, now === undefined ? '' : words.connectionState[now]],
    ...subscriptions.map((topic): Row => [words.subscriptions, topic]),
    [words.proof, words.proofOf[proof === 'none' && isProofAsked ? 'open' : proof]],
  ];
};

/** A connection that dropped later in the run does not count as open at its end. */
const hasLoggedIn = ({ steps }: Report): boolean =>
  steps.some(({ id, status }) => id === 'connect.login' && status === 'done');

const stagePart = (page: ReportPage, stage: StageId): string => {
  const steps = page.report.steps.filter(({ id }) => stageOf(id) === stage);
  if (steps.length === 0) return '';
  const words = reportWords[page.language];
  const head = [words.step, words.state, words.begun, words.time]
    .map((text) => `<th scope="col">${escaped(text)}</th>`)
    .join('');
  return `<h3>${escaped(stageWords[page.language][stage])}</h3>
<table class="steps"><thead><tr>${head}</tr></thead><tbody>${steps.map((step) => stepRow(step, page)).join('')}</tbody></table>`;
};

const stepRow = (step: ReportStep, { language, timeOf }: ReportPage): string => {
  const title = escaped(stepWords[language][step.id]);
  const item = step.item === undefined ? '' : ` ${itemOf(step.item, language)}`;
  const time = step.ms === 0 ? '' : `${step.ms} ms`;
  const begun = step.startedAtMs === undefined ? '' : timeOf(step.startedAtMs);
  const warnings = (step.warnings ?? []).map(
    (warning) => `<p class="warning">${escaped(describeWarning(warning, language))}</p>`,
  );
  const state = `<td class="${step.status}">${escaped(stepStateWord(step.status, language))}</td>`;
  return `<tr><td>${title}${item}${warnings.join('')}</td>${state}<td>${escaped(begun)}</td><td>${escaped(time)}</td></tr>`;
};

/** In a report no step is waiting any more. */
const stepStateWord = (status: ReportStep['status'], language: Language): string =>
  status === 'waiting' ? uiWords[language].setup.notRun : statusWords[language][status];

/** Files by their role, topics unchanged. */
const itemOf = (item: string, language: Language): string => {
  const { clientCert, clientKey } = uiWords[language].certificate;
  const roles: Readonly<Record<string, string>> = { ca: reportWords[language].ca, clientCert, clientKey };
  const role = Object.hasOwn(roles, item) ? roles[item] : undefined;
  return role === undefined ? `<code>${escaped(item)}</code>` : `(${escaped(role)})`;
};

/** What happened, the lines that show it, and the likely causes, as far as the report contains them. */
const brokenPart = (page: ReportPage): string => {
  const { report, language } = page;
  const broken = brokenOf(page);
  if (broken === null) return '';
  const words = reportWords[language];
  const { causes: _listedBelow, ...known } = broken.failure.facts;
  const { happened, meaning, code } = describeFailure({ ...broken.failure, facts: known }, language);
  const { causes, unlikely, evidence } = report.diagnosis ?? diagnosisOf(broken);
  const list = (title: string, reported: readonly ReportedCause[]): string =>
    reported.length === 0
      ? ''
      : `<p>${escaped(title)}</p>\n<ol>${reported.map((cause) => causeItem(cause, broken.failure, page)).join('')}</ol>\n`;
  return `<section class="broken"><p><strong>${escaped(happened)}</strong> <code>${escaped(code)}</code></p>
<p>${escaped(meaning)}</p>
${evidencePart(evidence, page)}${list(words.causes, causes)}${list(words.otherCauses, unlikely)}</section>`;
};

type ReportedCause = ReportDiagnosis['causes'][number] | ReportDiagnosis['unlikely'][number];

interface Broken {
  readonly failure: Failure;
  readonly step: ReportStep | null;
}

/** What the verdict is about: the loss of a connection that was made, else the step that failed, else the run. */
const brokenOf = ({ report, failure: ended }: ReportPage): Broken | null => {
  if (report.ok) return null;
  const step = report.steps.find(({ error }) => error !== undefined) ?? null;
  const error = report.lost ?? step?.error;
  const broken = error ? failure(error.code, error.facts, error.evidence ?? []) : ended;
  if (broken === null || broken.code === 'stopped') return null;
  return { failure: broken, step: report.lost ? null : step };
};

/** For a report of an older version: by what it contains. */
const diagnosisOf = ({ failure: broken, step }: Broken): ReportDiagnosis => {
  const { causes, evidence } = diagnose(broken, {
    stage: step ? stageOf(step.id) : 'module',
    facts: null,
    step: step?.id ?? null,
    item: step?.item ?? null,
  });
  return reportDiagnosisOf(
    { failure: broken, causes },
    evidence.map((line) => ({ ...line, atMs: null })),
  );
};

/** As the window shows it; what to do only where it is likely. */
const causeItem = (cause: ReportedCause, { facts: known }: Failure, { language, timeOf }: ReportPage): string => {
  const { ruledOut, likelihood } = uiWords[language].diagnosis;
  const isAdvised = 'likelihood' in cause;
  const weight = isAdvised ? likelihood[cause.likelihood] : cause.ruledOut ? ruledOut : likelihood.unlikely;
  const texts = [
    observationText(cause.observation, language),
    isAdvised ? remedyText(cause.key, known, language) : '',
  ].filter((text) => text !== '');
  const lines = cause.because.map(({ atMs, line }) => {
    const time = atMs === null ? '' : `<span class="small">${escaped(timeOf(atMs))}</span> `;
    return `<br>${time}<code>${escaped(line)}</code>`;
  });
  const name = withCapital(causeText(cause.key, known, language));
  return `<li><strong>${escaped(name)}</strong> <span class="small">${escaped(weight)}</span>${texts.map((text) => `<br>${escaped(text)}`).join('')}${lines.join('')}</li>`;
};

const evidencePart = (lines: ReportDiagnosis['evidence'], { language, timeOf }: ReportPage): string => {
  if (lines.length === 0) return '';
  const words = uiWords[language].diagnosis;
  const items = lines.map(({ text, expected, atMs }) => {
    const time = atMs === null ? '' : `<span class="small">${escaped(timeOf(atMs))}</span> `;
    const came = text === null ? escaped(words.nothingCame) : `<code>${escaped(text)}</code>`;
    const wanted = expected === null ? '' : ` · ${escaped(fill(words.expected, { line: expected }))}`;
    return `<li>${time}${came}${wanted}</li>`;
  });
  return `<p>${escaped(words.evidence)}</p>\n<ol>${items.join('')}</ol>\n`;
};

/** When the bytes on the module were compared: in this run, or in an earlier one, so that its step was left out in this. */
const verifiedAs = ({
  report,
  role,
  verified,
}: {
  readonly report: Report;
  readonly role: Report['certificates'][number]['role'];
  readonly verified: boolean;
}): 'now' | 'before' | 'no' => {
  if (!verified) return 'no';
  const compared = report.steps.find(({ id, item }) => id === 'certificate.verify' && (item ?? null) === role);
  return compared?.status === 'skipped' ? 'before' : 'now';
};

const certificatePart = ({ report, language }: ReportPage): string => {
  if (report.certificates.length === 0) return '';
  const words = reportWords[language];
  const head = [words.file, words.size, words.verified].map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  const rows = report.certificates.map(
    ({ role, file, bytes, sha256, verified }) =>
      `<tr><td><code>${escaped(file)}</code><p class="small">${escaped(words.sha256)}<br><code>${escaped(sha256)}</code></p></td><td>${escaped(bytes.toLocaleString('en-US'))}</td><td>${escaped(words.verifiedOf[verifiedAs({ report, role, verified })])}</td></tr>`,
  );
  return `<h2>${escaped(words.certificates)}</h2>
<table class="steps"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
};

const style = `
:root { color-scheme: light; }
body { margin: 32px auto; max-width: 800px; padding: 0 16px; color: #14181d; background: #fff; font: 13px/1.5 "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
h1 { font-size: 20px; margin: 0 0 4px; } h2 { font-size: 15px; margin: 20px 0 6px; } h3 { font-size: 13px; margin: 12px 0 4px; }
p { margin: 0 0 6px; } .ok { color: #12714a; } .failed { color: #b92b2b; } .warning { color: #8a5300; margin: 2px 0 0; } .small { color: #5f6973; font-size: 11px; margin: 2px 0 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 4px 8px 4px 0; border-top: 1px solid #e2e6ea; overflow-wrap: anywhere; }
.facts th { width: 180px; font-weight: 400; color: #5f6973; } .steps th { font-weight: 600; color: #5f6973; } .steps td:nth-child(n+2), .steps th:nth-child(n+2) { width: 110px; }
code { font: 12px ui-monospace, Consolas, monospace; } .broken { margin: 12px 0; padding: 10px 12px; border: 1px solid #efb4b4; border-radius: 6px; } .broken ol { margin: 0 0 6px; padding-left: 20px; }
footer { margin-top: 24px; padding-top: 8px; border-top: 1px solid #e2e6ea; color: #5f6973; font-size: 11px; }
@media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; } tr, .broken { break-inside: avoid; } }
`;
