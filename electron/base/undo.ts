export type { Undo } from '../../shared/listeners.ts';
