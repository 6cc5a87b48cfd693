import { createListeners } from '../../../shared/listeners.ts';
import type { Undo } from '../../base/undo.ts';

/** An event of the broker, for logs and tests. `reason` is a code such as `wrong-password`, never a secret. */
export interface CloudEvent {
  readonly kind: 'login' | 'refused' | 'subscribe' | 'publish' | 'disconnect';
  readonly clientId: string;
  readonly topic?: string;
  readonly payload?: Uint8Array;
  readonly reason?: string;
}

/** Calls every listener with each event, in order. */
export interface CloudEvents {
  emit(event: CloudEvent): void;
  on(listener: (event: CloudEvent) => void): Undo;
}

export const createCloudEvents = (): CloudEvents => {
  const { add, emit } = createListeners<[CloudEvent]>();
  return { on: add, emit };
};
