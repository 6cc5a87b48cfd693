import { createListeners } from '../../shared/listeners.ts';
import type { Undo } from '../base/undo.ts';
import type { Direction } from './traffic-queue.ts';

/** Traffic as stored in the file, for views: the same bytes in the same order, once they are written. */
export interface WrittenTraffic {
  readonly direction: 'sent' | 'received';
  /** With secrets masked; the number of bytes is that on the line. */
  readonly bytes: Uint8Array;
  /** Of the first byte, among all bytes of its direction that this recorder has recorded, also in earlier files. */
  readonly position: number;
  /** False: the disk refuses it. It may still be written when the disk works again. */
  readonly isRecorded: boolean;
}

export type WrittenListener = (traffic: WrittenTraffic) => void;

/** Buffers traffic until it is written or refused, then emits it in order. */
export interface WrittenStream {
  add(direction: Direction, bytes: Uint8Array): void;
  /** The traffic added so far is in the file, or is not written for now. It is emitted with the next `release`. */
  settle(isRecorded: boolean): void;
  /** The same, and emits it. */
  release(isRecorded: boolean): void;
  on(listener: WrittenListener): Undo;
  readonly isWaiting: boolean;
}

export const createWrittenStream = (): WrittenStream => {
  const listeners = createListeners<[WrittenTraffic]>();
  let waiting: Omit<WrittenTraffic, 'isRecorded'>[] = [];
  let ready: WrittenTraffic[] = [];
  const positions = { sent: 0, received: 0 };
  let isEmitting = false;

  /** A listener may record something itself. Traffic released by that is emitted after the current traffic. */
  const emitReady = (): void => {
    if (isEmitting) return;
    isEmitting = true;
    try {
      while (ready.length > 0) {
        const now = ready;
        ready = [];
        for (const traffic of now) listeners.emit(traffic);
      }
    } finally {
      isEmitting = false;
    }
  };
  const settle = (isRecorded: boolean): void => {
    if (waiting.length === 0) return;
    for (const traffic of waiting) ready.push({ ...traffic, isRecorded });
    waiting = [];
  };
  return {
    add: (letter, bytes) => {
      const direction = letter === 'r' ? 'received' : 'sent';
      if (listeners.size() > 0) waiting.push({ direction, bytes, position: positions[direction] });
      positions[direction] += bytes.length;
    },
    settle,
    release: (isRecorded) => {
      settle(isRecorded);
      emitReady();
    },
    on: listeners.add,
    get isWaiting() {
      return waiting.length > 0 || ready.length > 0;
    },
  };
};
