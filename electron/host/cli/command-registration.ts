import type { Command } from 'commander';
import type { CommandContext } from './host-process.ts';

export interface CommonOptions {
  readonly data?: string;
}

export type Action<Options> = (context: CommandContext, options: Options) => Promise<number>;

export type Add = (name: string, description: string) => Command;

/** For a command with an argument: `name` is its name in the arguments of the action. */
export type RunWith = <Options extends CommonOptions, Name extends keyof Options & string>(
  name: Name,
  action: Action<Options>,
) => (argument: Options[Name], options: Omit<Options, Name>) => Promise<void>;

export type Run = <Options extends CommonOptions>(action: Action<Options>) => (options: Options) => Promise<void>;
