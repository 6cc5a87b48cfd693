import type { Outcome } from '../../shared/outcome.ts';
import { latin1Of } from '../framer/latin1.ts';
import type { SessionCore } from './session-core.ts';
import { createTypedSecrets } from './typed-secrets.ts';

/** Bytes of a user that are not commands. */
export interface RawInput {
  /**
   * Sends them at once, and resolves when the link has accepted them. `onLine` is called with each line that they end. Fails with
   * `terminal/port-held`, or as every command when the link is lost.
   */
  sendBytes(bytes: Uint8Array, onLine?: (line: string) => void): Promise<Outcome<void>>;
  /** While the port is kept, nothing else is sent. Returns false while a procedure has the line. */
  keepPort(isKept: boolean): boolean;
}

/** Longer than any command line. */
const longestLine = 4_096;

export const createRawInput = ({ engine, recorder, memory, masked }: SessionCore): RawInput => {
  const secrets = createTypedSecrets();
  let begun = '';

  /** A line may be sent in several parts, as it is typed. */
  const endedLines = (bytes: Uint8Array): readonly string[] => {
    const lines = (begun + latin1Of(bytes)).split(/[\r\n]/);
    begun = (lines.pop() ?? '').slice(-longestLine);
    return lines.filter((line) => line !== '');
  };

  return {
    sendBytes: async (bytes, onLine) => {
      const { spans, values } = secrets.read(bytes);
      for (const value of values) recorder.registerSecret(value);
      const sent = await engine.sendBytes(bytes, spans);
      if (!sent.ok) return { ok: false, error: masked(sent.error) };
      for (const line of endedLines(bytes)) {
        memory.noteTyped(line);
        onLine?.(line);
      }
      return sent;
    },
    keepPort: (isKept) => engine.keepPort(isKept),
  };
};
