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
  const listeners = new Set<(event: CloudEvent) => void>();
  return {
    emit(event) {
      for (const listener of [...listeners]) listener(event);
    },
    on(listener) {
      const own = (event: CloudEvent): void => listener(event);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
  };
};
