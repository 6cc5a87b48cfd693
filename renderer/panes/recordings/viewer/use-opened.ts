import { useEffect, useState } from 'react';
import type { OpenedRecording, RecordingDetailsAnswer } from '../../../../shared/contract/recordings.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { request, useView } from '../../../store/view-store.ts';

export interface UsedRecording {
  /** `null`: not opened yet. */
  readonly opened: OpenedRecording | null;
  readonly failure: Failure | null;
}

/** Opens a recording, and opens it again when the program has closed it. */
export const useOpened = (name: string): UsedRecording => {
  const [answer, setAnswer] = useState<{ readonly id: string | null; readonly failure: Failure | null } | null>(null);
  const opened = useView((view) => view.opened[answer?.id ?? ''] ?? null);
  const isClosed = answer !== null && answer.failure === null && opened === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened again when it was closed
  useEffect(() => {
    let isOver = false;
    void request('recordings.open', { name }).then((outcome) => {
      if (isOver) return;
      setAnswer(outcome.ok ? { id: outcome.value.id, failure: null } : { id: null, failure: outcome.error });
    });
    return () => {
      isOver = true;
    };
  }, [name, isClosed]);
  return { opened, failure: answer?.failure ?? opened?.failure ?? null };
};

const noDetails: RecordingDetailsAnswer = { answers: [], events: [], failures: [], failureCount: 0 };

/** Read again when more of the recording was read, at most once a second. */
export const useDetails = ({ id, next, isComplete }: OpenedRecording): RecordingDetailsAnswer => {
  const [details, setDetails] = useState(noDetails);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when there is more
  useEffect(() => {
    const timer = setTimeout(() => setAsked((count) => count + 1), isComplete ? 0 : askAgainMs);
    return () => clearTimeout(timer);
  }, [next, isComplete]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again
  useEffect(() => {
    let isOver = false;
    void request('recordings.details', { id }).then((outcome) => {
      if (outcome.ok && !isOver) setDetails(outcome.value);
    });
    return () => {
      isOver = true;
    };
  }, [id, asked]);
  return details;
};

const askAgainMs = 1_000;
