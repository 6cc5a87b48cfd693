import { BoundedPoints, type KeptPoints, type PointsOfWindow, pointsInWindow } from './bounded-points.ts';
import { numbersOfPayload } from './payload-numbers.ts';
import { type MeasureName, measureNames, type SeriesInfo, type SeriesKey } from './series.ts';

/** Of each kind: a hostile device may send any number of topics and fields. */
const limits: Readonly<Record<SeriesKey['kind'], number>> = { measure: 64, answer: 24, field: 48 };
const longestTopic = 256;

export type KeptSeries = readonly (KeptPoints & { readonly id: string })[];

interface Series {
  readonly key: SeriesKey;
  readonly points: BoundedPoints;
}

/** Where and when something was said. */
export interface SeriesPlace {
  readonly port: number;
  readonly atMs: number;
  readonly sequence: number;
}

/** All series of a recording or of a session. Bounded in number and length. */
export class SeriesSet {
  private readonly series = new Map<string, Series>();
  private readonly counts = { measure: 0, answer: 0, field: 0 };

  measured(measure: MeasureName, value: number, place: SeriesPlace): void {
    this.add({ kind: 'measure', port: place.port, measure }, value, place);
  }

  answered(command: string, ms: number, place: SeriesPlace): void {
    this.add({ kind: 'answer', port: place.port, command: '' }, ms, place);
    this.add({ kind: 'answer', port: place.port, command }, ms, place);
  }

  /** `payload`: its text; numbers are looked for in JSON. */
  message(direction: 'sent' | 'received', topic: string, payload: string, place: SeriesPlace): void {
    if (topic.length > longestTopic) return;
    for (const { path, value } of numbersOfPayload(payload)) {
      this.add({ kind: 'field', port: place.port, direction, topic: topicName(topic), path }, value, place);
    }
  }

  /** In the order in which they were found. */
  infos(): readonly SeriesInfo[] {
    return [...this.series].map(([id, { key, points }]) => ({ id, key, ...points.facts() }));
  }

  /** The points between two times, and one at each side; at most two for each part. `null`: there is no such series. */
  window(id: string, fromMs: number, toMs: number, parts: number): PointsOfWindow | null {
    const points = this.series.get(id)?.points;
    if (points === undefined) return null;
    const shown = pointsInWindow(points.all(), fromMs, toMs, parts);
    return { ...shown, isComplete: shown.isComplete && points.isComplete };
  }

  keep(): KeptSeries {
    return [...this.series].map(([id, { points }]) => ({ id, ...points.keep() }));
  }

  resumeFrom(kept: KeptSeries): void {
    for (const { id, ...points } of kept) {
      const key = keyOfId(id);
      if (key !== null) this.seriesOf(key)?.points.resumeFrom(points);
    }
  }

  private add(key: SeriesKey, value: number, { atMs, sequence }: SeriesPlace): void {
    this.seriesOf(key)?.points.add({ atMs, value, sequence });
  }

  private seriesOf(key: SeriesKey): Series | null {
    const id = idOfKey(key);
    const known = this.series.get(id);
    if (known !== undefined) return known;
    if (this.counts[key.kind] >= limits[key.kind]) return null;
    this.counts[key.kind] += 1;
    const series = { key, points: new BoundedPoints() };
    this.series.set(id, series);
    return series;
  }
}

/** Each request of the platform has a topic of its own, which ends with its number (docs/huawei.md §3.1). */
const topicName = (topic: string): string => topic.replace(/request_id=.*$/s, 'request_id=');

const idOfKey = (key: SeriesKey): string => {
  switch (key.kind) {
    case 'measure':
      return JSON.stringify([key.kind, key.port, key.measure]);
    case 'answer':
      return JSON.stringify([key.kind, key.port, key.command]);
    default:
      return JSON.stringify([key.kind, key.port, key.direction, key.topic, key.path]);
  }
};

/** `null`: not an id of this version. */
const keyOfId = (id: string): SeriesKey | null => {
  const parts = partsOf(id);
  if (!Array.isArray(parts)) return null;
  const [kind, port, first, topic, path] = parts as readonly unknown[];
  if (typeof port !== 'number' || typeof first !== 'string') return null;
  if (kind === 'answer') return { kind, port, command: first };
  const measure = measureNames.find((name) => name === first);
  if (kind === 'measure') return measure === undefined ? null : { kind, port, measure };
  if (kind !== 'field' || typeof topic !== 'string' || typeof path !== 'string') return null;
  return first === 'sent' || first === 'received' ? { kind, port, direction: first, topic, path } : null;
};

const partsOf = (id: string): unknown => {
  try {
    return JSON.parse(id);
  } catch {
    return null;
  }
};
