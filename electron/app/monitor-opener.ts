import { type Outcome, ok } from '../../shared/outcome.ts';
import type { OpenAnswers } from '../at/unanswered.ts';
import type { LineSettings, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { PortDirectory } from '../link/port-directory.ts';
import { createReconnector } from '../link/reconnect.ts';
import { createMonitor, type Monitor } from '../session/monitor.ts';
import type { LeftBehind, OpenAnswersStore } from './open-answers.ts';
import type { Recorders } from './recorders.ts';

export interface OpenMonitorOptions {
  /** A function: the settings at the time of each opening. */
  readonly settings: LineSettings | (() => LineSettings);
  /** The file of the recording; omitted: a new file in the user-data folder. */
  readonly recordTo?: string;
  /** Whether it continues after the port was lost. */
  readonly reconnects: boolean;
  /** Whether it waits for a port that cannot be opened at first. */
  readonly waits: boolean;
}

export interface OpenedMonitor {
  readonly monitor: Monitor;
  /** Begins to read. Called after the listeners were added. */
  readonly start: () => void;
  readonly recordingPath: string;
  /** Until then the module may work on commands that were sent before this opening. */
  readonly busyUntilMs: number;
}

export const openMonitor = async (
  deps: {
    readonly clock: Clock;
    readonly openLink: OpenLink;
    readonly directory: Pick<PortDirectory, 'listPorts'>;
    readonly recorders: Recorders;
    readonly openAnswers: OpenAnswersStore;
  },
  address: string,
  { settings, recordTo, reconnects, waits }: OpenMonitorOptions,
): Promise<Outcome<OpenedMonitor>> => {
  const { clock, openLink, directory, recorders, openAnswers } = deps;
  const settingsNow = typeof settings === 'function' ? settings : () => settings;
  const reconnector = createReconnector({ address, settings: settingsNow, openLink, directory, clock });
  const first = await reconnector.open();
  if (!first.ok && !waits) return first;
  const recording = recorders.start(address, first.ok ? first.value.epoch : 0, recordTo);
  if (!recording.ok) {
    if (first.ok) await first.value.close();
    return recording;
  }
  /** The open answers of the previous opening by this monitor. */
  let ownAnswers: OpenAnswers | null = null;
  const takeLeftBehind = async (): Promise<LeftBehind> => {
    const found = (await openAnswers.find(address))();
    // The monitor keeps its own open answers.
    return found.answers === ownAnswers ? { ...found, answers: null } : found;
  };
  const left = first.ok ? await takeLeftBehind() : null;
  const before = left?.answers ?? null;
  const { recorder } = recording.value;
  const monitor = createMonitor({
    ...{ clock, recorder, reconnector, address, reconnects, before },
    startsInDataMode: left?.wasInDataMode ?? false,
    takeLeftBehind,
  });
  openAnswers.follow(address, {
    onSending: (listener) => void monitor.on('sending', listener),
    onClosed: (listener) =>
      void monitor.on('state', ({ kind }) => (kind === 'closed' || kind === 'lost') && listener()),
    isInDataMode: monitor.isInDataMode,
    pendingAnswers: monitor.pendingAnswers,
    answersAtClose: () => {
      ownAnswers = monitor.pendingAnswers();
      return ownAnswers;
    },
  });
  const start = (): void => monitor.start(first);
  const busyUntilMs = before?.unanswered.worksUntilMs ?? 0;
  return ok({ monitor, start, recordingPath: recording.value.path, busyUntilMs });
};
