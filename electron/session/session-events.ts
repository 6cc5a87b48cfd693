import type { Failure } from '../../shared/outcome.ts';
import type { TrafficNotice } from '../at/engine.ts';
import type { Hold } from '../at/send-now.ts';
import type { LinkNote } from '../base/byte-link.ts';
import type { Progress } from '../procedures/context.ts';
import type { StepRecord } from '../procedures/runner.ts';
import type { FurtherFile } from '../recorder/further-files.ts';
import type { RecordedItem } from './recorded-item.ts';

export type { RecordedItem } from './recorded-item.ts';

/** Received bytes that belong to no piece yet, as they are in the recording. The line was quiet after them, as after a prompt. */
export interface UnfinishedBytes extends Pick<RecordedItem, 'bytes' | 'isRecorded' | 'position'> {
  /** Of the last byte. */
  readonly atMs: number;
  /** They are the rest of a packet: what follows is another line. */
  readonly ends: boolean;
}

/**
 * The events of a session, in the order in which they happened. They contain no registered secret. Traffic is emitted once it is in the
 * recording: what was shown is recorded, even if the program is killed.
 */
export interface SessionEvents {
  /** Bytes are about to be sent; they count among the open answers already. Emitted before they are recorded, so before `traffic`. */
  readonly sending: () => void;
  readonly traffic: (item: RecordedItem) => void;
  /** The same for all pieces of one read, in order, with what they mean: for listeners that follow every line. */
  readonly batch: (recorded: readonly (RecordedItem | TrafficNotice)[]) => void;
  /** For listeners that show bytes at once. The bytes are emitted again with the piece that they begin. */
  readonly unfinished: (item: UnfinishedBytes) => void;
  readonly step: (record: StepRecord) => void;
  readonly progress: (progress: Progress) => void;
  readonly urc: (name: string, line: string) => void;
  readonly message: (topic: Uint8Array, payload: Uint8Array, complete: boolean) => void;
  readonly hold: (hold: Hold | null) => void;
  /** What is known of the link besides its bytes. */
  readonly note: (note: LinkNote) => void;
  readonly restarted: (line: string) => void;
  /** The recording continues in a further file. */
  readonly 'further-file': (file: FurtherFile) => void;
  /** `null`: closed by this program. */
  readonly closed: (reason: Failure | null) => void;
  /** The link is closed, and all procedures on it have ended. */
  readonly ended: () => void;
}
