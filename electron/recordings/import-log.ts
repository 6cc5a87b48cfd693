import type { ImportedLog, LogEntry } from '../../shared/imports/logs/log.ts';
import { longestNote, markLimit } from '../../shared/lines/kinds.ts';
import { done, type Failure, type Outcome, ok } from '../../shared/outcome.ts';
import type { AppendFile } from '../base/platform.ts';
import { type CutPiece, CutWriter } from '../recorder/cuts.ts';
import type { SecretSet } from '../recorder/masking.ts';
import type { RecordingSubject } from '../recorder/recording-format.ts';
import { createSessionRecorder, type SessionRecorder } from '../recorder/session-recorder.ts';
import { createRecordingNotes, type RecordingNotes } from '../session/recording-notes.ts';
import { createTypedSecrets } from '../session/typed-secrets.ts';
import { createLogClock, type LogClock } from './log-clock.ts';
import { LogPairing, type LogPiece } from './log-pieces.ts';

/** What a log is, without its entries. */
export interface LogHead extends Pick<ImportedLog, 'program' | 'encoding' | 'guessed' | 'warnings'> {
  /** Without its folder. */
  readonly fileName: string;
  /** The time of the first entry; for a log without times, when the file was changed last. */
  readonly startedAtMs: number;
}

export interface LogImportOptions {
  /** Of the new recording. Closed at the end. */
  readonly file: AppendFile;
  /** The version of the product. */
  readonly version: string;
  readonly secrets: SecretSet;
  /** Values that the program knows besides, such as those of its profiles. */
  readonly known?: Pick<SecretSet, 'maskValues' | 'maskText'>;
}

export interface ImportLogOptions extends LogImportOptions {
  readonly log: ImportedLog;
  readonly fileName: string;
  readonly changedAtMs: number;
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
  /** The notes of the log at their lines, for the file of the marks, secrets masked. The recording has all of them, at their times. */
  readonly marks: readonly LogMark[];
}

export interface LogMark {
  readonly sequence: number;
  readonly note: string;
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
export const startOfLog = ({ entries }: Pick<ImportedLog, 'entries'>, changedAtMs: number): number =>
  entries.find(({ atMs }) => atMs !== null)?.atMs ?? changedAtMs;

/** Writes the log of another program as a recording, in parts. */
export interface LogImport {
  /** Fails when the disk refuses it: nothing more can be written then. */
  write(entries: readonly LogEntry[]): Outcome<void>;
  /** Resolves when the recording is complete and on the disk. */
  end(): Promise<Outcome<WrittenLog>>;
}

/**
 * A log becomes a recording like any other: masked, with the cuts that say which lines answer which command. Its header and an event `imported`
 * say where it comes from and what of it was guessed.
 */
export const createLogImport = (head: LogHead, { file, version, secrets, known }: LogImportOptions): LogImport => {
  const { program, fileName, startedAtMs } = head;
  const clock = createLogClock(startedAtMs);
  let failed: Failure | null = null;
  const subject: ImportedSubject = {
    ...{ app: version, address: fileName, epoch: 0 },
    imported: { program, file: fileName },
  };
  const recorder = createSessionRecorder({
    ...{ clock, file, header: subject, secrets },
    onFailure: (failure) => {
      failed ??= failure;
    },
  });
  const { encoding, guessed, warnings } = head;
  const changed = warnings.map(({ code, count }) => ({ code, count }));
  recorder.event('imported', { program, file: fileName, encoding, guessed, changed });
  const writer = new LogWriter(recorder, clock, known);
  const outcome = (): Outcome<void> => (failed === null ? done : { ok: false, error: failed });
  return {
    write: (entries) => {
      for (const entry of entries) if (failed === null) writer.write(entry);
      return outcome();
    },
    end: async () => {
      const counts = writer.end();
      const { sentBytes, receivedBytes } = recorder.soFar;
      recorder.close();
      await recorder.ended;
      const written = outcome();
      return written.ok ? ok({ startedAtMs, endedAtMs: clock.wallMs(), sentBytes, receivedBytes, ...counts }) : written;
    },
  };
};

/** The whole log at once. */
export const importLog = async (options: ImportLogOptions): Promise<Outcome<WrittenLog>> => {
  const { log, fileName, changedAtMs, pause } = options;
  const writing = createLogImport({ ...log, fileName, startedAtMs: startOfLog(log, changedAtMs) }, options);
  for (let at = 0; at < log.entries.length; at += partEntries) {
    if (at > 0) await pause?.();
    if (!writing.write(log.entries.slice(at, at + partEntries)).ok) break;
  }
  return writing.end();
};

class LogWriter {
  private readonly recorder: SessionRecorder;
  private readonly clock: LogClock;
  private readonly notes: RecordingNotes;
  private readonly pairing = new LogPairing();
  private readonly typed = createTypedSecrets();
  private readonly gathered = new CutWriter();
  private readonly places = { sent: 0, received: 0 };
  private sequence = 0;
  /** The first line of the entry that is written. */
  private line: number | null = null;
  private readonly waiting: string[] = [];
  private readonly marks: LogMark[] = [];
  private readonly commands = new Set<number>();
  private readonly finals = new Set<number>();

