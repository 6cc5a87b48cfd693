import { ActionIcon, Tooltip } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type PointerEvent, useEffect, useRef } from 'react';
import type { OpenedRecording, TimelineAnswer } from '../../../../shared/contract/recordings.ts';
import type { RecordedStage } from '../../../../shared/recordings/recorded-steps.ts';
import { timelineLanes } from '../../../../shared/recordings/timeline.ts';
import { stageWords } from '../../../../shared/words/steps.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { DirectionMark } from '../../../parts/direction-mark.tsx';
import { IconZoomIn, IconZoomOut, IconZoomReset } from '../../../parts/icons.ts';
import styles from './timeline.module.css';
import { movedBy, showing, type TimeWindow, ticksOf, tickText } from './timeline-window.ts';
import { useTimeline } from './use-timeline.ts';
import type { ViewedTime } from './use-viewed-time.ts';
import { useViewerWords } from './use-viewer-words.ts';

const pixelsPerPart = 3;
const pixelsPerTick = 110;
const zoomStep = 1.5;

export interface TimelineProps {
  readonly opened: OpenedRecording;
  readonly stages: readonly RecordedStage[];
  /** The time of the line that is read; `null`: none. */
  readonly atMs: number | null;
  readonly onTime: (atMs: number) => void;
  /** `null`: there are no lines so far. */
  readonly time: ViewedTime | null;
}

/** What happened when, one lane for each kind. A press goes to the line of that time. */
export const RecordingTimeline = ({ time, ...props }: TimelineProps) =>
  time === null ? null : <Lanes {...props} time={time} />;

interface LanesProps extends TimelineProps {
  readonly time: ViewedTime;
}

const Lanes = (props: LanesProps) => {
  const { m } = useViewerWords();
  const { atMs, time } = props;
  const { all, shown, isAll, setWindow } = time;
  const zoom = (factor: number, at = atMs ?? undefined): void => time.zoom(factor, at);
  const newest = useRef(all);
  newest.current = all;
  useEffect(() => {
    if (atMs !== null) setWindow((now) => (now === null ? null : showing(now, newest.current, atMs)));
  }, [atMs, setWindow]);
  return (
    <div className={styles.timeline}>
      <div className={styles.names}>
        <span className={styles.zoom}>
          <ZoomButtons onZoom={zoom} onAll={() => setWindow(null)} isAll={isAll} />
        </span>
        <span aria-hidden>{m.lanes.steps}</span>
        {timelineLanes.map((lane) => (
          <span key={lane} aria-hidden>
            <DirectionMark kind={lane} /> {m.lanes[lane]}
          </span>
        ))}
      </div>
      <Strip {...props} all={all} shown={shown} onZoom={zoom} onWindow={setWindow} />
    </div>
  );
};

interface StripProps extends Omit<LanesProps, 'time'> {
  readonly all: TimeWindow;
  readonly shown: TimeWindow;
  readonly onZoom: (factor: number, atMs?: number) => void;
  /** `null`: all. */
  readonly onWindow: (window: TimeWindow | null) => void;
}

const Strip = ({ opened, stages, all, shown, atMs, onTime, onZoom, onWindow }: StripProps) => {
  const { m } = useViewerWords();
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const lanes = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(sizeRef, lanes);
  const widthPx = Math.max(1, width);
  const timeline = useTimeline(opened, shown, Math.max(1, Math.floor(widthPx / pixelsPerPart)));
  const spanMs = shown.toMs - shown.fromMs;
  const placeOf = (ms: number): number => ((ms - shown.fromMs) / spanMs) * widthPx;
  useZoomingWheel(lanes, (factor, share) => onZoom(factor, shown.fromMs + share * spanMs));
  const timeAt = (event: PointerEvent): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return shown.fromMs + ((event.clientX - box.left) / Math.max(1, box.width)) * spanMs;
  };
  return (
    <div
      ref={ref}
      className={styles.lanes}
      role="slider"
      tabIndex={0}
      aria-label={m.timeline}
      aria-valuemin={0}
      aria-valuemax={Math.round(all.toMs - all.fromMs)}
      aria-valuenow={Math.round((atMs ?? all.fromMs) - all.fromMs)}
      aria-valuetext={fill(m.at, { time: tickText((atMs ?? all.fromMs) - all.fromMs, 0) })}
      onKeyDown={(event) => {
        if (pressed(event.key, { shown, all, atMs, onTime, onZoom, onWindow })) event.preventDefault();
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onTime(timeAt(event));
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) onTime(timeAt(event));
      }}
    >
      <Ticks shown={shown} startMs={all.fromMs} widthPx={widthPx} placeOf={placeOf} />
      <Stages stages={stages} shown={shown} placeOf={placeOf} />
      {timeline !== null && <Marks timeline={timeline} placeOf={placeOf} widthPx={widthPx} />}
      {atMs !== null && atMs >= shown.fromMs && atMs <= shown.toMs && (
        <span className={styles.cursor} style={{ left: placeOf(atMs) }}>
          <b>{tickText(atMs - all.fromMs, Math.min(spanMs, 50_000))}</b>
        </span>
      )}
    </div>
  );
};

