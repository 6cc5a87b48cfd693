import type { Undo } from './undo.ts';

/** A connection that a virtual module opens, with the options that the module has. */
export interface DialRequest {
  readonly host: string;
  readonly port: number;
  /** `null`: plain TCP. */
  readonly tls: TlsRequest | null;
}

export interface TlsRequest {
  /** Content of the files on the module, as uploaded. `null` when the SSL context has no such file. */
  readonly ca: Uint8Array | null;
  readonly clientCertificate: Uint8Array | null;
  readonly clientKey: Uint8Array | null;
  /** seclevel ≥ 1: the certificate chain of the server must lead to `ca`. */
  readonly verifyServer: boolean;
  /** The module's clock in ms since 1970. `null` when dates are not checked (`ignorelocaltime` 1). */
  readonly checkDatesAtMs: number | null;
  /** Host name for SNI and for the host name check. `null`: SNI is not sent and the name is not checked. */
  readonly serverName: string | null;
}

/** Why a connection failed. The module itself prints only `CONNECT FAIL`; tests and logs need the reason. */
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
  /** Resolves with the CONNACK return code (0 = accepted), or with `null` when the broker closed the connection instead. */
  connect(request: MqttConnectRequest): Promise<number | null>;
  /** Resolves with the granted QoS (128 = refused), or with `null` when the connection was lost. */
  subscribe(topic: string, qos: 0 | 1 | 2): Promise<number | null>;
  unsubscribe(topic: string): Promise<boolean>;
  /** QoS 0: resolves when sent. QoS 1 and 2: resolves when acknowledged. `false`: the connection was lost. */
  publish(topic: string, payload: Uint8Array, qos: 0 | 1 | 2, retain: boolean): Promise<boolean>;
  onMessage(listener: (message: UpstreamMessage) => void): Undo;
  /** Called once, whichever side closed the connection. */
  onClosed(listener: () => void): Undo;
  /** Ends the MQTT session with DISCONNECT. Keeps the TCP connection open if possible. */
  disconnect(): Promise<void>;
  close(): void;
}

/** The outside world of a virtual module: real sockets, or an in-memory broker with a virtual clock. */
export interface Upstream {
  /** Whether a host name exists; omitted: every name does. Nothing is connected. */
  hasHost?(host: string): boolean;
  dial(request: DialRequest): Promise<{ readonly connection: UpstreamConnection } | { readonly failure: DialFailure }>;
}
