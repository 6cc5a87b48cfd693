import type { Aedes } from 'aedes';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { virtualModules } from '../../../shared/virtual-modules.ts';
import type { Clock } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';
import type { Undo } from '../../base/undo.ts';
import { createBroker } from './broker.ts';
import { prepareCertificates } from './certificate-store.ts';
import { type CloudEvent, type CloudEvents, createCloudEvents } from './cloud-event.ts';
import { type CloudDevice, demoDeviceOf, isDeviceId, isDeviceSecret } from './demo-device.ts';
import { listenForTls, type TlsListener } from './tls-listener.ts';

export interface DemoCloudOptions {
  readonly platform: Platform;
  /** TCP port on 127.0.0.1; 0 for any free port. */
  readonly port: number;
  /** Devices in addition to the built-in one; an equal id replaces it. */
  readonly devices: readonly CloudDevice[];
  readonly clock: Clock;
  /**
   * Time limit of a connection for its TLS handshake, and again for its CONNECT; real brokers allow about 5 s
   * (docs/at-dialect.md §9.3).
   */
  readonly connectTimeoutMs?: number;
}

/** A running broker that behaves towards devices like Huawei Cloud, on this computer only. */
export interface DemoCloud {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** The CA certificate to upload to a module. */
  readonly caPem: string;
  readonly caPath: string;
  onEvent(listener: (event: CloudEvent) => void): Undo;
  /** Sends a message like the platform does. Resolves when it has been sent to every subscriber. */
  publish(topic: string, payload: Uint8Array | string, qos?: 0 | 1): Promise<void>;
  /** Ends every connection. Idempotent, never longer than 2 s. */
  close(): Promise<void>;
}

const host = '127.0.0.1';
const defaultConnectTimeoutMs = 5000;
const closeDeadlineMs = 2000;

const demoDevices: readonly CloudDevice[] = Array.from({ length: virtualModules }, (_, index) =>
  demoDeviceOf(index + 1),
);

/**
 * Starts the demo cloud. Fails with `usage/invalid` for a device that Huawei would not register, like `Platform.writeFile` when its
 * certificates cannot be stored, and with `link/…` when the port is not available.
 */
export const startDemoCloud = async (options: DemoCloudOptions): Promise<Outcome<DemoCloud>> => {
  const { platform, clock, port, connectTimeoutMs = defaultConnectTimeoutMs } = options;
  const wrong = options.devices.find(({ id, secret }) => !isDeviceId(id) || !isDeviceSecret(secret));
  if (wrong) return fail('usage/invalid', { option: 'device', deviceId: wrong.id });
  const certificates = await prepareCertificates(platform, clock.wallMs());
  if (!certificates.ok) return certificates;

  const events = createCloudEvents();
  const broker = await createBroker({ devices: [...options.devices, ...demoDevices], clock, events, connectTimeoutMs });
  const listener = await listenForTls({
    host,
    port,
    server: certificates.value.server,
    handshakeTimeoutMs: connectTimeoutMs,
    onConnection: (socket) => {
      broker.handle(socket);
    },
  });
  if (!listener.ok) {
    await closeBroker(broker);
    return listener;
  }
  return ok({
    host,
    caPem: certificates.value.authority.certificatePem,
    caPath: certificates.value.authorityPath,
    ...handleOf({ broker, listener: listener.value, events, clock }),
  });
};

interface Running {
  readonly broker: Aedes;
  readonly listener: TlsListener;
  readonly events: CloudEvents;
  readonly clock: Clock;
}

const handleOf = ({
  broker,
  listener,
  events,
  clock,
}: Running): Pick<DemoCloud, 'port' | 'onEvent' | 'publish' | 'close'> => {
  let closing: Promise<void> | null = null;
  return {
    port: listener.port,
    onEvent: (eventListener) => events.on(eventListener),
    publish: (topic, payload, qos = 0) =>
      new Promise((resolve) => {
        const packet = {
          cmd: 'publish' as const,
          topic,
          payload: Buffer.from(payload),
          qos,
          retain: false,
          dup: false,
        };
        broker.publish(packet, () => resolve());
      }),
    close: () => {
      closing ??= withinDeadline(clock, Promise.all([closeBroker(broker), listener.close()]));
      return closing;
    },
  };
};

const closeBroker = (broker: Aedes): Promise<void> => new Promise((resolve) => broker.close(() => resolve()));

const withinDeadline = (clock: Clock, work: Promise<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const cancel = clock.after(closeDeadlineMs, resolve);
    work.then(
      () => {
        cancel();
        resolve();
      },
      () => resolve(),
    );
  });
