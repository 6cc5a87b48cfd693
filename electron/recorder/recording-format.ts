/**
 * A recording is a file of JSON lines: a header, then entries `[seq, µs since the start, letter, Base64 of the bytes | object]`.
 * It stays readable when it is cut anywhere. A file that was appended to has a header at the start of each part. A long recording continues in
 * further files (`further-files.ts`): each is a recording of its own, whose header names the file before it; together, one after the other,
 * they are one recording.
 *
 * Version 2 joins reads that follow each other within one write of the file: such an entry has a fifth element, `[length, µs]` for each read, with
 * the time since that of the entry. Version 1 has one entry for each read.
 */
export const recordingVersion = 2;
export const readableVersions = [1, 2] as const;
export const recordingKind = 'atelier-recording';

/**
 * `r` received, `t` transmitted: Base64. `c` cuts: how the bytes before were shown (`cuts.ts`). `e` event: `{kind, facts}`. `m` mark: `{text}` by the user, or `{gap: {entries, bytes}, to: {receivedBytes, sentBytes}}` by the
 * recorder, for entries that could not be written. `to`: the traffic of this part up to the end of the gap, with what is missing.
 *
 * Kinds of events: `opened`, `closed` (with the failure when the port was lost), `restarted`, `step`, `connection`; `module` {model, imei,
 * firmware} when the module is identified or is a different one; `run` {result, stages, step, code, online} at the end of a run; `summary`
 * {startedAt, sentBytes, receivedBytes, module, run} as the last entry of a complete part, with `continuesIn` where another file follows; `ports`
 * {ports} when the ports of a merged view have changed. Readers must not require any of them.
 *
 * The inputs of the engine besides the received bytes, so that a replay cuts as it did: `q` {kind, …} what was asked of it, `w` {} the link has
 * accepted what was sent, `z` {} a time was over, `x` {code} the link ended. docs/recording-format.md has their fields. Only recordings of sessions
 * have them. A reader leaves out letters that it does not know.
 */
export type EntryLetter = 'r' | 't' | 'c' | 'e' | 'm' | InputLetter;

export type InputLetter = (typeof inputLetters)[number];

export const inputLetters = ['q', 'w', 'z', 'x'] as const;

/** What the session is when the recording starts. */
export interface RecordingSubject {
  /** Version of the program. */
  readonly app: string;
  /** The port as entered by the user. */
  readonly address: string;
  /** The epoch of the link; see `ByteLink`. */
  readonly epoch: number;
  /** Of a merged view: the ports at its beginning, by the numbers that its cuts have. An event `ports` names those that came later. */
  readonly ports?: readonly RecordedPort[];
}

export interface RecordedPort {
  readonly number: number;
  readonly address: string;
}

/** In the header of a further file: what it continues. */
export interface RecordingOrigin {
  /** The names of the first file of the recording and of the one before this. */
  readonly first: string;
  readonly file: string;
  /** Number of this file, from 2 on. */
  readonly part: number;
  /** The bytes of each direction in the files before: the positions of cuts and gaps continue from here. */
  readonly sentBytes: number;
  readonly receivedBytes: number;
}

/** Entries that were never written to the disk. */
export interface RecordingLoss {
  readonly entries: number;
  /** Size of the lines in the file, not of the traffic. */
  readonly bytes: number;
}

/** The traffic of a part, with that of the files that it continues, up to a certain entry. */
export interface TrafficSoFar {
  readonly receivedBytes: number;
  readonly sentBytes: number;
}

/** A longer line is not written, and is counted as bad when read. */
export const longestLineBytes = 2 * 1024 * 1024;

const encoder = new TextEncoder();

export const headerLine = (subject: RecordingSubject, startedAtMs: number, continues?: RecordingOrigin): Uint8Array =>
  encoder.encode(
    `${JSON.stringify({
      v: recordingVersion,
      kind: recordingKind,
      startedAt: new Date(startedAtMs).toISOString(),
      ...subject,
      ...(continues && { continues }),
    })}\n`,
  );

export const entryLine = (
  seq: number,
  timeUs: number,
  letter: EntryLetter,
  content: Uint8Array | object,
): Uint8Array => {
  if (content instanceof Uint8Array) return trafficLine(seq, timeUs, letter, content, []);
  return numberedLine(seq, timeUs, entryRest(letter, content));
};

/** An entry of a fact, without its number and its time. */
export const entryRest = (letter: EntryLetter, content: object | string): Uint8Array =>
  encoder.encode(`${JSON.stringify([letter, content]).slice(1)}\n`);

export const numberedLine = (seq: number, timeUs: number, rest: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`[${seq},${timeUs},`, 'latin1'), rest]);

/** A read that was joined with others: its length, and its time since that of the entry. */
export type JoinedRead = readonly [lengthBytes: number, afterUs: number];

/** An entry with bytes. `reads`: empty if it is one read. Everything is ASCII, so it is written without an encoder. */
export const trafficLine = (
  seq: number,
  timeUs: number,
  letter: EntryLetter,
  bytes: Uint8Array,
  reads: readonly JoinedRead[],
): Uint8Array => {
  const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  const joined = reads.length > 1 ? `,${JSON.stringify(reads)}` : '';
  return Buffer.from(`[${seq},${timeUs},"${letter}","${base64}"${joined}]\n`, 'latin1');
};
