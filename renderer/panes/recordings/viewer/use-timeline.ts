import { useEffect, useState } from 'react';
import type { OpenedRecording, TimelineAnswer } from '../../../../shared/contract/recordings.ts';
import { request } from '../../../store/view-store.ts';
import type { TimeWindow } from './timeline-window.ts';

/** The counts of a part of the time. The ones before stay until they are there. */
export const useTimeline = (
  { id, next }: OpenedRecording,
  { fromMs, toMs }: TimeWindow,
  parts: number,
): TimelineAnswer | null => {
  const [timeline, setTimeline] = useState<TimelineAnswer | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: there is more
  useEffect(() => {
    let isOver = false;
    const window = { fromMs: Math.floor(fromMs), toMs: Math.ceil(toMs), parts };
    void request('recordings.timeline', { id, ...window }).then((outcome) => {
      if (outcome.ok && !isOver) setTimeline(outcome.value);
    });
    return () => {
      isOver = true;
    };
  }, [id, next, fromMs, toMs, parts]);
  return timeline;
};
