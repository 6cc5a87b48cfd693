import { useMemo } from 'react';
import type { MergedView } from '../../shared/contract.ts';
import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { type PortLabelFacts, shortPortName } from '../parts/port-label.tsx';
import { portName } from '../parts/port-name.ts';
import { useWords } from '../parts/words.ts';
import { useScope, useView } from '../store/view-store.ts';

/** The ports of a merged view by their numbers. */
export type MergedPorts = ReadonlyMap<number, PortLabelFacts>;

/** The merged view whose lines the page shows; `null`: those of a session. */
export const useMergedView = (): MergedView | null => {
  const scope = useScope();
  return useView(({ merged }) => (scope === null ? null : (merged[scope] ?? null)));
};

/** `null`: not a merged view. */
export const useMergedPorts = (): MergedPorts | null => {
  const { t } = useWords();
  const ports = useMergedView()?.ports ?? null;
  return useMemo(
    () =>
      ports &&
      new Map(ports.map(({ number, address }) => [number, { number, address, name: portName(address, t) }] as const)),
    [ports, t],
  );
};

/** How the port of a line is named in copied lines: all as long as the longest, so that the columns stay. */
export const usePortOf = (ports: MergedPorts | null): ((line: TrafficLine) => string) | null =>
  useMemo(() => {
    if (ports === null) return null;
    const names = new Map([...ports].map(([number, { name }]) => [number, shortPortName(name)]));
    const longest = Math.max(...[...names.values()].map(({ length }) => length));
    return ({ port = 0 }) => (names.get(port) ?? '').padEnd(longest);
  }, [ports]);
