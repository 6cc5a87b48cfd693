import { addressKind } from '../../../shared/port-address.ts';
import { keptSettings } from '../../../shared/port-settings.ts';
import type { View } from '../../../shared/view.ts';
import type { ScopedView } from '../../store/view-store.ts';

type Recordings = View['recordings'];

/** Every row asks, so recordings are found by their names. */
const byName = new WeakMap<Recordings, ReadonlyMap<string, string | null>>();
const recordedAddress = (recordings: Recordings, name: string): string | null => {
  const known = byName.get(recordings) ?? new Map(recordings.map((recording) => [recording.name, recording.address]));
  byName.set(recordings, known);
  return known.get(name) ?? null;
};

type Ruled = Pick<ScopedView, 'session' | 'merged' | 'opened' | 'recordings'>;

/**
 * The port whose rules apply to a line: that of its session, the one with this number in a merged view, or the one that its recording names.
 * `null`: none is known.
 */
export const ruledAddress = (
  { session, merged, opened, recordings }: Ruled,
  scope: string | null,
  port?: number,
): string | null => {
  if (session !== null) return session.address;
  if (scope === null) return null;
  const recording = opened[scope];
  if (recording !== undefined) return recordedAddress(recordings, recording.name);
  return merged[scope]?.ports.find(({ number }) => number === port)?.address ?? null;
};

/** Whether rules can be kept for it. An imported log has the name of its file in place of a port. */
export const canKeepRules = (view: Pick<View, 'settings' | 'ports'>, address: string): boolean =>
  addressKind(address) !== 'serial' ||
  keptSettings(view, address) !== null ||
  view.ports.list.some(({ path }) => path === address);