/** The wheel zooms at the pointer. React's listener is passive, so the page would scroll. */
const useZoomingWheel = (
  ref: React.RefObject<HTMLDivElement | null>,
  zoom: (factor: number, share: number) => void,
): void => {
  const now = useRef(zoom);
  now.current = zoom;
  useEffect(() => {
    const element = ref.current;
    const turn = (event: WheelEvent): void => {
      if (element === null || event.deltaY === 0) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      now.current(event.deltaY > 0 ? zoomStep : 1 / zoomStep, (event.clientX - box.left) / Math.max(1, box.width));
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, [ref]);
};

type Keyboard = Pick<StripProps, 'shown' | 'all' | 'atMs' | 'onTime' | 'onZoom' | 'onWindow'>;

/** `false`: a key of someone else. */
const pressed = (key: string, { shown, all, atMs, onTime, onZoom, onWindow }: Keyboard): boolean => {
  const stepMs = (shown.toMs - shown.fromMs) / 50;
  const at = atMs ?? shown.fromMs;
  if (key === 'ArrowLeft') onTime(Math.max(all.fromMs, at - stepMs));
  else if (key === 'ArrowRight') onTime(Math.min(all.toMs, at + stepMs));
  else if (key === 'PageUp') onWindow(movedBy(shown, all, -25 * stepMs));
  else if (key === 'PageDown') onWindow(movedBy(shown, all, 25 * stepMs));
  else if (key === '+' || key === '=') onZoom(1 / zoomStep);
  else if (key === '-') onZoom(zoomStep);
  else if (key === 'Home') onWindow(null);
  else return false;
  return true;
};

interface ZoomButtonsProps {
  readonly onZoom: (factor: number) => void;
  readonly onAll: () => void;
  readonly isAll: boolean;
}

const ZoomButtons = ({ onZoom, onAll, isAll }: ZoomButtonsProps) => {
  const { m } = useViewerWords();
  const buttons = [
    { label: m.zoomIn, Icon: IconZoomIn, action: () => onZoom(1 / zoomStep), disabled: false },
    { label: m.zoomOut, Icon: IconZoomOut, action: () => onZoom(zoomStep), disabled: isAll },
    { label: m.zoomAll, Icon: IconZoomReset, action: onAll, disabled: isAll },
  ];
  return buttons.map(({ label, Icon, action, disabled }) => (
    <Tooltip key={label} label={label}>
      <ActionIcon variant="subtle" color="gray" size={24} disabled={disabled} aria-label={label} onClick={action}>
        <Icon size={14} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  ));
};

interface TicksProps {
  readonly shown: TimeWindow;
  readonly startMs: number;
  readonly widthPx: number;
  readonly placeOf: (ms: number) => number;
}

const Ticks = ({ shown, startMs, widthPx, placeOf }: TicksProps) => (
  <div className={styles.ticks} aria-hidden>
    {ticksOf(shown, startMs, Math.max(1, widthPx / pixelsPerTick)).map((ms) => (
      <span key={ms} style={{ left: placeOf(startMs + ms) }}>
        {tickText(ms, shown.toMs - shown.fromMs)}
      </span>
    ))}
  </div>
);

interface StagesProps {
  readonly stages: readonly RecordedStage[];
  readonly shown: TimeWindow;
  readonly placeOf: (ms: number) => number;
}

const Stages = ({ stages, shown, placeOf }: StagesProps) => {
  const { language } = useViewerWords();
  return (
    <div className={styles.stages} aria-hidden>
      {stages.map(({ stage, startedAtMs, endedAtMs, status }) => {
        const [from, to] = [Math.max(startedAtMs, shown.fromMs), Math.min(endedAtMs ?? shown.toMs, shown.toMs)];
        if (to < from) return null;
        return (
          <span
            key={`${stage}${startedAtMs}`}
            className={styles[status] ?? ''}
            style={{ left: placeOf(from), width: Math.max(3, placeOf(to) - placeOf(from)) }}
          >
            {stageWords[language][stage]}
          </span>
        );
      })}
    </div>
  );
};

interface MarksProps {
  readonly timeline: TimelineAnswer;
  readonly placeOf: (ms: number) => number;
  readonly widthPx: number;
}

const laneHeightPx = 24;

/** One path for each lane. Diamonds and triangles as in the lines; full marks would lie over each other, so those of TX and RX are strokes. */
const Marks = ({ timeline: { fromMs, widthMs, lanes }, placeOf, widthPx }: MarksProps) => (
  <svg className={styles.marks} width={widthPx} height={laneHeightPx * timelineLanes.length} aria-hidden="true">
    {timelineLanes.map((lane, index) => {
      const top = index * laneHeightPx;
      const path = lanes[lane].flatMap((count, part) =>
        count === 0 ? [] : [markOf(lane, Math.round(placeOf(fromMs + part * widthMs)), top, count)],
      );
      return <path key={lane} className={styles[lane] ?? ''} d={path.join('')} />;
    })}
  </svg>
);

const markOf = (lane: (typeof timelineLanes)[number], x: number, top: number, count: number): string => {
  if (lane === 'urc') return `M${x - 4} ${top + 12}l4 -4l4 4l-4 4z`;
  if (lane === 'error') return `M${x - 5} ${top + 17}l5 -9l5 9z`;
  // Higher for more lines, so that a transfer is seen among single lines.
  const height = Math.min(18, 8 + 2 * Math.log2(count));
  return `M${x} ${top + 12 - height / 2}h2v${height}h-2z`;
};
