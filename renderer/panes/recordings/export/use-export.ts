import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../../shared/outcome.ts';
import type { ShowableKind } from '../../../../shared/recordings/masking/kinds.ts';
import type { ExportPreview } from '../../../../shared/recordings/masking/preview.ts';
import { saveFile } from '../../../parts/save-file.ts';
import { askExport } from './ask-export.ts';
import type { ExportLook } from './export-preview.tsx';
import { type ExportOrder, exportFileName, fetchExport } from './fetch-export.ts';

/** A longer recording is read when a person asks for it. */
const readAtOnceBytes = 5_000_000;

export interface SavedExport {
  readonly name: string;
  readonly sizeBytes: number;
}

/** The export of one recording: what it contains, what a person shows, and its progress. */
export const useExport = (name: string, sizeBytes: number) => {
  const [preview, setPreview] = useState<ExportPreview | null>(null);
  const [isReading, setIsReading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [shown, setShown] = useState<ReadonlySet<ShowableKind>>(new Set());
  const [withSequence, setWithSequence] = useState(false);
  const [look, setLook] = useState<ExportLook | null>(null);

  const read = useCallback(async () => {
    setIsReading(true);
    const answer = await askExport({ kind: 'preview', name, shown: [] });
    setIsReading(false);
    setFailure(answer.ok ? null : answer.error);
    setPreview(answer.ok ? answer.value.preview : null);
  }, [name]);
  const isShort = sizeBytes <= readAtOnceBytes;
  useEffect(() => {
    if (isShort) void read();
  }, [isShort, read]);
  const order = { name, shown: [...shown], withSequence };
  const openLook = async (): Promise<void> => {
    const answer = await askExport({ kind: 'look', ...order });
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setLook(answer.value);
  };
  const saving = useSaving(order, preview?.startedAt ?? null, setFailure);
  return {
    ...{ preview, isReading, failure, shown, withSequence, look, saving, read, openLook, setWithSequence },
    closeLook: () => setLook(null),
    show: (kind: ShowableKind, isShown: boolean): void => {
      const others = [...shown].filter((other) => other !== kind);
      setShown(new Set(isShown ? [...others, kind] : others));
      saving.forget();
    },
  };
};

/** Fetches the zip and saves it, until the page is left. */
const useSaving = (order: ExportOrder, startedAt: string | null, setFailure: (failure: Failure | null) => void) => {
  const [saved, setSaved] = useState<SavedExport | null>(null);
  const [doneBytes, setDoneBytes] = useState<number | null>(null);
  const isStopped = useRef(false);
  const stop = useCallback(() => {
    isStopped.current = true;
  }, []);
  useEffect(() => stop, [stop]);
  const save = async (): Promise<void> => {
    isStopped.current = false;
    setSaved(null);
    setDoneBytes(0);
    const parts = await fetchExport(order, askExport, (bytes) => {
      setDoneBytes(bytes);
      return !isStopped.current;
    });
    setDoneBytes(null);
    setFailure(parts.ok ? null : parts.error);
    if (!parts.ok || parts.value === null) return;
    const name = exportFileName(startedAt);
    saveFile(name, 'application/zip', parts.value);
    setSaved({ name, sizeBytes: parts.value.reduce((sum, { length }) => sum + length, 0) });
  };
  return { saved, doneBytes, save, stop, forget: () => setSaved(null) };
};
