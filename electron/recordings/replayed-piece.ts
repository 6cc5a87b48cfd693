import type { TrafficOwner, TrafficPiece } from '../../shared/traffic.ts';

/** A piece as today's program cuts it. */
export interface ReplayedPiece {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly direction: TrafficPiece['direction'];
  readonly owner: TrafficOwner;
  /** As in `TrafficPiece`: those of later openings continue. */
  readonly commandId: number;
  readonly name: string;
  /** Of its first byte, among all bytes of its direction in this part of the recording. */
  readonly position: number;
  /** As in the recording. */
  readonly bytes: Uint8Array;
}

/** What a replay finds out besides pieces. */
export type ReplayedEvent =
  | { readonly kind: 'urc'; readonly name: string; readonly line: string }
  | { readonly kind: 'message'; readonly topic: Uint8Array; readonly payload: Uint8Array; readonly complete: boolean }
  | { readonly kind: 'restarted'; readonly line: string }
  /** A command has its result. `code`: of its failure. */
  | { readonly kind: 'settled'; readonly commandId: number; readonly code: string | null };

/** Gets what a replay gives, in order. */
export interface ReplayOutput {
  piece(piece: ReplayedPiece): void;
  event(event: ReplayedEvent, atMs: number): void;
}

/** The numbers of bytes before a place of the recording, in its part. */
export interface StreamPlace {
  readonly sent: number;
  readonly received: number;
}
