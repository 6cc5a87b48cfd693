import { Aedes, type AuthenticateError, type Client } from 'aedes';
import type { Clock } from '../../base/clock.ts';
import type { CloudEvents } from './cloud-event.ts';
import type { CloudDevice } from './demo-device.ts';
import { checkLogin } from './login-check.ts';
import { isTopicAllowed } from './topic-rules.ts';

/** Huawei refuses more than 1 MB (docs/huawei.md §4). */
const payloadLimitBytes = 1_048_576;
/** Per connection; the Chinese page says 100, the international one 50 (docs/huawei.md §4). */
const subscriptionLimit = 100;

/** The code in a SUBACK for a refused topic (MQTT 3.1.1 §3.9.3). */
const refusedQos = 128;

export interface BrokerOptions {
  readonly devices: readonly CloudDevice[];
  readonly clock: Clock;
  readonly events: CloudEvents;
  /** How long a connection may be silent before its CONNECT. */
  readonly connectTimeoutMs: number;
}

/** An MQTT 3.1.1 broker with Huawei's rules for logins and topics. */
export const createBroker = async ({ devices, clock, events, connectTimeoutMs }: BrokerOptions): Promise<Aedes> => {
  /** The device ID in each client's topics, set at its login. */
  const deviceIds = new WeakMap<Client, string>();
  const mayUse = (client: Client, topic: string): boolean => isTopicAllowed(topic, deviceIds.get(client) ?? '');
  const refused = (client: Client, reason: string, topic?: string): void =>
    events.emit({ kind: 'refused', clientId: client.id, reason, ...(topic === undefined ? {} : { topic }) });

  const broker = await Aedes.createBroker({
    connectTimeout: connectTimeoutMs,
    authenticate: (client, username, password, answer) => {
      const attempt = { clientId: client.id, username: username ?? null, password: password ?? null };
      const verdict = checkLogin(devices, attempt, clock.wallMs());
      if (verdict.accepted) {
        deviceIds.set(client, verdict.deviceId);
        answer(null, true);
        return;
      }
      refused(client, verdict.reason);
      const error: AuthenticateError = Object.assign(new Error(verdict.reason), { returnCode: verdict.returnCode });
      answer(error, false);
    },
    authorizePublish: (client, packet, answer) => {
      const reason = whyNotPublish(client === null || mayUse(client, packet.topic), packet.payload.length);
      // Huawei stores no retained messages. Without them no message of a device stays in memory.
      packet.retain = false;
      if (reason !== null && client) refused(client, reason, packet.topic);
      // An error ends the connection: MQTT 3.1.1 has no other way to refuse a message.
      answer(reason === null ? null : new Error(reason));
    },
    authorizeSubscribe: (client, subscription, answer) => {
      const known = (client as unknown as { readonly subscriptions: object }).subscriptions;
      const reason = whyNotSubscribe(mayUse(client, subscription.topic), Object.keys(known).length);
      if (reason !== null) refused(client, reason, subscription.topic);
      answer(null, reason === null ? subscription : null);
    },
    authorizeForward: (client, packet) => (mayUse(client, packet.topic) ? packet : null),
  });
  report(broker, events);
  return broker;
};

const whyNotPublish = (mayUse: boolean, sizeBytes: number): string | null => {
  if (!mayUse) return 'topic-not-allowed';
  return sizeBytes > payloadLimitBytes ? 'payload-too-large' : null;
};

const whyNotSubscribe = (mayUse: boolean, count: number): string | null => {
  if (!mayUse) return 'topic-not-allowed';
  return count >= subscriptionLimit ? 'too-many-subscriptions' : null;
};

const report = (broker: Aedes, events: CloudEvents): void => {
  broker.on('clientReady', (client) => events.emit({ kind: 'login', clientId: client.id }));
  broker.on('clientDisconnect', (client) => events.emit({ kind: 'disconnect', clientId: client.id }));
  broker.on('subscribe', (subscriptions, client) => {
    for (const { topic, qos } of subscriptions) {
      if (Number(qos) !== refusedQos) events.emit({ kind: 'subscribe', clientId: client.id, topic });
    }
  });
  broker.on('publish', ({ topic, payload }, client) => {
    if (client)
      events.emit({ kind: 'publish', clientId: client.id, topic, payload: Uint8Array.from(Buffer.from(payload)) });
  });
  // A peer that resets the connection, or uses another protocol, is not an error of the broker. Its connection has already ended.
  broker.on('clientError', () => undefined);
  broker.on('connectionError', () => undefined);
};
