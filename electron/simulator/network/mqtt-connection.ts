import type { Socket } from 'node:net';
import { type IClientOptions, MqttClient } from 'mqtt';
import { createListeners, createOneTimeEvent } from '../../../shared/listeners.ts';
import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import type { MqttConnectRequest, UpstreamConnection, UpstreamMessage } from '../../base/upstream.ts';

const connackDeadlineMs = 30_000;
const disconnectDeadlineMs = 2000;
/** mqtt.js has its own CONNACK timer; it must not fire before the timer of this program. */
const libraryTimeoutMs = 60_000;
const openRequestsLimit = 1000;
/** Size limit of an incomplete packet; the longest message a module can receive is 4100 bytes (docs/at-dialect.md §9.7). */
const packetLimitBytes = 2_097_152;
/** The code in a SUBACK for a refused topic (MQTT 3.1.1 §3.9.3). */
const refusedQos = 128;

/** MQTT 3.1.1 over an open stream. At most one session per connection, because brokers end the connection with the session. */
export const createMqttConnection = (stream: Socket, clock: Clock): UpstreamConnection =>
  new MqttConnection(stream, clock);

class MqttConnection implements UpstreamConnection {
  private readonly stream: Socket;
  private readonly clock: Clock;
  private readonly messages = createListeners<[UpstreamMessage]>();
  private readonly ended = createOneTimeEvent();
  /** Called for each open request when the connection is lost. */
  private readonly openRequests = new Set<() => void>();
  private client: MqttClient | null = null;
  private closed: boolean;

  constructor(stream: Socket, clock: Clock) {
    this.stream = stream;
    this.clock = clock;
    this.closed = stream.destroyed;
    if (this.closed) this.ended.emit();
    stream.on('error', () => undefined);
    stream.on('close', () => this.finish());
    stream.on('data', this.refuseEarlyData);
  }

  connect(request: MqttConnectRequest): Promise<number | null> {
    if (this.client) return Promise.resolve(null);
    return this.request<number | null>(null, (settle) => {
      const cancelDeadline = this.clock.after(connackDeadlineMs, () => this.close());
      // Until here the stream was read by `refuseEarlyData`. mqtt.js takes over in the same tick, so no byte is lost.
      this.stream.off('data', this.refuseEarlyData);
      const client = new MqttClient(() => this.stream, clientOptions(request));
      this.client = client;
      client.on('connect', () => {
        cancelDeadline();
        settle(0);
      });
      client.on('error', (error) => {
        const code: unknown = 'code' in error ? error.code : null;
        if (typeof code === 'number' && !client.connected) settle(code);
        this.close();
      });
      client.on('close', cancelDeadline);
      client.on('message', (topic, payload) => this.messages.emit({ topic, payload: Uint8Array.from(payload) }));
      this.limitPackets(client);
    });
  }

  subscribe(topic: string, qos: 0 | 1 | 2): Promise<number | null> {
    const session = this.session();
    if (!session) return Promise.resolve(null);
    return this.request<number | null>(null, (settle) => {
      session.subscribe(topic, { qos }, (_error, _granted, packet) => {
        // mqtt.js turns a granted 128 into an error, but the packet still contains it. If there is no packet and the connection is open,
        // the filter was invalid and mqtt.js did not send it.
        const granted = packet?.granted[0];
        if (typeof granted === 'number') settle(granted);
        else if (session.connected) settle(refusedQos);
      });
    });
  }

  unsubscribe(topic: string): Promise<boolean> {
    const session = this.session();
    if (!session) return Promise.resolve(false);
    return this.request(false, (settle) => {
      session.unsubscribe(topic, (error) => settle(!error));
    });
  }

  publish(topic: string, payload: Uint8Array, qos: 0 | 1 | 2, retain: boolean): Promise<boolean> {
    const session = this.session();
    if (!session) return Promise.resolve(false);
    return this.request(false, (settle) => {
      session.publish(topic, Buffer.from(payload), { qos, retain }, (error) => settle(!error));
    });
  }

  onMessage(listener: (message: UpstreamMessage) => void): Undo {
    return this.messages.add(listener);
  }

  onClosed(listener: () => void): Undo {
    return this.ended.add(listener);
  }

  disconnect(): Promise<void> {
    const client = this.client;
    if (!client) return Promise.resolve();
    return this.request<void>(undefined, () => {
      // The CONNECT is not acknowledged yet: mqtt.js would send the DISCONNECT later.
      if (!client.connected) {
        this.close();
        return;
      }
      const cancelDeadline = this.clock.after(disconnectDeadlineMs, () => this.close());
      client.on('close', cancelDeadline);
      client.end(false);
    });
  }

  close(): void {
    this.stream.destroy();
  }

  private session(): MqttClient | null {
    return this.client?.connected && !this.client.disconnecting ? this.client : null;
  }

  /** A promise that is settled by `start`, or with `whenGone` when the connection is lost first. */
  private request<T>(whenGone: T, start: (settle: (value: T) => void) => void): Promise<T> {
    if (this.closed || this.openRequests.size >= openRequestsLimit) return Promise.resolve(whenGone);
    return new Promise((resolve) => {
      const giveUp = (): void => settle(whenGone);
      const settle = (value: T): void => {
        this.openRequests.delete(giveUp);
        resolve(value);
      };
      this.openRequests.add(giveUp);
      start(settle);
    });
  }

  /** mqtt.js accepts a packet of up to 256 MB. A broker that announces a large one is disconnected instead. */
  private limitPackets(client: MqttClient): void {
    let unfinishedBytes = 0;
    client.on('packetreceive', () => {
      unfinishedBytes = 0;
    });
    this.stream.on('data', (bytes: Uint8Array) => {
      unfinishedBytes += bytes.length;
      if (unfinishedBytes > packetLimitBytes) this.close();
    });
  }

  /** A broker does not send first. The stream must be read anyway, because an unread stream does not notice its end. */
  private readonly refuseEarlyData = (): void => {
    this.close();
  };

  private finish(): void {
    this.closed = true;
    for (const giveUp of [...this.openRequests]) giveUp();
    this.ended.emit();
  }
}

const clientOptions = (request: MqttConnectRequest): IClientOptions => {
  const { clientId, username, password, cleanSession, keepAliveSeconds, will } = request;
  return {
    protocolId: 'MQTT',
    protocolVersion: 4,
    clientId,
    ...(username === null ? {} : { username }),
    ...(password === null ? {} : { password }),
    clean: cleanSession,
    keepalive: keepAliveSeconds,
    ...(will === null ? {} : { will: { ...will, payload: Buffer.from(will.payload) } }),
    reconnectPeriod: 0,
    connectTimeout: libraryTimeoutMs,
    resubscribe: false,
    // The debug log of mqtt.js would contain the user name and every packet.
    log: () => undefined,
  };
};
