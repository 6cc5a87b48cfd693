import * as fc from 'fast-check';
import type { Handlers } from '../../electron/app/handlers.ts';
import { createHub, type Hub } from '../../electron/app/hub.ts';
import type { TrafficSource } from '../../electron/app/traffic-source.ts';
import { createViewStore, type ViewStore } from '../../electron/app/view-store.ts';
import { type Client, createClient } from '../../renderer/bridge/client.ts';
import { requests } from '../../shared/contract.ts';
import type { ClientFrame, ServerFrame } from '../../shared/frames.ts';
import { type View, viewSchema } from '../../shared/view.ts';
import { type ConnectionPair, createConnectionPair } from './connection-pair.ts';
import { arbitraryOf } from './schema-arbitrary.ts';
import { VirtualClock } from './virtual-clock.ts';

export const [someView] = fc.sample(arbitraryOf(viewSchema), { numRuns: 1, seed: 11 }) as [View];

export interface HubBench {
  readonly hub: Hub;
  readonly viewStore: ViewStore;
  readonly clock: VirtualClock;
  readonly bugs: unknown[];
  /** Connects a new page. `carry` simulates the transport for each frame. */
  join(carry?: (frame: unknown) => unknown): { readonly client: Client; readonly pair: ConnectionPair };
  /** Connects without a client: the frames that the hub sends, and a function that sends frames to it. */
  joinBare(): { readonly frames: readonly ServerFrame[]; readonly send: (frame: ClientFrame) => void };
}

export const createHubBench = (
  options: { readonly handlers?: Partial<Handlers>; readonly traffic?: TrafficSource; readonly view?: View } = {},
): HubBench => {
  const viewStore = createViewStore(options.view ?? someView);
  const clock = new VirtualClock();
  const bugs: unknown[] = [];
  const silent = Object.fromEntries(Object.keys(requests).map((name) => [name, async () => ({ ok: true, value: {} })]));
  const hub = createHub({
    viewStore,
    clock,
    handlers: { ...silent, ...options.handlers } as unknown as Handlers,
    traffic: () => options.traffic ?? null,
    onBug: (error) => bugs.push(error),
  });
  return {
    hub,
    viewStore,
    clock,
    bugs,
    join: (carry) => {
      const pair = createConnectionPair(carry);
      const client = createClient(pair.client, clock);
      hub.attach(pair.server);
      return { client, pair };
    },
    joinBare: () => {
      const pair = createConnectionPair();
      const frames: ServerFrame[] = [];
      pair.client.onFrame((frame) => frames.push(frame as ServerFrame));
      hub.attach(pair.server);
      return { frames, send: pair.client.send };
    },
  };
};

/** Waits until all frames in transit have arrived, also the answers to them. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
