import type { ByteLink } from '../../electron/base/byte-link.ts';
import { done } from '../../shared/outcome.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** A line of the module after so many milliseconds. */
export type ScriptedLine = string | readonly [afterMs: number, line: string];

/**
 * Answers by the beginning of the command line, first match first. An empty list: silence. `pass`: the virtual module answers, and the lines
 * follow.
 */
export type Script = readonly (readonly [command: RegExp, lines: readonly ScriptedLine[], pass?: 'pass'])[];

/** A module with the answers of a script, in front of another one that answers everything else. */
export const scriptedModule = (link: ByteLink, clock: VirtualClock, script: Script): ByteLink => {
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const say = (line: string): void => {
    for (const listener of listeners) listener(new Uint8Array(Buffer.from(`\r\n${line}\r\n`, 'latin1')));
  };
  link.onBytes((bytes) => {
    for (const listener of listeners) listener(bytes);
  });
  return {
    epoch: link.epoch,
    address: link.address,
    onClosed: (listener) => link.onClosed(listener),
    close: () => link.close(),
    onBytes: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write: (bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      const found = script.find(([command]) => command.test(text));
      if (!found) return link.write(bytes);
      for (const line of found[1]) {
        const [afterMs, said] = typeof line === 'string' ? [20, line] : line;
        clock.after(afterMs, () => say(said.replace('{sent}', text.trim())));
      }
      return found[2] === 'pass' ? link.write(bytes) : Promise.resolve(done);
    },
  };
};