  private readonly known: LogImportOptions['known'];

  constructor(recorder: SessionRecorder, clock: LogClock, known: LogImportOptions['known']) {
    this.known = known;
    this.recorder = recorder;
    this.clock = clock;
    this.notes = createRecordingNotes(recorder, clock);
  }

  write({ direction, atMs, bytes: given, note }: LogEntry): void {
    if (atMs !== null) this.clock.moveTo(atMs);
    this.line = null;
    const bytes = this.known?.maskValues(given) ?? given;
    if (bytes.length > 0 && direction === 'sent') this.sent(bytes);
    else if (bytes.length > 0) {
      this.recorder.received(bytes);
      this.cut(this.pairing.received(bytes, this.clock.nowMs()));
    }
    if (note !== undefined) this.mark(this.known?.maskText(note) ?? note);
  }

  end(): Pick<WrittenLog, 'commands' | 'answered' | 'marks'> {
    this.cut(this.pairing.end());
    this.keepCuts();
    this.notes.end();
    return { commands: this.commands.size, answered: this.finals.size, marks: this.marks };
  }

  /** At the line of its entry; where that has none, at the next line. */
  private mark(note: string): void {
    this.recorder.mark(note);
    const masked = this.recorder.maskText(note);
    if (this.line !== null) this.markAt(this.line, masked);
    else this.waiting.push(masked);
  }

  private markAt(sequence: number, note: string): void {
    const last = this.marks.at(-1);
    const isSame = last?.sequence === sequence;
    // What was written beside the line itself comes first.
    const whole = (isSame ? `${note} · ${last.note}` : note).replaceAll(/\s*\n\s*/g, ' · ');
    const mark = { sequence, note: whole.length > longestNote ? `${whole.slice(0, longestNote - 1)}…` : whole };
    if (isSame) this.marks[this.marks.length - 1] = mark;
    // Room for those that people add.
    else if (this.marks.length < markLimit / 2) this.marks.push(mark);
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
      if (owner.kind !== 'blank') this.noteLine(cut.sequence);
      if (owner.kind === 'command') this.commands.add(owner.id);
      if (owner.kind === 'final') this.finals.add(owner.id);
      this.notes.traffic({ ...piece, ...cut, owner, secretSpans: [] }, cut.atMs);
    }
    if (this.gathered.length >= gatheredCharacters) this.keepCuts();
  }

  private noteLine(sequence: number): void {
    this.line ??= sequence;
    if (this.waiting.length > 0) this.markAt(sequence, this.waiting.splice(0).join('\n'));
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
