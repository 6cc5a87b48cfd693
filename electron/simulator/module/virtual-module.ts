import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import type { Upstream } from '../../base/upstream.ts';
import type { FaultName } from '../faults.ts';
import { CommandRunner } from './command-runner.ts';
import type { ModuleCore, ModuleNote } from './core.ts';
import { createFileStore } from './file-store.ts';
import { identity } from './identity.ts';
import { factoryFlash, freshRam, type Ram } from './memory.ts';
import { createModuleClock, type ModuleClock } from './module-clock.ts';
import { VirtualMqttClient } from './mqtt-client.ts';
import { createOutput, type Output } from './output.ts';
import { VirtualRadio } from './radio.ts';
import { latin1Bytes } from './text.ts';
import { defaultTimings, type Timings } from './timings.ts';

export interface VirtualModuleOptions {
  readonly clock: Clock;
  readonly upstream: Upstream;
  readonly faults?: readonly FaultName[];
  /** The time that the network tells, ms since 1970 UTC. Default: the clock's. */
  readonly wallClock?: () => number;
  readonly timings?: Partial<Timings>;
}

/** A virtual Air720 on the far end of a serial line. It is running and registered when it is created. */
export interface VirtualModule {
  /** Bytes that the host sent. */
  receive(bytes: Uint8Array): void;
  /** Bytes for the host, in chunks as they leave. */
  onOutput(listener: (bytes: Uint8Array) => void): Undo;
  /** Files by name without drive and leading slash; a live view. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  setFault(name: FaultName, on: boolean): void;
  /** Power off and on: boot lines come, files stay, settings are lost. */
  restart(): void;
  /** What it does and why, for people. */
  log(listener: (note: ModuleNote) => void): Undo;
  /** Stops every timer and closes the connection. */
  dispose(): void;
}

export const createVirtualModule = (options: VirtualModuleOptions): VirtualModule => {
  const board = new Board(options);
  return {
    receive: (bytes) => board.receive(bytes),
    onOutput: (listener) => board.output.onOutput(listener),
    files: board.files.files,
    setFault: (name, on) => board.setFault(name, on),
    restart: () => board.restart(),
    log: (listener) => board.log(listener),
    dispose: () => board.dispose(),
  };
};

/** As the mask ROM prints it in transcript 27: without a line end, `\n` being two characters. */
const bootRomText = "^boot.rom'v'!\\n";

/** Holds the parts together, switches them on and off, and owns their timers. */
class Board implements ModuleCore {
  readonly clock: Clock;
  readonly upstream: Upstream;
  readonly timings: Timings;
  readonly flash = factoryFlash(identity.defaultApn);
  readonly files = createFileStore();
  readonly moduleClock: ModuleClock;
  readonly radio = new VirtualRadio(this);
  readonly mqtt = new VirtualMqttClient(this);
  readonly output: Output;
  private readonly runner: CommandRunner;
  private readonly faults: Set<FaultName>;
  private readonly logListeners = new Set<(note: ModuleNote) => void>();
  private readonly timers = new Set<Undo>();
  private currentRam = freshRam(this.flash.settings);
  private running = true;
  private disposed = false;

  constructor(options: VirtualModuleOptions) {
    this.clock = options.clock;
    this.upstream = options.upstream;
    this.timings = { ...defaultTimings, ...options.timings };
    this.faults = new Set(options.faults);
    this.moduleClock = createModuleClock(this.clock, options.wallClock ?? (() => this.clock.wallMs()));
    this.output = createOutput({
      has: (fault) => this.has(fault),
      isMute: () => !this.isAudible(),
      errorMode: () => this.ram.settings.errorMode,
      networkTimeText: this.moduleClock.networkTimeText,
    });
    this.runner = new CommandRunner(this, this.output);
    this.radio.started(true);
    if (this.has('wrong-clock')) this.moduleClock.unset();
  }

  get ram(): Ram {
    return this.currentRam;
  }

  receive(bytes: Uint8Array): void {
    if (this.running && this.isAudible()) this.runner.receive(bytes);
  }

  has(fault: FaultName): boolean {
    return this.faults.has(fault);
  }

  setFault(name: FaultName, on: boolean): void {
    if (on) this.faults.add(name);
    else this.faults.delete(name);
    if (name === 'sim-busy' && on) this.radio.simBusyFromNow();
    if (name === 'wrong-clock' && on) this.moduleClock.unset();
    if (name === 'wrong-clock' && !on) this.moduleClock.setFromNetwork();
    if (name === 'boot-in-the-middle') this.runner.rearm();
    if (name === 'mute-after-upload') this.ram.silenced = false;
  }

  report(line: string): void {
    this.output.line(line);
  }

  reportRaw(bytes: Uint8Array): void {
    this.output.block(bytes);
  }

  note(kind: ModuleNote['kind'], text: string): void {
    for (const listener of this.logListeners) listener({ kind, text });
  }

  log(listener: (note: ModuleNote) => void): Undo {
    this.logListeners.add(listener);
    return () => {
      this.logListeners.delete(listener);
    };
  }

  after(delayMs: number, action: () => void): Undo {
    const undo = this.clock.after(delayMs, () => {
      this.timers.delete(undo);
      action();
    });
    this.timers.add(undo);
    return () => {
      undo();
      this.timers.delete(undo);
    };
  }

  restart(): void {
    if (this.disposed) return;
    const { timings } = this;
    this.note('module', 'restart');
    this.switchOff();
    this.currentRam = freshRam(this.flash.settings);
    this.radio.started(false);
    if (this.has('wrong-clock')) this.moduleClock.unset();
    this.after(timings.bootRomMs, () => this.output.plain(latin1Bytes(bootRomText)));
    this.after(timings.readyMs, () => {
      this.running = true;
      this.output.plain(latin1Bytes('\r\nRDY\r\n'));
    });
    const afterBusyMs = timings.readyMs + timings.simBusyMs + timings.registrationMs;
    const networkMs = this.has('sim-busy') ? Math.max(timings.serviceMs, afterBusyMs) : timings.serviceMs;
    this.after(networkMs, () => this.radio.announce());
  }

  dispose(): void {
    this.disposed = true;
    this.switchOff();
  }

  private switchOff(): void {
    this.running = false;
    for (const undo of this.timers) undo();
    this.timers.clear();
    this.mqtt.close();
    this.runner.reset();
  }

  private isAudible(): boolean {
    return !this.disposed && !this.has('mute') && !this.ram.silenced;
  }
}
