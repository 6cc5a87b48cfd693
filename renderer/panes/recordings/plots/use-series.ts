import { useEffect, useState } from 'react';
import type { OpenedRecording } from '../../../../shared/contract/recordings.ts';
import type { SeriesAnswer } from '../../../../shared/series/series.ts';
import { request } from '../../../store/view-store.ts';
import type { TimeWindow } from '../viewer/timeline-window.ts';

const askAgainMs = 300;
/** Two points for each pixel of a wide window. */
const parts = 1_600;

/** All series of a recording, and the points of some in a part of its time. What was there before stays until there is more. */
export const useSeries = (
  { id, next }: OpenedRecording,
  { fromMs, toMs }: TimeWindow,
  ids: readonly string[],
): SeriesAnswer | null => {
  const [answer, setAnswer] = useState<SeriesAnswer | null>(null);
  const wanted = ids.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: when there is more, or others are wanted
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      const window = { fromMs: Math.floor(fromMs), toMs: Math.ceil(toMs), parts };
      const outcome = await request('recordings.series', { id, ids, ...window });
      if (outcome.ok && !isOver) setAnswer(outcome.value);
    };
    const timer = setTimeout(() => void ask(), answer === null ? 0 : askAgainMs / 4);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [id, next, fromMs, toMs, wanted]);
  return answer;
};
