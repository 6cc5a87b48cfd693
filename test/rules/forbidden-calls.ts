import { codeOnly } from './source-mask.ts';
import type { SourceFile } from './source-tree.ts';

interface ForbiddenCall {
  readonly pattern: RegExp;
  readonly reason: string;
  /** False: allowed in the code of pages. */
  readonly alsoInPages: boolean;
  /** Exceptions, each with the reason. */
  readonly allowed: readonly { readonly path: string; readonly reason: string }[];
}

export const forbiddenCalls: readonly ForbiddenCall[] = [
  {
    pattern: /\bcreateWriteStream\b/,
    alsoInPages: true,
    reason: 'a stream keeps bytes in memory and loses them in a crash; write with writeSync or through Platform',
    allowed: [],
  },
  {
    pattern: /\bconsole\s*[.[]/,
    alsoInPages: true,
    reason: 'output belongs to the host',
    allowed: [{ path: 'electron/host/cli/', reason: 'the command line prints' }],
  },
  {
    pattern:
      /\b(?:Date\s*\.\s*now|setTimeout|setInterval|performance\s*\.\s*now|hrtime)\b|\bnew\s+Date\s*(?:\(\s*\)|(?![\s(\w]))/,
    alsoInPages: false,
    reason: 'time is injected (Clock), so that tests can run a minute in a millisecond',
    allowed: [{ path: 'electron/host/node/node-clock.ts', reason: 'it is the clock' }],
  },
  {
    pattern: /\bcurrentView\s*\(\s*\)\s*\??\.\s*draft\b/,
    alsoInPages: true,
    reason: 'this is the draft before any session; shownView() has the draft that is shown',
    allowed: [],
  },
];

/** Forbidden calls, one line each. */
export const findForbiddenCalls = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ path, text }) => {
    const lines = codeOnly(text).split('\n');
    return forbiddenCalls
      .filter(({ allowed }) => !allowed.some((exception) => path.startsWith(exception.path)))
      .filter(({ alsoInPages }) => alsoInPages || !path.startsWith('renderer/'))
      .flatMap(({ pattern, reason }) =>
        lines.flatMap((line, index) => {
          const call = pattern.exec(line)?.[0];
          return call === undefined ? [] : [`${path}:${index + 1}: ${call}: ${reason}`];
        }),
      );
  });
