import type { Clock } from '../../base/clock.ts';
import type { Upstream } from '../../base/upstream.ts';
import { createMqttConnection } from './mqtt-connection.ts';
import { openStream } from './open-stream.ts';
import type { Route } from './virtual-network.ts';

export interface NodeUpstreamOptions {
  readonly route: Route;
  readonly clock: Clock;
}

/** Real sockets, real TLS and real MQTT 3.1.1 for a virtual module. `dial` opens TCP and TLS only; CONNECT is the caller's next step. */
export const createNodeUpstream = ({ route, clock }: NodeUpstreamOptions): Upstream => ({
  hasHost: (host) => route(host, 1, false) !== null,
  async dial({ host, port, tls }) {
    const target = route(host, port, tls !== null);
    if (!target) return { failure: { reason: 'unknown-host', detail: 'not in the virtual network' } };
    const dialled = await openStream(target, tls, clock);
    return 'failure' in dialled ? dialled : { connection: createMqttConnection(dialled.stream, clock) };
  },
});
