import fc from 'fast-check';
import { expect } from 'vitest';
import type { CommandLine } from '../../electron/at/command-line.ts';
import { buildRequest, type CommandRequest, type CommandSpec } from '../../electron/at/command-spec.ts';
import { afterPrefix } from '../../electron/at/syntax.ts';
import { recogniseUrc } from '../../electron/commands/urc-catalogue.ts';
import type { Outcome } from '../../shared/outcome.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

export const textOf = (line: CommandLine): string => decode(line.bytes);

/** The text covered by the secret spans of a line. */
export const secretsOf = (line: CommandLine): readonly string[] =>
  line.secretSpans.map(({ start, end }) => decode(line.bytes.slice(start, end)));

export interface Played<Result> {
  /** `null` when a failing final result or second phase arrived, or when lines are missing. */
  readonly outcome: Outcome<Result> | null;
  readonly failedBy: string | null;
  /** Lines that the declaration does not accept, in order. */
  readonly unclaimed: readonly string[];
}

interface Progress {
  readonly lines: string[];
  readonly secondPhase: string[];
  readonly unclaimed: string[];
  readonly left: RegExp[];
  final: string | null;
}

const isFailure = (line: string): boolean => /^(?:ERROR|\+CM[ES] ERROR ?:.*)$/.test(line);
const anyOf = (patterns: readonly RegExp[], line: string): boolean => patterns.some((pattern) => pattern.test(line));

/** True: this line ended the command with a failure. */
const takeBeforeFinal = (request: CommandRequest, line: string, progress: Progress): boolean => {
  const { finals, response } = request;
  if (line === 'OK' || anyOf(finals.success, line)) progress.final = line;
  else if (isFailure(line) || anyOf(finals.failure, line)) return true;
  else if (response.prefixes.some((name) => afterPrefix(line, name) !== null)) progress.lines.push(line);
  else if (!recogniseUrc(line) && response.bare?.test(line)) progress.lines.push(line);
  else progress.unclaimed.push(line);
  return false;
};

const takeAfterFinal = (request: CommandRequest, line: string, progress: Progress): boolean => {
  const rule = request.secondPhase;
  const isNext = progress.left[0]?.test(line) ?? false;
  if (isNext) progress.left.shift();
  if (isNext || anyOf(rule?.detail ?? [], line)) progress.secondPhase.push(line);
  else if (anyOf(rule?.failure ?? [], line)) return true;
  else progress.unclaimed.push(line);
  return false;
};

/** Applies a declaration to the lines of a module as the engine does, without bytes and time. */
export const play = <Params, Result>(
  spec: CommandSpec<Params, Result>,
  params: Params,
  received: readonly string[],
  data: Uint8Array = new Uint8Array(),
): Played<Result> => {
  const request = buildRequest(spec, params);
  const left = [...(request.secondPhase?.success ?? [])];
  const progress: Progress = { lines: [], secondPhase: [], unclaimed: [], left, final: null };
  const { lines, secondPhase, unclaimed } = progress;
  for (const line of received.map((text) => text.trim())) {
    if (line === '' || line === textOf(request.line)) continue;
    const take = progress.final === null ? takeBeforeFinal : takeAfterFinal;
    if (take(request, line, progress)) return { outcome: null, failedBy: line, unclaimed };
  }
  if (progress.final === null || left.length > 0) return { outcome: null, failedBy: null, unclaimed };
  return {
    outcome: spec.parse({ lines, final: progress.final, data, secondPhase }, params),
    failedBy: null,
    unclaimed,
  };
};

/** The result of a command that succeeded. */
export const resultOf = <Params, Result>(
  spec: CommandSpec<Params, Result>,
  params: Params,
  received: readonly string[],
  data?: Uint8Array,
): Result => {
  const { outcome } = play(spec, params, received, data);
  if (!outcome?.ok) throw new Error(`${spec.name} did not succeed: ${JSON.stringify(outcome)}`);
  return outcome.value;
};

/** The answer ends successfully but cannot be parsed; the failure contains the lines as evidence. */
export const expectUnreadable = <Params, Result>(
  spec: CommandSpec<Params, Result>,
  params: Params,
  received: readonly string[],
): void => {
  const { outcome } = play(spec, params, received);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'at/unexpected-answer', facts: { command: spec.name } } });
};

/** A command that is answered only with `OK` or an error. */
export const expectPlainAnswer = <Params>(spec: CommandSpec<Params, void>, params: Params): void => {
  expect(play(spec, params, [textOf(spec.line(params)), '', 'OK']).outcome?.ok).toBe(true);
  expect(play(spec, params, ['+CME ERROR: 3']).failedBy).toBe('+CME ERROR: 3');
  expect(play(spec, params, ['ERROR']).failedBy).toBe('ERROR');
};

/** Arbitrary text, with a preference for characters that break AT lines. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom('"', '\r', '\n', ',', ';', '\\', '\0', '\x1a', '：', 'a', '0'), fc.string()))
  .map((parts) => parts.join(''));

/**
 * For any text, building the line either throws, or gives one line with balanced quotes and `quotedArguments`
 * quoted arguments, so no text gets out of its argument.
 */
export const expectNoInjection = <Params>(
  spec: CommandSpec<Params, unknown>,
  paramsOf: (text: string) => NoInfer<Params>,
  quotedArguments: number,
): void => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const built = attempt(() => textOf(spec.line(paramsOf(text))));
      if (built === null) return;
      expect(built).not.toMatch(/[\x00-\x1f\x7f]/);
      expect(built.split('"').length - 1).toBe(2 * quotedArguments);
    }),
  );
};

const attempt = (build: () => string): string | null => {
  try {
    return build();
  } catch {
    return null;
  }
};
