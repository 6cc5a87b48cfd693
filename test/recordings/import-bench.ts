import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { RecordedPieces } from '../../electron/recorder/recorded-pieces.ts';
import { importLog, type WrittenLog } from '../../electron/recordings/import-log.ts';
import type { ImportedLog } from '../../shared/imports/logs/log.ts';
import type { LogZone } from '../../shared/imports/logs/log-time.ts';
import { readLog } from '../../shared/imports/logs/read-log.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { createMemoryFile } from '../recorder/memory-file.ts';

/** The same on every machine. */
export const utcZone: LogZone = { toUtc: (ms) => ms, toLocal: (ms) => ms };

/** 2026-11-30T20:00:00Z */
export const changedAtMs = Date.UTC(2026, 10, 30, 20);

export const transcriptBytes = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(resolve(import.meta.dirname, '../fixtures/transcripts', `${name}.txt`)));

export const logOf = (bytes: Uint8Array | string, name?: string): ImportedLog => {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const read = readLog({ bytes: content, name, changedAtMs }, undefined, utcZone);
  if (!read.ok) throw new Error(`refused: ${read.error.code}`);
  return read.value;
};

export interface ImportedRecording {
  readonly text: string;
  readonly pieces: readonly TrafficPiece[];
  readonly written: WrittenLog;
}

export const importedRecording = async (log: ImportedLog, fileName = 'log.txt'): Promise<ImportedRecording> => {
  const file = createMemoryFile();
  const secrets = createSecretSet();
  const written = await importLog({ log, fileName, changedAtMs, file, version: '1.2.3', secrets });
  if (!written.ok) throw new Error(`not written: ${written.error.code}`);
  const text = file.text();
  const reader = new RecordedPieces();
  const pieces: TrafficPiece[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    if (line !== '') pieces.push(...reader.take(new TextEncoder().encode(line), offset));
    offset += Buffer.byteLength(line) + 1;
  }
  return { text, pieces, written: written.value };
};
