import type { DialRequest, MqttConnectRequest, UpstreamConnection, UpstreamMessage } from '../../base/upstream.ts';
import type { ModuleCore } from './core.ts';
import { latin1Bytes, latin1FromUtf8, latin1Text } from './text.ts';

/** Longer ones cannot be received by older modules (at-dialect §9.7). */
export const receiveLimitBytes = 1_360;

/**
 * `left`: after MDISCONNECT, when the broker may have hung up but the socket of the module waits for MIPCLOSE
 * (transcript 02: MIPCLOSE is answered with OK then).
 */
export type MqttPhase = 'closed' | 'connecting' | 'connected' | 'logging-in' | 'online' | 'left';

/** The one MQTT connection of the module: what the broker does, as lines (at-dialect §9). */
export interface MqttClient {
  readonly phase: MqttPhase;
  /** AT+MQTTSTATU: 0 off line, 1 logged in, 2 connected. */
  status(): 0 | 1 | 2;
  /** `null`: the TLS context names a file that is gone. */
  dial(request: DialRequest | null, limitMs: number): void;
  login(request: MqttConnectRequest): void;
  subscribe(topic: string, qos: 0 | 1 | 2): void;
  unsubscribe(topic: string): void;
  publish(topic: string, payload: Uint8Array, qos: 0 | 1 | 2, retain: boolean): void;
  /** MDISCONNECT. */
  leave(): void;
  /** The far end, or the network, went away: reported with `CLOSED` if there was a connection. */
  lose(): void;
  /** Without a word: MIPCLOSE, CIPSHUT, restart. */
  close(): void;
}

