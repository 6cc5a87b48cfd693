import type { PortsView, ProbeView } from '../../shared/contract.ts';

export interface FindRow {
  readonly probe: ProbeView;
  readonly product: string | null;
  /** Another port of a device whose AT port is known. */
  readonly besideAtPort: boolean;
}

export interface FindGroup {
  /** `null`: not a USB device, or a device with one port. */
  readonly usbLocation: string | null;
  readonly rows: readonly FindRow[];
}

/** The note below the list: `nothing` (no port answered) only if every port was probed. */
export const searchNote = ({ running, probes, done }: PortsView['search']): 'nothing' | 'noPorts' | 'hint' => {
  if (running) return 'hint';
  if (probes.length === 0) return 'noPorts';
  const isAnswered = probes.some(({ state }) => state === 'answers');
  return !isAnswered && done === probes.length ? 'nothing' : 'hint';
};

/**
 * The results of the search, grouped by USB device, because only one of a module's ports speaks AT. Groups with an
 * answer come first, and in them the port that answered.
 */
export const findGroups = ({ list, search }: PortsView): readonly FindGroup[] => {
  const ports = new Map(list.map((port) => [port.path, port]));
  const byLocation = new Map<string, ProbeView[]>();
  for (const probe of search.probes) {
    // Ports without a USB location get a key that no location can equal.
    const location = ports.get(probe.address)?.usbLocation ?? `\n${probe.address}`;
    byLocation.set(location, [...(byLocation.get(location) ?? []), probe]);
  }
  const groups = [...byLocation].map(([location, probes]): FindGroup & { readonly answers: boolean } => {
    const answers = probes.some(({ state }) => state === 'answers');
    const rows = probes
      .map((probe) => ({
        probe,
        product: ports.get(probe.address)?.product ?? null,
        besideAtPort: answers && probe.state !== 'answers',
      }))
      .sort((a, b) => answerFirst(a.probe) - answerFirst(b.probe));
    return { usbLocation: probes.length > 1 && !location.startsWith('\n') ? location : null, rows, answers };
  });
  return groups
    .sort((a, b) => Number(b.answers) - Number(a.answers))
    .map(({ usbLocation, rows }) => ({ usbLocation, rows }));
};

const answerFirst = ({ state }: ProbeView): number => (state === 'answers' ? 0 : 1);
