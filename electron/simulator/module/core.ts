import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import type { Upstream } from '../../base/upstream.ts';
import type { FaultName } from '../faults.ts';
import type { FileStore } from './file-store.ts';
import type { Flash, Ram } from './memory.ts';
import type { ModuleClock } from './module-clock.ts';
import type { MqttClient } from './mqtt-client.ts';
import type { Radio } from './radio.ts';
import type { Timings } from './timings.ts';

/** What the module did, for a log; never a password. */
export interface ModuleNote {
  readonly kind: 'command' | 'file' | 'network' | 'module';
  readonly text: string;
}

/** What command handlers work on: the parts of the module, one owner each. */
export interface ModuleCore {
  readonly clock: Clock;
  readonly upstream: Upstream;
  readonly timings: Timings;
  readonly flash: Flash;
  /** A new object after every restart: never keep it over a wait. */
  readonly ram: Ram;
  readonly files: FileStore;
  readonly radio: Radio;
  readonly moduleClock: ModuleClock;
  readonly mqtt: MqttClient;
  has(fault: FaultName): boolean;
  /** One unsolicited line or second phase. */
  report(line: string): void;
  /** The same for bytes that must stay together, such as a counted message. */
  reportRaw(bytes: Uint8Array): void;
  note(kind: ModuleNote['kind'], text: string): void;
  /** Cancelled by a restart. */
  after(delayMs: number, action: () => void): Undo;
  restart(): void;
}
