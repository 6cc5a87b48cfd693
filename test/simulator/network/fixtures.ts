import { createHmac } from 'node:crypto';
import type { MqttConnectRequest, TlsRequest, UpstreamConnection } from '../../../electron/base/upstream.ts';
import type { CloudEvent } from '../../../electron/simulator/demo-cloud/cloud-event.ts';
import { type DemoCloud, startDemoCloud } from '../../../electron/simulator/demo-cloud/demo-cloud.ts';
import { demoDevice } from '../../../electron/simulator/demo-cloud/demo-device.ts';
import { createNodeUpstream } from '../../../electron/simulator/network/node-upstream.ts';
import type { TempPlatform } from '../../support/temp-platform.ts';
import { realClock } from './real-clock.ts';

export const greenhouse = { id: 'greenhouse_12', secret: 'secret-of-twelve' };

export const startCloud = async (
  platform: TempPlatform,
  more: { connectTimeoutMs?: number; port?: number } = {},
): Promise<DemoCloud> => {
  const started = await startDemoCloud({ platform, port: 0, devices: [greenhouse], clock: realClock, ...more });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  return started.value;
};

/** Every host leads to itself. */
export const upstream = createNodeUpstream({ route: (host, port) => ({ host, port }), clock: realClock });

export const tlsTo = (caPem: string | null, more: Partial<TlsRequest> = {}): TlsRequest => ({
  ca: caPem === null ? null : Buffer.from(caPem),
  clientCertificate: null,
  clientKey: null,
  verifyServer: true,
  checkDatesAtMs: Date.now(),
  serverName: null,
  ...more,
});

export const loginOf = (device = demoDevice, more: Partial<MqttConnectRequest> = {}): MqttConnectRequest => {
  const stamp = '2026112306';
  return {
    clientId: `${device.id}_0_0_${stamp}`,
    username: device.id,
    password: createHmac('sha256', stamp).update(device.secret).digest('hex'),
    cleanSession: true,
    keepAliveSeconds: 60,
    will: null,
    ...more,
  };
};

/** Connects, or returns the reason why it failed. */
export const dial = async (
  port: number,
  tls: TlsRequest | null,
  host = '127.0.0.1',
): Promise<UpstreamConnection | string> => {
  const dialled = await upstream.dial({ host, port, tls });
  return 'connection' in dialled ? dialled.connection : dialled.failure.reason;
};

export const dialOrThrow = async (port: number, tls: TlsRequest | null): Promise<UpstreamConnection> => {
  const dialled = await dial(port, tls);
  if (typeof dialled === 'string') throw new Error(dialled);
  return dialled;
};

export const closedBy = (connection: UpstreamConnection): Promise<void> =>
  new Promise((resolve) => {
    connection.onClosed(resolve);
  });

/** The next message as `topic payload`. */
export const nextMessage = (connection: UpstreamConnection): Promise<string> =>
  new Promise((resolve) => {
    const undo = connection.onMessage(({ topic, payload }) => {
      undo();
      resolve(`${topic} ${Buffer.from(payload).toString()}`);
    });
  });

export const nextEvent = (cloud: DemoCloud, kind: CloudEvent['kind']): Promise<CloudEvent> =>
  new Promise((resolve) => {
    const undo = cloud.onEvent((event) => {
      if (event.kind !== kind) return;
      undo();
      resolve(event);
    });
  });