export const createMqttClient = (core: () => ModuleCore): MqttClient => {
  let phase: MqttPhase = 'closed';
  let connection: UpstreamConnection | null = null;
  /** Grows with every connection, so that late results of an older one are ignored. */
  let generation = 0;
  let goneWhileLoggingIn = false;

  const forget = (): void => {
    generation += 1;
    const old = connection;
    connection = null;
    phase = 'closed';
    old?.close();
  };
  const lose = (): void => {
    const visible = phase === 'connected' || phase === 'logging-in' || phase === 'online';
    forget();
    if (visible) core().report('CLOSED');
  };
  const dialFailed = (why: string): void => {
    core().note('network', why);
    forget();
    core().report(`STATE: ${core().radio.attached() ? 'IP STATUS' : 'IP INITIAL'}`);
    core().report(`${core().ram.multiplexed ? '7,' : ''}CONNECT FAIL`);
  };
  const connected = (opened: UpstreamConnection, mine: number): void => {
    connection = opened;
    phase = 'connected';
    opened.onMessage((message) => {
      if (mine === generation) receive(core(), message);
    });
    opened.onClosed(() => {
      if (mine !== generation) return;
      core().note('network', 'the connection was closed by the far end');
      // While logging in the CONNACK decides what is said; after MDISCONNECT nothing is.
      if (phase === 'left') connection = null;
      else if (phase === 'logging-in') goneWhileLoggingIn = true;
      else lose();
    });
    core().report(`${core().ram.multiplexed ? '7,' : ''}CONNECT OK`);
    if (core().has('drop-after-connect')) lose();
  };
  const dial = async (request: DialRequest, mine: number): Promise<void> => {
    const result = await core().upstream.dial(request);
    if (mine !== generation) {
      if ('connection' in result) result.connection.close();
      return;
    }
    const where = `${request.tls ? 'TLS' : 'TCP'} ${request.host}:${request.port}`;
    if ('failure' in result) {
      dialFailed(`${where} → ${result.failure.reason}${result.failure.detail ? ` (${result.failure.detail})` : ''}`);
      return;
    }
    core().note('network', `${where} → connected`);
    connected(result.connection, mine);
  };
  const login = async (request: MqttConnectRequest, mine: number): Promise<void> => {
    const code = core().has('wrong-password') ? 4 : await connection?.connect(request);
    if (mine !== generation) return;
    core().note(
      'network',
      `MQTT login of ${request.clientId} → ${code === 0 ? 'accepted' : `refused (${code ?? 'hung up'})`}`,
    );
    if (code === 0) {
      phase = 'online';
      core().report('CONNACK OK');
      if (goneWhileLoggingIn) return lose();
      if (core().has('drop-after-login')) core().after(core().timings.dropMs, () => mine === generation && lose());
      return;
    }
    // What a refusal prints is not documented [U]: the manual says only "ERROR"; a broker hangs up after it.
    if (typeof code === 'number') core().report('ERROR');
    lose();
  };
  /** Reports the broker's acknowledgement a little after it came, unless the connection is another one by then. */
  const acknowledge = async (result: Promise<readonly string[]>, mine: number): Promise<void> => {
    const lines = await result;
    if (mine !== generation) return;
    core().after(core().timings.acknowledgeMs, () => {
      if (mine === generation) for (const line of lines) core().report(line);
    });
  };

  return {
    get phase() {
      return phase;
    },
    status: () => (phase === 'online' ? 1 : phase === 'connected' || phase === 'logging-in' ? 2 : 0),
    dial: (request, limitMs) => {
      forget();
      const mine = generation;
      phase = 'connecting';
      const { timings } = core();
      if (core().has('reset-on-connect')) core().after(timings.connectMs, () => core().restart());
      if (core().has('reset-on-connect') || core().has('connect-silent')) return;
      core().after(timings.connectMs, () => {
        if (mine !== generation) return;
        if (core().has('connect-fail')) return dialFailed('fault connect-fail');
        if (!core().radio.attached()) return dialFailed('not attached');
        if (request === null) return dialFailed('a file of the TLS settings is missing');
        core().after(limitMs, () => mine === generation && phase === 'connecting' && dialFailed('gave up'));
        void dial(request, mine);
      });
    },
    login: (request) => {
      const mine = generation;
      phase = 'logging-in';
      goneWhileLoggingIn = false;
      core().after(core().timings.loginMs, () => mine === generation && void login(request, mine));
    },
    subscribe: (topic, qos) => {
      const mine = generation;
      const granted = connection?.subscribe(topic, qos) ?? Promise.resolve(null);
      const lines = granted.then((code) => {
        core().note('network', `MQTT subscribe ${topic} → ${code ?? 'no answer'}`);
        // What a refused topic (128) prints is not known [U].
        if (code === null || core().has('no-suback')) return [];
        return [code >= 128 ? 'ERROR' : 'SUBACK'];
      });
      void acknowledge(lines, mine);
    },
    unsubscribe: (topic) => {
      const mine = generation;
      const gone = connection?.unsubscribe(topic) ?? Promise.resolve(false);
      void acknowledge(
        gone.then((done) => (done ? ['UNSUBACK'] : [])),
        mine,
      );
    },
    publish: (topic, payload, qos, retain) => {
      const mine = generation;
      core().note('network', `MQTT publish ${topic}, ${payload.length} bytes, QoS ${qos}`);
      const sent = connection?.publish(topic, payload, qos, retain) ?? Promise.resolve(false);
      const lines = sent.then((done) => {
        if (!done || qos === 0 || core().has('no-puback')) return [];
        return qos === 1 ? ['PUBACK'] : ['PUBREC', 'PUBCOMP'];
      });
      void acknowledge(lines, mine);
    },
    leave: () => {
      phase = 'left';
      void connection?.disconnect();
    },
    lose,
    close: forget,
  };
};

/** `+MSUB: "topic",N byte,…` at once, or a slot and `+MSUB: n` in cached mode. */
const receive = (core: ModuleCore, message: UpstreamMessage): void => {
  if (message.payload.length > receiveLimitBytes) {
    core.note('network', `a message of ${message.payload.length} bytes is too long for the module and is lost`);
    return;
  }
  const stored = { topic: latin1FromUtf8(message.topic), payload: latin1Text(message.payload) };
  if (core.ram.messageMode === 1) core.report(`+MSUB: ${core.ram.inbox.store(stored)}`);
  else core.reportRaw(latin1Bytes(`\r\n${messageText(stored)}\r\n`));
};

export const messageText = (message: { readonly topic: string; readonly payload: string }): string =>
  `+MSUB: "${message.topic}",${message.payload.length} byte,${message.payload}`;
