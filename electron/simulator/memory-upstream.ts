import { createListeners, type Listeners } from '../../shared/listeners.ts';
import type { Clock } from '../base/clock.ts';
import type {
  DialFailure,
  DialRequest,
  MqttConnectRequest,
  TlsRequest,
  Upstream,
  UpstreamConnection,
  UpstreamMessage,
} from '../base/upstream.ts';

export interface MemoryUpstreamOptions {
  readonly clock: Clock;
  /** Host names that exist, listening on every port. Default: every name. */
  readonly hosts?: readonly string[];
  /** CONNACK return code for a login: 0 accepts, 4 is a bad user name or password. Default: 0. */
  readonly judgeLogin?: (login: MqttConnectRequest) => number;
  /** The result of a TLS handshake. Default: succeeds. */
  readonly judgeTls?: (tls: TlsRequest) => DialFailure | null;
  /** Topics that are refused with 128. Default: none. */
  readonly refusesTopic?: (topic: string) => boolean;
  /** A connection without CONNECT is closed after this long. */
  readonly idleCloseMs?: number;
}

export interface MemoryPublish {
  readonly clientId: string;
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
}

/** A broker without sockets, in the time of the given clock. Received data is stored for assertions. */
export interface MemoryUpstream extends Upstream {
  readonly dials: readonly DialRequest[];
  readonly logins: readonly MqttConnectRequest[];
  readonly publishes: readonly MemoryPublish[];
  /** Subscriptions of all clients that are logged in, in order. */
  subscriptions(): readonly { readonly clientId: string; readonly topic: string; readonly qos: 0 | 1 | 2 }[];
  /** Delivers a message from another client, e.g. a command of the cloud. */
  deliver(topic: string, payload: Uint8Array): void;
  /** Closes every connection from the side of the broker. */
  dropAll(): void;
}

/** MQTT 3.1.1 §4.7: `+` is one level, `#` the rest. Neither matches a first level that begins with `$`. */
export const topicMatches = (filter: string, topic: string): boolean => {
  const want = filter.split('/');
  const have = topic.split('/');
  if (topic.startsWith('$') && (want[0] === '+' || want[0] === '#')) return false;
  for (const [index, level] of want.entries()) {
    if (level === '#') return true;
    if (index >= have.length || (level !== '+' && level !== have[index])) return false;
  }
  return want.length === have.length;
};

interface Client {
  readonly connection: UpstreamConnection;
  login: MqttConnectRequest | null;
  readonly subscriptions: Map<string, 0 | 1 | 2>;
  readonly messages: Listeners<[UpstreamMessage]>;
  end(graceful: boolean): void;
}

interface Broker {
  readonly options: MemoryUpstreamOptions;
  readonly clients: Set<Client>;
  readonly retained: Map<string, Uint8Array>;
  readonly logins: MqttConnectRequest[];
  readonly publishes: MemoryPublish[];
  spread(topic: string, payload: Uint8Array): void;
}

const createClient = (broker: Broker): Client => {
  const closed = createListeners();
  let open = true;
  const stopIdleTimer = broker.options.clock.after(broker.options.idleCloseMs ?? 5_000, () => client.end(true));
  const client: Client = {
    login: null,
    subscriptions: new Map(),
    messages: createListeners(),
    end: (graceful) => {
      if (!open) return;
      open = false;
      stopIdleTimer();
      broker.clients.delete(client);
      const will = client.login?.will;
      if (will && !graceful) broker.spread(will.topic, will.payload);
      closed.emit();
    },
    connection: {
      connect: async (request) => {
        if (!open) return null;
        stopIdleTimer();
        broker.logins.push(request);
        const code = broker.options.judgeLogin?.(request) ?? 0;
        if (code === 0) takeOver(broker, client, request);
        else client.end(true);
        return code;
      },
      subscribe: async (topic, qos) => (open ? subscribe(broker, client, topic, qos) : null),
      unsubscribe: async (topic) => {
        client.subscriptions.delete(topic);
        return open;
      },
      publish: async (topic, payload, qos, retain) => {
        if (!open || !client.login) return false;
        broker.publishes.push({ clientId: client.login.clientId, topic, payload, qos, retain });
        if (retain) broker.retained.set(topic, payload);
        broker.spread(topic, payload);
        return true;
      },
      onMessage: (listener) => client.messages.add(listener),
      onClosed: closed.add,
      disconnect: async () => client.end(true),
      close: () => client.end(false),
    },
  };
  return client;
};

/** A second login with the same client id ends the first one (MQTT 3.1.1 §3.1.4). */
const takeOver = (broker: Broker, client: Client, login: MqttConnectRequest): void => {
  for (const other of [...broker.clients]) {
    if (other !== client && other.login?.clientId === login.clientId) other.end(false);
  }
  client.login = login;
};

const subscribe = (broker: Broker, client: Client, topic: string, qos: 0 | 1 | 2): number => {
  if (broker.options.refusesTopic?.(topic)) return 128;
  client.subscriptions.set(topic, qos);
  for (const [name, payload] of broker.retained) {
    if (topicMatches(topic, name)) client.messages.emit({ topic: name, payload });
  }
  return qos;
};

export const createMemoryUpstream = (options: MemoryUpstreamOptions): MemoryUpstream => {
  const dials: DialRequest[] = [];
  const broker: Broker = {
    options,
    clients: new Set(),
    retained: new Map(),
    logins: [],
    publishes: [],
    spread: (topic, payload) => {
      for (const client of [...broker.clients]) {
        if (![...client.subscriptions.keys()].some((filter) => topicMatches(filter, topic))) continue;
        client.messages.emit({ topic, payload });
      }
    },
  };
  return {
    dials,
    logins: broker.logins,
    publishes: broker.publishes,
    subscriptions: () =>
      [...broker.clients].flatMap((client) =>
        [...client.subscriptions].map(([topic, qos]) => ({ clientId: client.login?.clientId ?? '', topic, qos })),
      ),
    deliver: broker.spread,
    dropAll: () => {
      for (const client of [...broker.clients]) client.end(false);
    },
    hasHost: (host) => options.hosts?.includes(host) ?? true,
    dial: async (request) => {
      dials.push(request);
      if (options.hosts && !options.hosts.includes(request.host)) {
        return { failure: { reason: 'unknown-host', detail: request.host } };
      }
      const failure = request.tls ? (options.judgeTls?.(request.tls) ?? null) : null;
      if (failure) return { failure };
      const client = createClient(broker);
      broker.clients.add(client);
      return { connection: client.connection };
    },
  };
};
