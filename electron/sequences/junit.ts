/** One loop of a run as a test suite, one step as a test case, as CI servers read JUnit XML. */
export interface JUnitSuite {
  readonly name: string;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly cases: readonly JUnitCase[];
}

export interface JUnitCase {
  readonly name: string;
  readonly ms: number;
  /** `null`: it passed. */
  readonly failure: JUnitFailure | null;
  /** It did not run. */
  readonly isSkipped: boolean;
}

export interface JUnitFailure {
  readonly message: string;
  readonly type: string;
  readonly lines: readonly string[];
  /** `error`: nothing was tested. */
  readonly kind?: 'failure' | 'error';
}

/** Characters that XML 1.0 does not have are left out of the text; U+FFFD replaces them. */
const xmlText = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

const caseXml = (suite: string, { name, ms, failure, isSkipped }: JUnitCase): string => {
  const head = `    <testcase classname="${xmlText(suite)}" name="${xmlText(name)}" time="${seconds(ms)}"`;
  if (isSkipped) return `${head}>\n      <skipped/>\n    </testcase>\n`;
  if (!failure) return `${head}/>\n`;
  const { message, type, lines, kind = 'failure' } = failure;
  const body = lines.map(xmlText).join('\n');
  return `${head}>\n      <${kind} message="${xmlText(message)}" type="${xmlText(type)}">${body}</${kind}>\n    </testcase>\n`;
};

export const suiteXml = ({ name, timestamp, cases }: JUnitSuite): string => {
  const errors = cases.filter(({ failure }) => failure?.kind === 'error').length;
  const failures = cases.filter(({ failure }) => failure).length - errors;
  const skipped = cases.filter(({ isSkipped }) => isSkipped).length;
  const ms = cases.reduce((sum, each) => sum + each.ms, 0);
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
  return `  <testsuite name="${xmlText(name)}" ${counts} time="${seconds(ms)}" timestamp="${xmlText(timestamp)}">\n${cases.map((each) => caseXml(name, each)).join('')}  </testsuite>\n`;
};

export const junitHead = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
export const junitEnd = '</testsuites>\n';
