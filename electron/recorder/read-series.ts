import type { Outcome } from '../../shared/outcome.ts';
import type { PointsOfWindow } from '../../shared/series/bounded-points.ts';
import type { SeriesAnswer, SeriesCurve, SeriesWindow } from '../../shared/series/series.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { RecordingSurvey } from './recording-survey.ts';

type ReadPieces = (from: number, to: number) => Promise<Outcome<readonly TrafficPiece[]>>;

/** Read again for a window in which points were left out: about a tenth of a second. */
const readAgainPieces = 32_768;

/** The points that a survey has kept. Where it has left out some, and the window is short enough, its lines are read again. */
export const readSeries = async (
  survey: RecordingSurvey,
  read: ReadPieces,
  { ids, fromMs, toMs, parts }: SeriesWindow,
): Promise<SeriesAnswer> => {
  const { set, gaps } = survey.series;
  const kept = ids.flatMap((id) => {
    const window = set.window(id, fromMs, toMs, parts);
    return window === null ? [] : [{ id, window }];
  });
  const exact = await readAgain(
    kept.filter(({ window }) => !window.isComplete && window.points.length < 2 * parts),
    read,
  );
  const curves = kept.map(({ id, window }) => {
    const again = exact?.series.set.window(id, fromMs, toMs, parts) ?? null;
    return curveOf(id, again !== null && again.points.length > window.points.length ? again : window);
  });
  return { found: set.infos(), curves, gaps: gaps.inWindow(fromMs, toMs) };
};

/** The survey of the lines of these points; `null`: too many, or nothing to read. */
const readAgain = async (
  cut: readonly { readonly window: PointsOfWindow }[],
  read: ReadPieces,
): Promise<RecordingSurvey | null> => {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const { window } of cut) {
    for (const { sequence } of window.points) {
      from = Math.min(from, sequence);
      to = Math.max(to, sequence + 1);
    }
  }
  if (to - from > readAgainPieces || to <= from) return null;
  // An answer time is known with the end of its command.
  const pieces = await read(from, to + 64);
  // Cut where they have too many bytes.
  if (!pieces.ok || (pieces.value.at(-1)?.sequence ?? 0) < to - 1) return null;
  const survey = new RecordingSurvey();
  for (const piece of pieces.value) survey.take(piece);
  return survey;
};

const curveOf = (id: string, { points, isComplete }: PointsOfWindow): SeriesCurve => ({
  ...{ id, isComplete },
  atMs: points.map(({ atMs }) => atMs),
  values: points.map(({ value }) => value),
  sequences: points.map(({ sequence }) => sequence),
});
