import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import type { DialRequest, MqttConnectRequest, Upstream } from '../../base/upstream.ts';
import type { FaultName, FaultPoint } from '../faults.ts';
import type { CmeError } from './cme-errors.ts';
import type { Damage } from './damage.ts';
import type { FileStore } from './file-store.ts';
import type { UnitIdentity } from './identity.ts';
import type { Flash, Ram, StartReason } from './memory.ts';
import type { ModelTraits } from './models.ts';
import type { ModuleClock } from './module-clock.ts';
import type { Timings } from './timings.ts';

/** An action of the module, for a log; never a password. */
export interface ModuleNote {
  readonly kind: 'command' | 'file' | 'network' | 'module';
  readonly text: string;
}

/** In the units of AT+CSQ and AT+CESQ, and dB; 99 and 255: not known. */
export interface Signal {
  readonly rssi: number;
  readonly rsrq: number;
  readonly rsrp: number;
  readonly sinr: number;
}

/** The SIM card and the network from the module's point of view. */
export interface Radio {
  /** Why the card cannot be used; `null`: it can. */
  simProblem(): CmeError | null;
  /** Registration state of 3GPP TS 27.007: 0 idle, 1 home, 2 searching, 3 denied. */
  registrationStat(): 0 | 1 | 2 | 3;
  registered(): boolean;
  /** Packet service: the module has an IP address. */
  attached(): boolean;
  signal(): Signal;
  /** Why the network refuses the module: EMM cause of 3GPP TS 24.301; `null`: it does not. */
  rejectCause(): number | null;
  /** The search for a network has begun and not ended. */
  searching(): boolean;
  /** Power on: the start times of card and network begin now. `warm`: they have already passed. */
  started(warm: boolean): void;
  /** The card or the radio became usable; registration follows. */
  searchAgain(): void;
  simBusyFromNow(): void;
  /** Sends the lines that report a found network (docs/at-dialect.md §4). */
  announce(): void;
  /** Packet service has ended: bearers and the connection end. */
  lost(): void;
  /** A card was removed or inserted: sends the lines of transcript 14, if AT+CSDT=1 enabled them. */
  cardChanged(inserted: boolean): void;
}

/**
 * `left`: after MDISCONNECT. The broker may have closed the connection, but the socket of the module is open until MIPCLOSE
 * (transcript 02: MIPCLOSE then answers OK).
 */
export type MqttPhase = 'closed' | 'connecting' | 'connected' | 'logging-in' | 'online' | 'left';

/** The only MQTT connection of the module; reports the broker's actions as lines (docs/at-dialect.md §9). */
export interface MqttClient {
  readonly phase: MqttPhase;
  /** AT+MQTTSTATU: 0 off line, 1 logged in, 2 connected. */
  status(): 0 | 1 | 2;
  /**
   * `command`: the command whose second phase the result is, `+MIPSTART` or `+SSLMIPSTART`.
   * A text instead of a request: the reason why it cannot connect at all, for the log.
   */
  dial(command: string, request: DialRequest | string, limitMs: number): void;
  login(request: MqttConnectRequest): void;
  subscribe(topic: string, qos: 0 | 1 | 2): void;
  unsubscribe(topic: string): void;
  /** `command`: `+MPUB` or `+MPUBEX`. */
  publish(command: string, topic: string, payload: Uint8Array, qos: 0 | 1 | 2, retain: boolean): void;
  /** MDISCONNECT. */
  leave(): void;
  /** The far end or the network was lost: sends `CLOSED` if there was a connection. */
  lose(): void;
  /** Closes without sending a line: MIPCLOSE, CIPSHUT, restart. */
  close(): void;
}

/** The parts of the module that command handlers use. Each part has one owner. */
export interface ModuleCore {
  readonly clock: Clock;
  readonly upstream: Upstream;
  readonly timings: Timings;
  readonly model: ModelTraits;
  readonly identity: UnitIdentity;
  readonly flash: Flash;
  /** A new object after every restart: do not keep it across a wait. */
  readonly ram: Ram;
  readonly files: FileStore;
  readonly radio: Radio;
  readonly moduleClock: ModuleClock;
  readonly mqtt: MqttClient;
  has(fault: FaultName): boolean;
  /** Called when a command line with these commands begins. */
  countCommands(commands: readonly string[]): void;
  /** Applies the faults of this point and returns their effects on the rest of the command. */
  applyFaults(commands: readonly string[], point: FaultPoint): Damage;
  /** Sends one unsolicited line or second phase. */
  report(line: string): void;
  /** The same for bytes that must stay together, such as a counted message. */
  reportRaw(bytes: Uint8Array): void;
  note(kind: ModuleNote['kind'], text: string): void;
  /** Runs the action later; a restart cancels it. */
  after(delayMs: number, action: () => void): Undo;
  /** From 0 to below 1. */
  random(): number;
  /** Bytes of packet data, for AT^DATAINFO. */
  countTraffic(upBytes: number, downBytes: number): void;
  restart(reason: StartReason): void;
  /** AT+CPOWD: nothing is received or sent until the power is switched on again. */
  powerOff(): void;
}
