import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundInRecording } from '../../../shared/contract/recordings.ts';
import type { RecordingSummary } from '../../../shared/contract.ts';
import { request } from '../../store/view-store.ts';

export type ResultFilter = 'all' | 'failed' | 'online' | 'pinned';

/** Whether what the list knows of a recording has a text: IMEI, model, name, tags, note, error code. */
export const hasText = (recording: RecordingSummary, wanted: string): boolean => {
  const text = wanted.trim().toLowerCase();
  if (text === '') return true;
  const { name, imei, model, address, remarks, result, others } = recording;
  const values = [
    ...[name, imei, model, address, remarks.title, remarks.note, ...remarks.tags, result?.code],
    ...others.flatMap((other) => [other.imei, other.model, other.result?.code]),
  ];
  return values.some((value) => value?.toLowerCase().includes(text));
};

export const isOfResult = ({ result, remarks }: RecordingSummary, filter: ResultFilter): boolean => {
  if (filter === 'failed') return result?.state === 'failed';
  if (filter === 'online') return result?.online === true;
  return filter === 'all' || remarks.isPinned;
};

/** What a search in the lines of all recordings has found so far. */
export interface LinesFound {
  readonly text: string;
  readonly found: ReadonlyMap<string, FoundInRecording>;
  readonly done: number;
  readonly total: number;
}

/** Searches the lines of recordings, one after the other, until it is stopped. */
export const useFindInLines = (): {
  readonly state: LinesFound | null;
  readonly find: (names: readonly string[], text: string) => void;
  readonly stop: () => void;
} => {
  const [state, setState] = useState<LinesFound | null>(null);
  const turn = useRef(0);
  const stop = useCallback(() => {
    turn.current += 1;
    setState(null);
  }, []);
  useEffect(() => stop, [stop]);
  const find = useCallback((names: readonly string[], text: string) => {
    turn.current += 1;
    const own = turn.current;
    const search = async (): Promise<void> => {
      const found = new Map<string, FoundInRecording>();
      let done = 0;
      setState({ text, found, done, total: names.length });
      while (done < names.length) {
        const answer = await request('recordings.find', { names: names.slice(done), text });
        if (turn.current !== own) return;
        if (!answer.ok) return setState(null);
        for (const one of answer.value.found) found.set(one.name, one);
        done += answer.value.done;
        setState({ text, found: new Map(found), done, total: names.length });
      }
    };
    void search();
  }, []);
  return { state, find, stop };
};
