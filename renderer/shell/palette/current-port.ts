import type { SimulatorView } from '../../../shared/contract.ts';
import { chosenNow } from '../../store/shown-session.ts';
import type { ScopedView } from '../../store/view-store.ts';

/** The port that the top bar shows. */
export const currentAddress = ({ session, settings }: Pick<ScopedView, 'session' | 'settings'>): string =>
  chosenNow().address ?? session?.address ?? settings.lastAddress ?? '';

const noFaults: SimulatorView['faults'] = [];

/**
 * The faults of the current virtual module; without one, those of any, so that they can be found and explain why they
 * cannot be switched.
 */
export const currentFaults = (view: ScopedView): SimulatorView['faults'] => {
  const { simulators } = view;
  const any = Object.values(simulators)[0]?.faults.map((fault) => ({ ...fault, on: false }));
  return simulators[currentAddress(view)]?.faults ?? any ?? noFaults;
};
