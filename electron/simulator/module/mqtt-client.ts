import type { DialRequest, MqttConnectRequest, UpstreamConnection, UpstreamMessage } from '../../base/upstream.ts';
import type { ModuleCore, MqttClient, MqttPhase } from './core.ts';
import type { StoredMessage } from './mqtt-inbox.ts';
import { latin1Bytes, latin1FromUtf8, latin1Text } from './text.ts';

/** Headers of IP and TCP and an acknowledgement, as counted for AT^DATAINFO. */
const packetBytes = 84;

export class VirtualMqttClient implements MqttClient {
  private readonly core: ModuleCore;
  private currentPhase: MqttPhase = 'closed';
  private connection: UpstreamConnection | null = null;
  /** Increases with every connection, so that late results of an older one are ignored. */
  private generation = 0;
  private goneWhileLoggingIn = false;
  /** The command that started the connection. */
  private dialCommand = '+MIPSTART';

  constructor(core: ModuleCore) {
    this.core = core;
  }

  get phase(): MqttPhase {
    return this.currentPhase;
  }

  status(): 0 | 1 | 2 {
    if (this.currentPhase === 'online') return 1;
    return this.currentPhase === 'connected' || this.currentPhase === 'logging-in' ? 2 : 0;
  }

  dial(command: string, request: DialRequest | string, limitMs: number): void {
    const { core } = this;
    this.close();
    this.dialCommand = command;
    this.currentPhase = 'connecting';
    if (core.has('reset-on-connect')) core.after(core.timings.connectMs, () => core.restart('crash'));
    if (core.has('reset-on-connect') || core.has('connect-silent')) return;
    this.afterIfSame(core.timings.connectMs, () => {
      if (core.has('connect-fail')) this.dialFailed('fault connect-fail');
      else if (!core.radio.attached()) this.dialFailed('not attached');
      else if (typeof request === 'string') this.dialFailed(request);
      else {
        this.afterIfSame(limitMs, () => this.currentPhase === 'connecting' && this.dialFailed('gave up'));
        void this.open(request, this.generation);
      }
    });
  }

  login(request: MqttConnectRequest): void {
    this.currentPhase = 'logging-in';
    this.goneWhileLoggingIn = false;
    this.afterIfSame(this.core.timings.loginMs, () => void this.sendLogin(request, this.generation));
  }

  subscribe(topic: string, qos: 0 | 1 | 2): void {
    const granted = this.connection?.subscribe(topic, qos) ?? Promise.resolve(null);
    const lines = granted.then((code) => {
      this.core.note('network', `MQTT subscribe ${topic} → ${code ?? 'no answer'}`);
      if (code === null || this.core.has('no-suback')) return [];
      // The output for a refused topic (128) is not known.
      return [code >= 128 ? 'ERROR' : 'SUBACK'];
    });
    void this.acknowledge('+MSUB', lines, this.generation);
  }

  unsubscribe(topic: string): void {
    const gone = this.connection?.unsubscribe(topic) ?? Promise.resolve(false);
    void this.acknowledge(
      '+MUNSUB',
      gone.then((done) => (done ? ['UNSUBACK'] : [])),
      this.generation,
    );
  }

  publish(command: string, topic: string, payload: Uint8Array, qos: 0 | 1 | 2, retain: boolean): void {
    this.core.note('network', `MQTT publish ${topic}, ${payload.length} bytes, QoS ${qos}`);
    const sent = this.connection?.publish(topic, payload, qos, retain) ?? Promise.resolve(false);
    this.core.countTraffic(payload.length + topic.length + packetBytes, qos === 0 ? 0 : packetBytes);
    const lines = sent.then((done) => {
      if (!done || qos === 0 || this.core.has('no-puback')) return [];
      return qos === 1 ? ['PUBACK'] : ['PUBREC', 'PUBCOMP'];
    });
    void this.acknowledge(command, lines, this.generation);
  }

  leave(): void {
    this.currentPhase = 'left';
    void this.connection?.disconnect();
  }

  lose(): void {
    this.end(true);
  }

  close(): void {
    this.generation += 1;
    const old = this.connection;
    this.connection = null;
    this.currentPhase = 'closed';
    old?.close();
  }

  private end(reported: boolean): void {
    const visible = this.status() !== 0;
    this.close();
    if (visible && reported) this.core.report('CLOSED');
  }

  /** Sends a second phase, unless a fault affects it. */
  private sendResult(command: string, lines: readonly string[]): void {
    const { core } = this;
    if (lines.length === 0) return;
    const generation = this.generation;
    const damage = core.applyFaults([command], 'before-second-phase');
    // After a drop `CLOSED` has been sent instead.
    if (damage.ended || damage.lostFinal || generation !== this.generation) return;
    const reported = damage.error ? ['ERROR'] : lines;
    const report = (): void => {
      for (const line of reported) core.report(line);
    };
    if (damage.lateMs > 0) this.afterIfSame(damage.lateMs, report);
    else report();
  }

