import type { ModuleItemId, ModuleValues } from '../../../shared/contract.ts';
import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { CommandLine } from '../../at/command-line.ts';
import type { CommandSpec } from '../../at/command-spec.ts';
import type { Lease } from '../../at/engine.ts';
import type { Clock } from '../../base/clock.ts';
import { isInterruption } from '../context.ts';

/** How an attempt to read a value ended. */
export type ItemResult<Value> =
  | { readonly kind: 'known'; readonly value: Value; readonly command: string }
  | { readonly kind: 'absent' | 'failed'; readonly failure: Failure; readonly command: string };

export type ItemReport = <Id extends ModuleItemId>(id: Id, result: ItemResult<ModuleValues[Id]>) => void;

/** What the tools of the page about the module use. */
export interface ToolContext {
  readonly lease: Lease;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly report: ItemReport;
  /** A command is sent whose answer may take so long. */
  readonly onCommand: (command: string, limitMs: number) => void;
}

/** The command as it may be shown, without secrets. */
export const commandText = ({ bytes, secretSpans }: CommandLine): string => {
  const shown = bytes.slice();
  for (const { start, end } of secretSpans) shown.fill(0x2a, start, end);
  return new TextDecoder().decode(shown);
};

export const runTool = <Params, Result>(
  { lease, signal, onCommand }: ToolContext,
  spec: CommandSpec<Params, Result>,
  params: Params,
): Promise<Outcome<Result>> =>
  lease.run(spec, params, {
    signal,
    onSent: () => onCommand(commandText(spec.line(params)), spec.deadlineMs(params)),
  });

/** An unknown command gives plain `ERROR` (docs/at-dialect.md §5). Only for queries: a command that acts may fail with it too. */
export const meansAbsent = ({ code, facts }: Failure): boolean => code === 'at/error' && facts.answer === 'ERROR';

/** A value for the page. Fails only for a reason outside of the command: the port was lost, the module is silent, the user stopped it. */
export const readItem = async <Id extends ModuleItemId, Params, Result>(
  context: ToolContext,
  id: Id,
  spec: CommandSpec<Params, Result>,
  params: Params,
  toValue: (result: Result) => ModuleValues[Id],
): Promise<Outcome<Result | null>> => {
  const read = await runTool(context, spec, params);
  const command = commandText(spec.line(params));
  if (read.ok) {
    context.report(id, { kind: 'known', value: toValue(read.value), command });
    return ok(read.value);
  }
  if (isInterruption(read.error)) return read;
  const kind = spec.optional && meansAbsent(read.error) ? 'absent' : 'failed';
  context.report(id, { kind, failure: read.error, command });
  return ok(null);
};

/** Runs steps in order until one fails. */
export const inOrder = async (steps: readonly (() => Promise<Outcome<unknown>>)[]): Promise<Outcome<void>> => {
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  return ok(undefined);
};
