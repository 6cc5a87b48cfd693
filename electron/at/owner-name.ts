import { expectedName } from '../../shared/traffic.ts';
import type { TrafficItem } from './traffic-item.ts';

/** The name of a piece as in `TrafficPiece`. */
export const ownerNameOf = (owner: TrafficItem['owner']): string => {
  if (owner.kind === 'urc') return owner.name;
  if (owner.kind === 'final') return owner.expected ? expectedName : '';
  return owner.kind === 'command' || owner.kind === 'raw' ? (owner.cause ?? '') : '';
};
