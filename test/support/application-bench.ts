import { createApplication } from '../../electron/app/create-application.ts';
import type { OpenLink } from '../../electron/base/byte-link.ts';
import type { Platform } from '../../electron/base/platform.ts';
import type { PortInfo } from '../../electron/link/port-info.ts';
import { type Client, createClient } from '../../renderer/bridge/client.ts';
import { ok } from '../../shared/outcome.ts';
import { createConnectionPair } from './connection-pair.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** A page connected to the whole application, with scripted ports and without the virtual module. */
export const createApplicationBench = async (options: {
  readonly platform: Platform;
  readonly clock: VirtualClock;
  readonly openLink: OpenLink;
  readonly listPorts?: () => readonly PortInfo[];
  /** Default: a bug is thrown. */
  readonly onBug?: (bug: unknown) => void;
}) => {
  const { platform, clock, openLink, listPorts = () => [], onBug = raise } = options;
  const application = await createApplication({
    ...{ platform, clock, onBug },
    links: {
      openLink,
      simulation: () => Promise.reject(new Error('no simulation')),
      onSimulation: () => () => undefined,
      serveRecorded: () => undefined,
      close: async () => undefined,
    },
    directory: { listPorts: async () => ok(listPorts()) },
    product: { version: '0', host: 'web', os: 'linux' },
  });
  const pair = createConnectionPair();
  const client = createClient(pair.client, clock);
  application.attach(pair.server as Parameters<typeof application.attach>[0]);
  const request: Client['request'] = (name, params) => clock.runUntil(client.request(name, params));
  return {
    application,
    client,
    request,
    /** Opens the port; returns the id of its session. */
    open: async (address: string, baudRate = 115_200): Promise<string> => {
      const answer = await request('session.open', { address, baudRate });
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value.sessionId;
    },
  };
};

const raise = (bug: unknown): never => {
  throw bug;
};
