import { Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { OpenedRecording, RecordingDetailsAnswer } from '../../../../shared/contract/recordings.ts';
import type { RecordingSummary } from '../../../../shared/contract.ts';
import { recordedStages, recordedSteps } from '../../../../shared/recordings/recorded-steps.ts';
import { plotWords } from '../../../../shared/words/plots.ts';
import { recordingCompareWords } from '../../../../shared/words/recording-compare.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { useMakeFromRecording } from '../../../lines/make/use-make-from-recording.tsx';
import { RulesButton } from '../../../lines/rules/rules-button.tsx';
import { lineAtMs } from '../../../lines/time-jump.ts';
import { type TerminalLines, useTerminalLines } from '../../../lines/use-terminal-lines.ts';
import lineStyles from '../../../lines/view/lines-view.module.css';
import { LinesView } from '../../../lines/view/lines-view.tsx';
import { ViewChoice } from '../../../lines/view/view-choice.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { IconAlertTriangle } from '../../../parts/icons.ts';
import { SessionScope } from '../../../store/view-store.ts';
import { CompareView } from '../compare/compare-view.tsx';
import { Plots } from '../plots/plots.tsx';
import { AnswerTable } from './answer-table.tsx';
import { FailureList, failuresLabel } from './failure-list.tsx';
import { GuessedMark } from './guessed-mark.tsx';
import { StepList } from './step-list.tsx';
import { RecordingTimeline } from './timeline.tsx';
import { useDetails, useOpened } from './use-opened.ts';
import { useViewedTime } from './use-viewed-time.ts';
import { useViewerWords } from './use-viewer-words.ts';
import styles from './viewer.module.css';
import { ViewerHead } from './viewer-head.tsx';

export interface ViewerProps {
  readonly recording: RecordingSummary;
  /** The search of the list: its hits are shown here too. */
  readonly wanted: string;
  readonly onClose: () => void;
}

/** One recording: what happened when, and all of its lines. */
export const Viewer = ({ recording, wanted, onClose }: ViewerProps) => {
  const { opened, failure } = useOpened(recording.name);
  const { m } = useViewerWords();
  return (
    <section className={styles.viewer} aria-label={m.view}>
      <ViewerHead recording={recording} opened={opened} onClose={onClose} />
      {failure !== null && <FailureNote failure={failure} />}
      {opened !== null && (
        <SessionScope.Provider value={opened.id}>
          <OpenedViewer key={opened.id} {...{ recording, opened, wanted }} />
        </SessionScope.Provider>
      )}
    </section>
  );
};

type Tab = 'lines' | 'failures' | 'steps' | 'times' | 'plots' | 'compare';

interface OpenedViewerProps extends Omit<ViewerProps, 'onClose'> {
  readonly opened: OpenedRecording;
}

const OpenedViewer = ({ recording, opened, wanted }: OpenedViewerProps) => {
  const { m } = useViewerWords();
  const lines = useTerminalLines();
  const details = useDetails(opened);
  const [tab, setTab] = useState<Tab>('lines');
  const stages = useMemo(() => recordedStages(recordedSteps(details.events)), [details]);
  const time = useViewedTime(opened);
  const current = useCurrentTime(lines);
  const goToTime = useGoToTime(lines);
  useStartAtTop(lines, opened);
  useWanted(lines, wanted);
  const show = useCallback(
    (sequence: number) => {
      setTab('lines');
      lines.model.goTo(sequence);
    },
    [lines.model],
  );
  const showTime = useCallback(
    (atMs: number) => {
      setTab('lines');
      goToTime(atMs);
    },
    [goToTime],
  );
  return (
    <>
      <RecordingTimeline opened={opened} stages={stages} atMs={current} onTime={goToTime} time={time} />
      {!opened.isComplete && opened.sizeBytes > 0 && (
        <p className={styles.progress} role="status">
          {fill(m.reading, { percent: Math.floor((opened.scannedBytes / opened.sizeBytes) * 100) })}
        </p>
      )}
      <div className={styles.tabs}>
        <Tabs tab={tab} details={details} onTab={setTab} />
        <LineCount opened={opened} />
        <NextError lines={lines} opened={opened} onShow={() => setTab('lines')} />
      </div>
      {tab === 'failures' && <FailureList details={details} address={recording.address} onShow={show} />}
      {tab === 'steps' && <StepList stages={stages} onTime={showTime} />}
      {tab === 'times' && <AnswerTable answers={details.answers} onShow={show} />}
      {tab === 'plots' && <Plots opened={opened} time={time} onShow={show} />}
      {tab === 'compare' && <CompareView recording={recording} onShow={show} />}
      <div className={tab === 'lines' ? lineStyles.pane : styles.hidden}>
        <RecordedLines lines={lines} opened={opened} />
      </div>
    </>
  );
};

interface TabsProps {
  readonly tab: Tab;
  readonly details: RecordingDetailsAnswer;
  readonly onTab: (tab: Tab) => void;
}

const Tabs = ({ tab, details, onTab }: TabsProps) => {
  const { m, language } = useViewerWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={m.view}
      value={tab}
      onChange={(value) => onTab(value as Tab)}
      data={[
        { value: 'lines', label: m.lines },
        { value: 'failures', label: failuresLabel(m, details) },
        { value: 'steps', label: m.steps },
        { value: 'times', label: m.times },
        { value: 'plots', label: plotWords[language].plots },
        { value: 'compare', label: recordingCompareWords[language].compare },
      ]}
    />
  );
};

