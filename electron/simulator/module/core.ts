import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import type { DialRequest, MqttConnectRequest, Upstream } from '../../base/upstream.ts';
import type { FaultName, FaultPoint } from '../faults.ts';
import type { CmeError } from './cme-errors.ts';
import type { Damage } from './damage.ts';
import type { FileStore } from './file-store.ts';
import type { UnitIdentity } from './identity.ts';
import type { Flash, Ram } from './memory.ts';
import type { ModelTraits } from './models.ts';
import type { ModuleClock } from './module-clock.ts';
import type { Timings } from './timings.ts';

/** What the module did, for a log; never a password. */
export interface ModuleNote {
  readonly kind: 'command' | 'file' | 'network' | 'module';
  readonly text: string;
}

/** The SIM card and the network as the module sees them. */
export interface Radio {
  /** Why the card cannot be used; `null`: it can. */
  simProblem(): CmeError | null;
  /** Registration state of 3GPP TS 27.007: 0 idle, 1 home, 2 searching, 3 denied. */
  registrationStat(): 0 | 1 | 2 | 3;
  registered(): boolean;
  /** Packet service: there is an IP address. */
  attached(): boolean;
  signal(): { readonly rssi: number; readonly rsrq: number; readonly rsrp: number };
  /** The power came on: the card and the network need their time from here. `warm`: they had it already. */
  started(warm: boolean): void;
  /** The card or the radio became usable now; the network follows. */
  searchAgain(): void;
  simBusyFromNow(): void;
  /** The lines of a network found (docs/at-dialect.md §4). */
  announce(): void;
  /** A card was pulled out or put in: the lines of transcript 14, where AT+CSDT=1 asked for them. */
  cardChanged(inserted: boolean): void;
}

/**
 * `left`: after MDISCONNECT, when the broker may have hung up but the socket of the module waits for MIPCLOSE
 * (transcript 02: MIPCLOSE is answered with OK then).
 */
export type MqttPhase = 'closed' | 'connecting' | 'connected' | 'logging-in' | 'online' | 'left';

/** The one MQTT connection of the module: what the broker does, as lines (docs/at-dialect.md §9). */
export interface MqttClient {
  readonly phase: MqttPhase;
  /** AT+MQTTSTATU: 0 off line, 1 logged in, 2 connected. */
  status(): 0 | 1 | 2;
  /**
   * `command`: whose second phase the result is, `+MIPSTART` or `+SSLMIPSTART`.
   * A text instead of a request: why it cannot be dialled at all, for the log.
   */
  dial(command: string, request: DialRequest | string, limitMs: number): void;
  login(request: MqttConnectRequest): void;
  subscribe(topic: string, qos: 0 | 1 | 2): void;
  unsubscribe(topic: string): void;
  /** `command`: `+MPUB` or `+MPUBEX`. */
  publish(command: string, topic: string, payload: Uint8Array, qos: 0 | 1 | 2, retain: boolean): void;
  /** MDISCONNECT. */
  leave(): void;
  /** The far end, or the network, went away: reported with `CLOSED` if there was a connection. */
  lose(): void;
  /** Without a word: MIPCLOSE, CIPSHUT, restart. */
  close(): void;
}

/** What command handlers work on: the parts of the module, one owner each. */
export interface ModuleCore {
  readonly clock: Clock;
  readonly upstream: Upstream;
  readonly timings: Timings;
  readonly model: ModelTraits;
  readonly identity: UnitIdentity;
  readonly flash: Flash;
  /** A new object after every restart: never keep it over a wait. */
  readonly ram: Ram;
  readonly files: FileStore;
  readonly radio: Radio;
  readonly moduleClock: ModuleClock;
  readonly mqtt: MqttClient;
  has(fault: FaultName): boolean;
  /** A command line with these commands begins. */
  countCommands(commands: readonly string[]): void;
  /** Lets the faults of this place strike; the rest of the command suffers what is given. */
  strike(commands: readonly string[], point: FaultPoint): Damage;
  /** One unsolicited line or second phase. */
  report(line: string): void;
  /** The same for bytes that must stay together, such as a counted message. */
  reportRaw(bytes: Uint8Array): void;
  note(kind: ModuleNote['kind'], text: string): void;
  /** Cancelled by a restart. */
  after(delayMs: number, action: () => void): Undo;
  restart(): void;
}
