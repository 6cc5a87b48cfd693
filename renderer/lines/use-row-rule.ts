import type { ComponentType } from 'react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { createLazyPart } from '../parts/lazy-part.ts';

/** Fetched when lines are first shown. */
const rowRule = createLazyPart(async () => (await import('./rules/row-rule.tsx')).RowRule);

const NoRule: ComponentType<{ readonly line: TrafficLine }> = () => null;

/** Draws the rule of a line. */
export const useRowRule = (): typeof NoRule => {
  const state = useStore(rowRule.state);
  useEffect(() => void rowRule.load(), []);
  return state.kind === 'loaded' ? state.part : NoRule;
};