const LineCount = ({ opened: { lines, isDerived } }: { readonly opened: OpenedRecording }) => {
  const { m } = useViewerWords();
  return (
    <>
      <span className={styles.count}>{fill(m.lineCount, { count: lines })}</span>
      {isDerived && <GuessedMark />}
    </>
  );
};

const RecordedLines = ({ lines, opened }: { readonly lines: TerminalLines; readonly opened: OpenedRecording }) => {
  const { onMake, dialog } = useMakeFromRecording(lines);
  return (
    <>
      <LinesView
        lines={lines}
        views={
          <ViewChoice
            view={lines.mode}
            hasRaw={false}
            onView={(view) => {
              if (view !== 'raw') lines.setMode(view);
            }}
          />
        }
        tools={<RulesButton />}
        grows={false}
        above={null}
        over={null}
        nothing={<NothingShown lines={lines} opened={opened} />}
        onMake={onMake}
      />
      {dialog}
    </>
  );
};

const NothingShown = ({
  lines: { filter },
  opened,
}: {
  readonly lines: TerminalLines;
  readonly opened: OpenedRecording;
}): ReactNode => {
  const { m, t } = useViewerWords();
  useSyncExternalStore(filter.list.onChange, filter.list.version);
  if (filter.list.count() > 0 || !opened.isComplete) return null;
  return <p className={lineStyles.nothing}>{opened.lines === 0 ? m.noLines : t('terminal.dockFiltered')}</p>;
};

interface NextErrorProps {
  readonly lines: TerminalLines;
  readonly opened: OpenedRecording;
  readonly onShow: () => void;
}

const NextError = ({ lines, opened, onShow }: NextErrorProps) => {
  const { m } = useViewerWords();
  return (
    <Button
      size="compact-sm"
      variant="default"
      className={styles.nextError ?? ''}
      disabled={opened.counts.error === 0}
      leftSection={<IconAlertTriangle size={14} stroke={1.75} />}
      onClick={() => {
        onShow();
        lines.toError(1);
      }}
    >
      {m.nextError}
    </Button>
  );
};

/** The time of the current line. */
const useCurrentTime = ({ model, all }: TerminalLines): number | null => {
  const current = useStore(model.state, (state) => state.current);
  return useSyncExternalStore(all.onChange, () => (current === null ? null : (all.lineAt(current)?.atMs ?? null)));
};

/** Goes to the first line at or after a time. Of several that follow each other, to the last one. */
const useGoToTime = ({ model, all }: TerminalLines): ((atMs: number) => void) => {
  const state = useRef<{ wantedMs: number | null; isLooking: boolean }>({ wantedMs: null, isLooking: false });
  return useCallback(
    (atMs) => {
      const looking = state.current;
      looking.wantedMs = atMs;
      if (looking.isLooking) return;
      looking.isLooking = true;
      const look = async (): Promise<void> => {
        while (looking.wantedMs !== null) {
          const wantedMs = looking.wantedMs;
          looking.wantedMs = null;
          const sequence = await lineAtMs(all, wantedMs);
          if (sequence !== null) model.goTo(sequence);
        }
        looking.isLooking = false;
      };
      void look();
    },
    [model, all],
  );
};

/** A recording is read from its beginning; a session follows its newest line. */
const useStartAtTop = ({ model }: TerminalLines, { next, first }: OpenedRecording): void => {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || next === 0) return;
    isDone.current = true;
    if (model.state.getState().anchor === 'follow') model.putOnTop(first);
  }, [model, next, first]);
};

/** What was searched in the list is searched here, once. */
const useWanted = ({ setQuery }: TerminalLines, wanted: string): void => {
  useEffect(() => {
    if (wanted !== '') setQuery({ kind: 'text', text: wanted });
  }, [wanted, setQuery]);
};
