import { done, failure, type Outcome, ok } from '../../shared/outcome.ts';
import type { AtEngine, Lease, TrafficItem } from '../at/engine.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { PortAnswer, PortCommand, PortLine, SequencePort } from '../sequences/port.ts';
import { runTyped, type TypedOptions } from './console.ts';
import type { SessionCore } from './session-core.ts';
import { checkTypedCommand, downloadRefused, entersDownloadMode } from './typed-command.ts';
import { createTypedSecrets, typedSecretValues } from './typed-secrets.ts';

/** A command may be sent in several parts. */
const tailLength = 64;

/** The line of a session, held for a sequence. */
export interface HeldPort extends SequencePort {
  release(): void;
}

/** `lease`: granted. After a restart of the module the line is acquired again before the next command. */
export const createSequencePort = (
  { engine, clock, recorder, memory, masked }: SessionCore,
  granted: Lease,
  signal: AbortSignal,
  hasSeveralLinks: () => boolean,
): HeldPort => {
  let lease: Lease | null = granted;
  const secrets = createTypedSecrets();
  let sentTail = '';
  const removeRestartListener = engine.on('restarted', () => {
    lease?.release();
    lease = null;
  });
  const held = async (): Promise<Outcome<Lease>> => {
    if (lease) return ok(lease);
    const acquired = await engine.acquire(signal, { cause: 'sequence' });
    if (acquired.ok) lease = acquired.value;
    return acquired;
  };

  const command = async (text: string, options: PortCommand): Promise<Outcome<PortAnswer>> => {
    for (const value of typedSecretValues(new TextEncoder().encode(text))) recorder.registerSecret(value);
    memory.noteTyped(text);
    const line = await held();
    if (!line.ok) return { ok: false, error: masked(line.error) };
    const removeListener = onceSent(engine, options.onSent);
    const data = options.data && promptData(options.data);
    const answer = await runTyped(line.value, text, {
      ...{ signal: options.signal, hasSeveralLinks: hasSeveralLinks(), cause: 'sequence' },
      lineEnd: options.lineEnding === 'cr' ? 'cr' : 'crlf',
      ...(options.timeoutMs !== null && { deadlineMs: options.timeoutMs }),
      ...(data && { onDataWanted: data.provide }),
    }).finally(removeListener);
    recorder.flush();
    if (answer.ok) return ok({ resultWithinMs: answer.value.resultWithinMs });
    return { ok: false, error: data?.hasWrongSize() ? wrongSize : masked(answer.error) };
  };

  return {
    isCommand: (text) => {
      const checked = checkTypedCommand(text, true);
      return checked.ok || (checked.error.facts.problem !== 'not-a-command' && !hasControl(text));
    },
    command,
    sendBytes: async (bytes) => {
      // What people type in the terminal is theirs; a file may be from anyone.
      const begun = `${sentTail}${Buffer.from(bytes).toString('latin1')}`;
      if (entersDownloadMode(begun)) return downloadRefused();
      sentTail = begun.slice(-tailLength);
      const { spans, values } = secrets.read(bytes);
      for (const value of values) recorder.registerSecret(value);
      const line = await held();
      if (!line.ok) return { ok: false, error: masked(line.error) };
      const sent = await line.value.sendBytes(bytes, spans);
      return sent.ok ? done : { ok: false, error: masked(sent.error) };
    },
    onLine: (listener) => followLines(engine, clock, listener),
    shown: (text) => asUtf8(recorder.maskText(text)),
    release: () => {
      removeRestartListener();
      lease?.release();
      lease = null;
    },
  };
};

const hasControl = (text: string): boolean => /[\u0000-\u001f\u007f]/.test(text);

/** The engine has one character per byte. */
const asUtf8 = (text: string): string => {
  const bytes = Buffer.from(text, 'latin1');
  // A mask is text of this program, and may contain characters that are not bytes.
  return bytes.toString('latin1') === text ? bytes.toString('utf8') : text;
};

const wrongSize = failure('usage/invalid', { field: 'data', problem: 'data-size' });

/** A prompt may ask for another number of bytes: then nothing is sent, and the command is given up. */
const promptData = (bytes: Uint8Array) => {
  let isWrong = false;
  const provide: NonNullable<TypedOptions['onDataWanted']> = ({ sizeBytes }, give) => {
    isWrong = sizeBytes !== null && sizeBytes !== bytes.length;
    give(isWrong ? null : bytes);
  };
  return { provide, hasWrongSize: () => isWrong };
};

/** Calls `onSent` with the number of the next command that is sent. The line is held, so it is the own one. */
const onceSent = (engine: AtEngine, onSent: (commandId: number) => void): Undo => {
  const removeListener = engine.on('traffic', ({ direction, owner }) => {
    if (direction !== 'sent' || owner.kind !== 'command') return;
    removeListener();
    onSent(owner.id);
  });
  return removeListener;
};

const followLines = (engine: AtEngine, clock: Clock, listener: (line: PortLine) => void): Undo =>
  engine.on('traffic', (item) => {
    const line = lineOf(item, clock.nowMs());
    if (line) listener(line);
  });

const lineOf = ({ direction, owner, unmaskedText }: TrafficItem, atMs: number): PortLine | null => {
  if (direction === 'sent' || unmaskedText === undefined || unmaskedText === '') return null;
  const line = { text: unmaskedText, atMs, commandId: null, isFinal: false, urc: null };
  switch (owner.kind) {
    case 'answer':
    case 'second-phase':
      return { ...line, commandId: owner.id };
    case 'final':
      return { ...line, commandId: owner.id, isFinal: true };
    case 'urc':
      return { ...line, urc: owner.name };
    case 'unclaimed':
      return line;
    default:
      return null;
  }
};
