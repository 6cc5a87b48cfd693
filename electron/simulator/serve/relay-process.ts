import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../base/clock.ts';
import { announcedTerminal, type RelayProgram } from './relay-program.ts';

/** A running relay. */
export interface RelayProcess {
  /** Path such as `/dev/pts/3`, in raw mode. */
  readonly terminal: string;
  readonly input: Readable;
  readonly output: Writable;
  /** Resolves when the process has ended, for any reason. */
  readonly ended: Promise<void>;
  /** Ends it; never longer than 2 s. */
  end(): Promise<void>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const startDeadlineMs = 10_000;
const endDeadlineMs = 1000;
const stderrLimitCharacters = 8192;

/** Starts a relay and waits until its terminal is ready. Returns `null` when the program is missing or cannot create one. */
export const startRelay = async (program: RelayProgram, clock: Clock): Promise<RelayProcess | null> => {
  const child: Child = spawn(program.name, program.arguments, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => {
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => undefined);
  const end = (): Promise<void> => endProcess(child, ended, clock);
  const terminal = await untilAnnounced(child, ended, clock);
  if (terminal === null) {
    await end();
    return null;
  }
  const keptOpen = program.endsWithLastReader ? keepOpen(terminal) : null;
  return {
    terminal,
    input: child.stdout,
    output: child.stdin,
    ended: ended.then(() => {
      if (keptOpen !== null) closeSync(keptOpen);
    }),
    end,
  };
};

const untilAnnounced = (child: Child, ended: Promise<void>, clock: Clock): Promise<string | null> =>
  new Promise((resolve) => {
    let text = '';
    const cancel = clock.after(startDeadlineMs, () => resolve(null));
    const settle = (terminal: string | null): void => {
      cancel();
      resolve(terminal);
    };
    void ended.then(() => settle(null));
    // Keeps reading, so that a relay with much output never fills its pipe.
    child.stderr.on('data', (bytes: Buffer) => {
      text = (text + bytes.toString('latin1')).slice(0, stderrLimitCharacters);
      const terminal = announcedTerminal(text);
      if (terminal !== null) settle(terminal);
    });
  });

/** Not opened as a controlling terminal, and never read from. */
const keepOpen = (terminal: string): number | null => {
  try {
    return openSync(terminal, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
};

const endProcess = async (child: Child, ended: Promise<void>, clock: Clock): Promise<void> => {
  child.kill('SIGTERM');
  const cancelKill = clock.after(endDeadlineMs, () => child.kill('SIGKILL'));
  const abandoned = new Promise<void>((resolve) => {
    const cancel = clock.after(2 * endDeadlineMs, resolve);
    void ended.then(cancel);
  });
  await Promise.race([ended, abandoned]);
  cancelKill();
};
