import type { Outcome } from '../../shared/outcome.ts';
import type { AppendFile } from '../base/platform.ts';

/** Syncs one file to the disk. Never two syncs at once: calls during a sync lead to one more sync. */
export interface FileSync {
  /** Data was appended. */
  changed(): void;
  sync(): void;
  /** Resolves when all data is synced or refused and the file is closed. */
  end(): Promise<void>;
  /** Data was appended since the last `sync`. */
  readonly isDirty: boolean;
}

export const createFileSync = (file: AppendFile, onSynced: (outcome: Outcome<void>) => void): FileSync => {
  let isDirty = false;
  let isAsked = false;
  let syncing: Promise<void> | null = null;
  const sync = (): void => {
    isAsked = syncing !== null;
    if (isAsked || !isDirty) return;
    isDirty = false;
    syncing = file.flush().then((synced) => {
      syncing = null;
      onSynced(synced);
      if (isAsked) sync();
    });
  };
  return {
    changed: () => {
      isDirty = true;
    },
    sync,
    end: async () => {
      sync();
      while (syncing !== null) await syncing;
      file.close();
    },
    get isDirty() {
      return isDirty;
    },
  };
};
