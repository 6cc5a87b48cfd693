import { fail, type Outcome, ok } from './outcome.ts';

/** The owner of a piece (docs/architecture.md §5 point 3). The order defines the numbers in the binary layout: only add at the end. */
export const trafficOwners = [
  'command',
  'payload',
  'probe',
  'echo',
  'answer',
  'final',
  'second-phase',
  'prompt',
  'data',
  'urc',
  'message',
  'blank',
  'late',
  'unclaimed',
  'divider',
  // Received bytes that are not pieces yet. The next received piece begins with them and has their owner.
  'unfinished',
  // A typed command that was given up before it was sent: its name says why (`UnsentReason`), its bytes are the command without arguments.
  'unsent',
  // Bytes of a user that are not commands.
  'raw',
  // Received bytes that ended with a pause, where the user has chosen that lines end so.
  'packet',
] as const;

/** The kinds of a divider, stored as its name: how an opening ended or began, that another module is connected (the bytes are its name), a note about the link (the bytes are its details), or that a rule acted, failed, or all were switched off (the bytes name it). */
export const dividerKinds = [
  'lost',
  'slept',
  'closed',
  'opened',
  'other-module',
  'telnet',
  'settings-differ',
  'settings-unknown',
  'line-errors',
  'rule',
  'rule-failed',
  'rules-off',
] as const;

/** Why a typed command was never sent. */
export const unsentReasons = ['silent', 'lost', 'closed', 'cancelled', 'other'] as const;

export type UnsentReason = (typeof unsentReasons)[number];

export type DividerKind = (typeof dividerKinds)[number];

export type TrafficOwner = (typeof trafficOwners)[number];

/** One piece of traffic as sent to a page: secrets are masked, all other bytes are unchanged. */
export interface TrafficPiece {
  /** Counts from 0 within a session, without gaps. */
  readonly sequence: number;
  /** Milliseconds since 1970 UTC, with fractions. */
  readonly atMs: number;
  readonly direction: 'sent' | 'received';
  readonly owner: TrafficOwner;
  /** The command that the piece belongs to; 0: none. */
  readonly commandId: number;
  /**
   * For an unsolicited result code its name (ASCII), e.g. `+CREG`. For a command its `CommandCause`. For a failing result that the caller
   * expected `expectedName`. Otherwise ''.
   */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** False: the disk refused it when it was shown. The recording may contain it all the same if the disk recovered soon. */
  readonly isRecorded: boolean;
  /** In a merged view: the number of its port, from 1 on. */
  readonly port?: number | undefined;
}

/** Ports that a merged view can have over its life. Their numbers are one byte. */
export const mergedPortLimit = 32;

/**
 * Why a command was sent, stored as its name: typed by a user, requested by a button of the window, sent by the monitoring of a
 * connection, or by a sequence. Without a cause it was sent by the program itself: a run, a query, closing the connection.
 */
const commandCauses = ['typed', 'request', 'watch', 'sequence'] as const;

export type CommandCause = (typeof commandCauses)[number];

export const isCommandCause = (name: string): name is CommandCause => commandCauses.some((cause) => cause === name);

/** Marks a failing final result that the caller expected, such as a file that does not exist yet. */
export const expectedName = 'expected';

const fixedBytes = 4 + 8 + 1 + 1 + 4 + 1 + 1 + 4;

const sentFlag = 1;
const notRecordedFlag = 2;

/** Names are ASCII. */
const nameLengthOf = (name: string): number => Math.min(name.length, 255);

/**
 * Little-endian: u32 sequence, f64 time, u8 flags (1: sent, 2: not recorded), u8 owner, u32 command, u8 port (0: none), u8 length of the
 * name, u32 length of the bytes; name; bytes.
 */
export const encodeTraffic = (pieces: readonly TrafficPiece[]): Uint8Array => {
  const size = pieces.reduce((sum, { name, bytes }) => sum + fixedBytes + nameLengthOf(name) + bytes.length, 0);
  const out = new Uint8Array(size);
  const view = new DataView(out.buffer);
  let at = 0;
  for (const piece of pieces) {
    const { name } = piece;
    const nameLength = nameLengthOf(name);
    view.setUint32(at, piece.sequence, true);
    view.setFloat64(at + 4, piece.atMs, true);
    view.setUint8(at + 12, (piece.direction === 'sent' ? sentFlag : 0) | (piece.isRecorded ? 0 : notRecordedFlag));
    view.setUint8(at + 13, trafficOwners.indexOf(piece.owner));
    view.setUint32(at + 14, piece.commandId, true);
    view.setUint8(at + 18, piece.port ?? 0);
    view.setUint8(at + 19, nameLength);
    view.setUint32(at + 20, piece.bytes.length, true);
    for (let index = 0; index < nameLength; index += 1) out[at + fixedBytes + index] = name.charCodeAt(index);
    out.set(piece.bytes, at + fixedBytes + nameLength);
    at += fixedBytes + nameLength + piece.bytes.length;
  }
  return out;
};

/** Fails with `usage/invalid` for bytes that are not a complete batch. */
export const decodeTraffic = (batch: Uint8Array): Outcome<readonly TrafficPiece[]> => {
  const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
  const pieces: TrafficPiece[] = [];
  let at = 0;
  while (at < batch.length) {
    if (batch.length - at < fixedBytes) return fail('usage/invalid', { field: 'traffic', problem: 'cut' });
    const nameLength = view.getUint8(at + 19);
    const length = view.getUint32(at + 20, true);
    const owner = trafficOwners[view.getUint8(at + 13)];
    const start = at + fixedBytes + nameLength;
    if (owner === undefined || batch.length - start < length) {
      return fail('usage/invalid', { field: 'traffic', problem: 'cut' });
    }
    pieces.push({
      sequence: view.getUint32(at, true),
      atMs: view.getFloat64(at + 4, true),
      direction: (view.getUint8(at + 12) & sentFlag) === 0 ? 'received' : 'sent',
      owner,
      commandId: view.getUint32(at + 14, true),
      name: String.fromCharCode(...batch.subarray(at + fixedBytes, start)),
      bytes: batch.slice(start, start + length),
      isRecorded: (view.getUint8(at + 12) & notRecordedFlag) === 0,
      port: view.getUint8(at + 18) || undefined,
    });
    at = start + length;
  }
  return ok(pieces);
};
