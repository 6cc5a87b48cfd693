import type { ImportedLog, LogEntry } from '../../shared/imports/logs/log.ts';
import { type Failure, type Outcome, ok } from '../../shared/outcome.ts';
import type { AppendFile } from '../base/platform.ts';
import { type CutPiece, CutWriter } from '../recorder/cuts.ts';
import type { SecretSet } from '../recorder/masking.ts';
import type { RecordingSubject } from '../recorder/recording-format.ts';
import { createSessionRecorder, type SessionRecorder } from '../recorder/session-recorder.ts';
import { createRecordingNotes, type RecordingNotes } from '../session/recording-notes.ts';
import { createTypedSecrets } from '../session/typed-secrets.ts';
import { createLogClock, type LogClock } from './log-clock.ts';
import { LogPairing, type LogPiece } from './log-pieces.ts';

export interface ImportLogOptions {
  readonly log: ImportedLog;
  /** Without its folder. */
  readonly fileName: string;
  /** When the file was changed last: the time of a log without times. */
  readonly changedAtMs: number;
  /** Of the new recording. Closed at the end. */
  readonly file: AppendFile;
  /** The version of the product. */
  readonly version: string;
  readonly secrets: SecretSet;
  /** Called between parts of the work, which other work may use. */
  readonly pause?: () => Promise<void>;
}

export interface WrittenLog {
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly commands: number;
  /** Commands with a final result. */
  readonly answered: number;
}

/** In the header of an imported recording. */
interface ImportedSubject extends RecordingSubject {
  readonly imported: { readonly program: string; readonly file: string };
}

/** As of the cuts of a session: so many characters in one entry. */
const gatheredCharacters = 4_096;
/** Entries between two pauses. */
const partEntries = 500;

/** When the log begins. */
export const startOfLog = ({ entries }: ImportedLog, changedAtMs: number): number =>
  entries.find(({ atMs }) => atMs !== null)?.atMs ?? changedAtMs;

/**
 * Writes the log of another program as a recording like any other: masked, with the cuts that say which lines answer which command. Its header
 * and an event `imported` say where it comes from and what of it was guessed.
 */
export const importLog = async (options: ImportLogOptions): Promise<Outcome<WrittenLog>> => {
  const { log, fileName, changedAtMs, pause } = options;
  const startedAtMs = startOfLog(log, changedAtMs);
  const clock = createLogClock(startedAtMs);
  let failed: Failure | null = null;
  const subject: ImportedSubject = {
    ...{ app: options.version, address: fileName, epoch: 0 },
    imported: { program: log.program, file: fileName },
  };
  const recorder = createSessionRecorder({
    ...{ clock, file: options.file, header: subject, secrets: options.secrets },
    onFailure: (failure) => {
      failed ??= failure;
    },
  });
  recorder.event('imported', importedFacts(log, fileName));
  const writer = new LogWriter(recorder, clock);
  for (const [index, entry] of log.entries.entries()) {
    writer.write(entry);
    if (index % partEntries === partEntries - 1) await pause?.();
    if (failed !== null) break;
  }
  const counts = writer.end();
  const { sentBytes, receivedBytes } = recorder.soFar;
  recorder.close();
  await recorder.ended;
  if (failed !== null) return { ok: false, error: failed };
  return ok({ startedAtMs, endedAtMs: clock.wallMs(), sentBytes, receivedBytes, ...counts });
};

const importedFacts = ({ program, encoding, guessed, warnings, entries }: ImportedLog, file: string): object => ({
  ...{ program, file, encoding, guessed },
  changed: warnings.map(({ code, count }) => ({ code, count })),
  /** What of the entries themselves is guessed, where it is not the same for all. */
  inferredSent: entries.filter(({ direction, guessed: of }) => direction === 'sent' && of.includes('direction')).length,
});

class LogWriter {
  private readonly recorder: SessionRecorder;
  private readonly clock: LogClock;
  private readonly notes: RecordingNotes;
  private readonly pairing = new LogPairing();
  private readonly typed = createTypedSecrets();
  private readonly gathered = new CutWriter();
  private readonly places = { sent: 0, received: 0 };
  private sequence = 0;
  private readonly commands = new Set<number>();
  private readonly finals = new Set<number>();

  constructor(recorder: SessionRecorder, clock: LogClock) {
    this.recorder = recorder;
    this.clock = clock;
    this.notes = createRecordingNotes(recorder, clock);
  }

  write({ direction, atMs, bytes, note }: LogEntry): void {
    if (atMs !== null) this.clock.moveTo(atMs);
    if (bytes.length > 0 && direction === 'sent') this.sent(bytes);
    else if (bytes.length > 0) {
      this.recorder.received(bytes);
      this.cut(this.pairing.received(bytes, this.clock.nowMs()));
    }
    if (note !== undefined) this.recorder.mark(note);
  }

  end(): Pick<WrittenLog, 'commands' | 'answered'> {
    this.cut(this.pairing.end());
    this.keepCuts();
    this.notes.end();
    return { commands: this.commands.size, answered: this.finals.size };
  }

  /** The echo of a secret is masked because the secret is known before it is received. */
  private sent(bytes: Uint8Array): void {
    const { spans, values } = this.typed.read(bytes);
    for (const value of values) this.recorder.registerSecret(value);
    const pieces = this.pairing.sent(bytes, this.clock.nowMs());
    this.recorder.sent(bytes, spans);
    this.cut(pieces);
  }

  private cut(pieces: readonly LogPiece[]): void {
    for (const piece of pieces) {
      const cut = this.cutOf(piece);
      this.gathered.add(cut);
      const { owner } = piece;
      if (owner.kind === 'command') this.commands.add(owner.id);
      if (owner.kind === 'final') this.finals.add(owner.id);
      this.notes.traffic({ ...piece, ...cut, owner, secretSpans: [] }, cut.atMs);
    }
    if (this.gathered.length >= gatheredCharacters) this.keepCuts();
  }

  private cutOf({ direction, owner, bytes }: LogPiece): CutPiece {
    const position = this.places[direction];
    this.places[direction] += bytes.length;
    const sequence = this.sequence;
    this.sequence += 1;
    return {
      ...{ sequence, atMs: this.clock.wallMs(), direction, owner: owner.kind },
      commandId: 'id' in owner ? owner.id : 0,
      name: owner.kind === 'urc' ? owner.name : owner.kind === 'command' ? (owner.cause ?? '') : '',
      ...{ isRecorded: true, length: bytes.length, position, ownBytes: null },
    };
  }

  private keepCuts(): void {
    if (!this.gathered.isEmpty) this.recorder.cuts(this.gathered.take());
  }
}