  private async open(request: DialRequest, generation: number): Promise<void> {
    const result = await this.core.upstream.dial(request);
    if (generation !== this.generation) {
      if ('connection' in result) result.connection.close();
      return;
    }
    const where = `${request.tls ? 'TLS' : 'TCP'} ${request.host}:${request.port}`;
    if ('failure' in result) {
      const { reason, detail } = result.failure;
      this.dialFailed(`${where} → ${reason}${detail ? ` (${detail})` : ''}`);
      return;
    }
    this.core.note('network', `${where} → connected`);
    this.opened(result.connection, generation);
  }

  private opened(connection: UpstreamConnection, generation: number): void {
    this.connection = connection;
    this.currentPhase = 'connected';
    connection.onMessage((message) => {
      if (generation === this.generation) this.received(message);
    });
    connection.onClosed(() => {
      if (generation === this.generation) this.farEndClosed();
    });
    // The connection may have ended before a listener was attached.
    if (generation !== this.generation) return;
    this.sendResult(this.dialCommand, [`${this.core.ram.multiplexed ? '7,' : ''}CONNECT OK`]);
    if (generation === this.generation && this.core.has('drop-after-connect')) this.lose();
  }

  private farEndClosed(): void {
    this.core.note('network', 'the connection was closed by the far end');
    // During the login the CONNACK decides what is sent. After MDISCONNECT nothing is sent.
    if (this.currentPhase === 'left') this.connection = null;
    else if (this.currentPhase === 'logging-in') this.goneWhileLoggingIn = true;
    else this.end(this.core.model.tellsServerClose);
  }

  private dialFailed(why: string): void {
    const { core } = this;
    core.note('network', why);
    this.close();
    const state = `STATE: ${core.radio.attached() ? 'IP STATUS' : 'IP INITIAL'}`;
    this.sendResult(this.dialCommand, [state, `${core.ram.multiplexed ? '7,' : ''}CONNECT FAIL`]);
  }

  private async sendLogin(request: MqttConnectRequest, generation: number): Promise<void> {
    const { core } = this;
    const code = core.has('wrong-password') ? 4 : await this.connection?.connect(request);
    if (generation !== this.generation) return;
    core.countTraffic(request.clientId.length + 160, 44);
    const outcome = code === 0 ? 'accepted' : `refused (${code ?? 'hung up'})`;
    core.note('network', `MQTT login of ${request.clientId} → ${outcome}`);
    if (code === 0) {
      this.currentPhase = 'online';
      this.sendResult('+MCONNECT', ['CONNACK OK']);
      if (generation !== this.generation) return;
      if (this.goneWhileLoggingIn) this.lose();
      else if (core.has('drop-after-login')) this.afterIfSame(core.timings.dropMs, () => this.lose());
      return;
    }
    // The output for a refusal is not documented: the manual only says "ERROR". A broker closes the connection after it.
    if (typeof code === 'number') this.sendResult('+MCONNECT', ['ERROR']);
    if (generation === this.generation) this.lose();
  }

  /** Reports the broker's acknowledgement a little after it arrived, unless there is another connection by then. */
  private async acknowledge(command: string, result: Promise<readonly string[]>, generation: number): Promise<void> {
    const lines = await result;
    if (generation !== this.generation) return;
    this.afterIfSame(this.core.timings.acknowledgeMs, () => this.sendResult(command, lines));
  }

  /** Sends `+MSUB: "topic",N byte,…` at once, or in cached mode stores the message and sends `+MSUB: n`. */
  private received(message: UpstreamMessage): void {
    const { core } = this;
    core.countTraffic(packetBytes, message.payload.length + message.topic.length + packetBytes);
    if (message.payload.length > core.model.receiveLimitBytes) {
      core.note('network', `a message of ${message.payload.length} bytes is too long for the module and is lost`);
      return;
    }
    const stored = { topic: latin1FromUtf8(message.topic), payload: latin1Text(message.payload) };
    if (core.ram.messageMode === 1) core.report(`+MSUB: ${core.ram.inbox.store(stored)}`);
    else core.reportRaw(latin1Bytes(`\r\n${messageText(stored, core.ram.hexEncoding)}\r\n`));
  }

  private afterIfSame(delayMs: number, action: () => void): void {
    const generation = this.generation;
    this.core.after(delayMs, () => {
      if (generation === this.generation) action();
    });
  }
}

/** With AT+MQTTMODE=1 the payload is printed as hex digits in quotes, and counted in bytes (two drivers expect that; docs/at-dialect.md §9.7). */
export const messageText = (message: StoredMessage, asHex: boolean): string => {
  const { topic, payload } = message;
  const digits = (): string => Buffer.from(payload, 'latin1').toString('hex').toUpperCase();
  return asHex
    ? `+MSUB: "${topic}",${payload.length},"${digits()}"`
    : `+MSUB: "${topic}",${payload.length} byte,${payload}`;
};
