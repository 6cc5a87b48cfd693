import { ok } from '../../../shared/outcome.ts';
import { commandLine } from '../../at/command-line.ts';
import type { CommandSpec } from '../../at/command-spec.ts';
import { quoted, stringLimitBytes, wholeNumber } from './arguments.ts';
import { declare } from './declare.ts';
import { errorAfterOk, linkClosed } from './second-phase.ts';

export interface ConnectParams {
  readonly host: string;
  readonly port: number;
  /** Deadline for `CONNECT OK` after `OK`. The manual does not specify one. */
  readonly secondPhaseMs: number;
}

export interface ConnectResult {
  /** True: the module was already connected. */
  readonly already: boolean;
}

const alreadyConnected = /^(?:\d\s*,\s*)?ALREADY CONNECT$/;

/** MIPSTART and SSLMIPSTART have the same arguments and results. The host is quoted: all known firmware accepts that (docs/at-dialect.md §9.2). */
export const declareConnection = (name: string, source: string): CommandSpec<ConnectParams, ConnectResult> =>
  declare<ConnectParams, ConnectResult>({
    name,
    source,
    line: ({ host, port }) =>
      commandLine(`${name}=`, quoted(host, stringLimitBytes), ',', wholeNumber(port, 1, 65_535)),
    secondPhase: ({ secondPhaseMs }) => ({
      success: [/^(?:\d\s*,\s*)?(?:CONNECT OK|ALREADY CONNECT)$/],
      failure: [/^(?:\d\s*,\s*)?CONNECT FAIL$/, /^TCP ERROR\s*:\s*\d+$/, linkClosed, errorAfterOk],
      detail: [/^STATE\s*:.*$/],
      deadlineMs: secondPhaseMs,
      holdsLine: true,
    }),
    repeatable: false,
    parse: (answer) => ok({ already: answer.secondPhase.some((line) => alreadyConnected.test(line)) }),
  });
