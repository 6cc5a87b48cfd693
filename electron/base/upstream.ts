import type { Undo } from './undo.ts';

/** What a virtual module wants to dial, in the module's own terms. */
export interface DialRequest {
  readonly host: string;
  readonly port: number;
  /** `null`: plain TCP. */
  readonly tls: TlsRequest | null;
}

export interface TlsRequest {
  /** Content of the module's files, as uploaded; `null` when the context names none. */
  readonly ca: Uint8Array | null;
  readonly clientCertificate: Uint8Array | null;
  readonly clientKey: Uint8Array | null;
  /** seclevel ≥ 1: the server's chain must lead to `ca`. */
  readonly verifyServer: boolean;
  /** The module's clock in ms since 1970, or `null` when dates are not to be checked (`ignorelocaltime` 1). */
  readonly checkDatesAtMs: number | null;
  /** Name for SNI and for the host name check; `null`: none is sent and none is checked. */
  readonly serverName: string | null;
}

/** Why a dial failed; the module itself says only `CONNECT FAIL`, tests and logs want to know. */
export interface DialFailure {
  readonly reason: 'unknown-host' | 'refused' | 'timed-out' | 'tls-untrusted' | 'tls-dates' | 'tls-host' | 'tls-failed';
  readonly detail: string;
}

export interface MqttConnectRequest {
  readonly clientId: string;
  readonly username: string | null;
  readonly password: string | null;
  readonly cleanSession: boolean;
  readonly keepAliveSeconds: number;
  readonly will: {
    readonly topic: string;
    readonly payload: Uint8Array;
    readonly qos: 0 | 1 | 2;
    readonly retain: boolean;
  } | null;
}

export interface UpstreamMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
}

/** An established TCP or TLS connection that can carry one MQTT session. */
export interface UpstreamConnection {
  /** Resolves with the CONNACK return code (0 = accepted), or `null` when the broker hung up instead. */
  connect(request: MqttConnectRequest): Promise<number | null>;
  /** Resolves with the granted QoS, 128 for refused, or `null` when the connection went away. */
  subscribe(topic: string, qos: 0 | 1 | 2): Promise<number | null>;
  unsubscribe(topic: string): Promise<boolean>;
  /** QoS 0: resolves when sent; QoS 1 and 2: when acknowledged. `false`: the connection went away. */
  publish(topic: string, payload: Uint8Array, qos: 0 | 1 | 2, retain: boolean): Promise<boolean>;
  onMessage(listener: (message: UpstreamMessage) => void): Undo;
  /** Called once, whoever closed. */
  onClosed(listener: () => void): Undo;
  /** Ends the MQTT session in order (DISCONNECT), keeps the TCP connection if it can. */
  disconnect(): Promise<void>;
  close(): void;
}

/** The world outside a virtual module: real sockets, or an in-memory broker under virtual time. */
export interface Upstream {
  dial(request: DialRequest): Promise<{ readonly connection: UpstreamConnection } | { readonly failure: DialFailure }>;
}
