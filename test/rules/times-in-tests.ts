import { codeOnly } from './source-mask.ts';
import type { SourceFile } from './source-tree.ts';

interface ForbiddenTime {
  readonly pattern: RegExp;
  readonly reason: string;
}

const forbiddenTimes: readonly ForbiddenTime[] = [
  {
    pattern: /\b(?:performance\s*\.\s*now|hrtime|cpuUsage|Date\s*\.\s*now)\b|\bnew\s+Date\s*\(\s*\)/,
    reason:
      'the speed of a computer proves nothing about the product; count causes, check the order of events, or compare with a control in the same run',
  },
  {
    pattern: /\b(?:setTimeout|setInterval|waitForTimeout)\b/,
    reason:
      'wait for the event itself (expect.poll, a listener); pause() is for rates and for events that must not happen',
  },
  {
    pattern: /\btimeout:\s*[\d_]+|[tT]imeout\(\s*[\d_]+|\bhookTimeout\b|\bretry:/,
    reason: 'the limits are in test/vitest.config.ts; use timeoutMs(…) for any other; tests have no retries',
  },
];

/** Files in which real time is the subject, each with the reason. */
export const allowedTimes: readonly { readonly path: string; readonly reason: string }[] = [
  { path: 'test/bench/', reason: 'measures' },
  { path: 'test/soak/', reason: 'measures' },
  { path: 'test/screenshots/', reason: 'no test; runs only on demand' },
  { path: 'test/vitest.config.ts', reason: 'the limits of all tests' },
  { path: 'test/support/pause.ts', reason: 'the one pause' },
  { path: 'test/support/growth.ts', reason: 'compares two durations of one run' },
  { path: 'test/support/cli-process.ts', reason: 'kills a process that hangs' },
  { path: 'test/support/web-host-bench.ts', reason: 'passes the real clock in' },
  { path: 'test/link/real-clock.ts', reason: 'passes the real clock in' },
  { path: 'test/simulator/network/real-clock.ts', reason: 'passes the real clock in' },
  { path: 'test/simulator/network/fixtures.ts', reason: 'certificates that are valid today' },
  { path: 'test/support/mosquitto-bench.ts', reason: 'certificates that are valid today' },
  { path: 'test/acceptance/mosquitto-mutual.test.ts', reason: 'certificates that are valid today' },
  { path: 'test/acceptance/mosquitto.test.ts', reason: 'certificates that are valid today' },
  { path: 'test/host/node/node-clock.test.ts', reason: 'its subject is the real clock' },
  { path: 'test/rules/', reason: 'tests these patterns' },
  { path: 'test/sequences/', reason: 'steps of a sequence have a timeout and a retry' },
  { path: 'test/shared/sequences/', reason: 'steps of a sequence have a timeout and a retry' },
];

/** Times in tests that make their result depend on the computer, one line each. */
export const findTimesInTests = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(({ path }) => !allowedTimes.some((exception) => path.startsWith(exception.path)))
    .flatMap(({ path, text }) =>
      codeOnly(text)
        .split('\n')
        .flatMap((line, index) =>
          forbiddenTimes.flatMap(({ pattern, reason }) => {
            const call = pattern.exec(line)?.[0];
            return call === undefined ? [] : [`${path}:${index + 1}: ${call}: ${reason}`];
          }),
        ),
    );
