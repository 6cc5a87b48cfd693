import { createListeners } from '../../../shared/listeners.ts';
import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import type { Upstream } from '../../base/upstream.ts';
import type { FaultName, FaultPoint } from '../faults.ts';
import type { FaultSpec } from '../placed-faults.ts';
import { ActiveFaults } from './active-faults.ts';
import { CommandRunner } from './command-runner.ts';
import type { ModuleCore, ModuleNote } from './core.ts';
import { type Damage, noDamage, noiseBytes } from './damage.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import { identity, identityOf, type UnitIdentity } from './identity.ts';
import { factoryFlash, freshRam, pinTries, pukTries, type Ram, type StartReason } from './memory.ts';
import { type ModelName, type ModelTraits, traitsOf } from './models.ts';
import { createModuleClock, type ModuleClock } from './module-clock.ts';
import { VirtualMqttClient } from './mqtt-client.ts';
import { createOutput, type Output } from './output.ts';
import { createPacedLine, type PacedLine } from './paced-line.ts';
import { VirtualRadio } from './radio.ts';
import { SignalWalk } from './signal-walk.ts';
import { latin1Bytes } from './text.ts';
import { defaultTimings, type Timings } from './timings.ts';

export interface VirtualModuleOptions {
  readonly clock: Clock;
  readonly upstream: Upstream;
  readonly faults?: readonly FaultSpec[];
  /** Default: `air720h`. */
  readonly model?: ModelName;
  /** Counts from 1, the default. Each unit has its own IMEI and SIM card. */
  readonly unit?: number;
  /** Delays the bytes of both directions by this rate. Default `null`: no delay. */
  readonly paceBaud?: number | null;
  /** The time of the network, ms since 1970 UTC. Default: the clock's. */
  readonly wallClock?: () => number;
  readonly timings?: Partial<Timings>;
  /** From 0 to below 1, for values that vary. Default: they do not vary. */
  readonly random?: () => number;
}

/** A virtual module at the far end of a serial line. It is running and registered when it is created. */
export interface VirtualModule {
  /** Bytes sent by the host. */
  receive(bytes: Uint8Array): void;
  /** Bytes for the host, in chunks as they are sent. */
  onOutput(listener: (bytes: Uint8Array) => void): Undo;
  /** Files by name without drive and leading slash; a live view. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  setFault(name: FaultName, on: boolean): void;
  /** The fault `unplug` occurs: the server of the module disconnects its clients. The module itself keeps running. */
  onUnplugged(listener: () => void): Undo;
  /** The module was switched off by AT+CPOWD or the fault `powered-off`, or started after that. */
  onPower(listener: (on: boolean) => void): Undo;
  /** Power off and on: boot lines are sent, files stay, settings are lost. */
  restart(): void;
  /** Actions of the module and their reasons, for users. */
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
    onUnplugged: (listener) => board.onUnplugged(listener),
    onPower: (listener) => board.onPower(listener),
    restart: () => board.restart('power'),
    log: (listener) => board.log(listener),
    dispose: () => board.dispose(),
  };
};

/** The text of the mask ROM in transcript 27: without a line end; `\n` is two characters. */
const bootRomText = "^boot.rom'v'!\\n";

/** Contains the parts, switches them on and off, and owns their timers. */
class Board implements ModuleCore {
  readonly clock: Clock;
  readonly upstream: Upstream;
  readonly timings: Timings;
  readonly identity: UnitIdentity;
  readonly flash = factoryFlash(identity.defaultApn, identity.simPin);
  readonly files: FileStore;
  readonly moduleClock: ModuleClock;
  readonly radio: VirtualRadio;
  readonly random: () => number;
  readonly mqtt = new VirtualMqttClient(this);
  readonly output: Output;
  private readonly runner: CommandRunner;
  private readonly faults: ActiveFaults;
  private readonly modelName: ModelName;
  private readonly input: PacedLine | null;
  private readonly unplugged = createListeners();
  private readonly power = createListeners<[boolean]>();
  private readonly notes = createListeners<[ModuleNote]>();
  private readonly timers = new Set<Undo>();
  private currentRam = freshRam(this.flash);
  private running = true;
  private disposed = false;

  constructor(options: VirtualModuleOptions) {
    this.identity = identityOf(options.unit ?? 1);
    this.clock = options.clock;
    this.upstream = options.upstream;
    // The middle of the range: no step in either direction.
    this.random = options.random ?? (() => 0.5);
    this.radio = new VirtualRadio(this, new SignalWalk(this.clock, this.random));
    this.timings = { ...defaultTimings, ...options.timings };
    this.faults = new ActiveFaults(options.faults ?? []);
    this.modelName = options.model ?? 'air720h';
    this.files = createFileStore(this.model.storageBytes);
    this.moduleClock = createModuleClock(
      this.clock,
      options.wallClock ?? (() => this.clock.wallMs()),
      this.model.networkTime,
    );
    const paceBaud = options.paceBaud ?? null;
    this.output = createOutput({
      has: (fault) => this.has(fault),
      isMute: () => !this.isAudible(),
      errorMode: () => this.ram.settings.errorMode,
      networkTimeText: this.moduleClock.networkTimeText,
      promptTail: () => this.model.promptTail,
      pace: (deliver) => (paceBaud === null ? null : createPacedLine(this.clock, paceBaud, deliver)),
    });
    this.runner = new CommandRunner(this, this.output);
    this.input = paceBaud === null ? null : createPacedLine(this.clock, paceBaud, (bytes) => this.take(bytes));
    this.radio.started(true);
    if (this.has('wrong-clock')) this.moduleClock.unset();
    if (this.has('sim-pin')) this.setPinLock(true);
    this.running = !this.has('powered-off');
  }

  get ram(): Ram {
    return this.currentRam;
  }

  get model(): ModelTraits {
    return traitsOf(this.modelName, this.has('old-firmware'));
  }

  receive(bytes: Uint8Array): void {
    if (this.input && !this.disposed) this.input.push(bytes);
    else this.take(bytes);
  }

  has(fault: FaultName): boolean {
    return this.faults.has(fault);
  }

  setFault(name: FaultName, on: boolean): void {
    const changes = this.faults.has(name) !== on;
    if (name === 'powered-off') {
      if (changes && on) this.powerOff();
      else if (changes) this.restart('power');
      return;
    }
    this.faults.set(name, on);
    if (name === 'sim-pin' && changes) this.setPinLock(on);
    if (name === 'no-sim' && changes) this.radio.cardChanged(!on);
    if (name === 'sim-busy' && on) this.radio.simBusyFromNow();
    if (name === 'wrong-clock' && on) this.moduleClock.unset();
    if (name === 'wrong-clock' && !on) this.moduleClock.setFromNetwork();
    if (name === 'boot-in-the-middle') this.runner.rearm();
    if (name === 'mute-after-upload') this.ram.silenced = false;
  }

  countCommands(commands: readonly string[]): void {
    this.faults.count(commands);
  }

  applyFaults(commands: readonly string[], point: FaultPoint): Damage {
    const matching = this.faults.at(commands, point);
    if (matching.size === 0) return noDamage;
    this.note('module', `${[...matching].join(', ')} at ${commands.join(';')}, ${point}`);
    if (matching.has('garbage')) this.output.plain(noiseBytes);
    if (matching.has('drop')) this.mqtt.lose();
    // Without a place the fault silences the module from the start; `isAudible` handles that.
    if (matching.has('mute') && !this.has('mute')) this.ram.silenced = true;
    if (matching.has('unplug')) this.unplug();
    if (matching.has('reset')) this.restart('crash');
    return {
      ended: matching.has('reset'),
      error: matching.has('error'),
      lateMs: matching.has('late') ? this.timings.lateMs : 0,
      lostFinal: matching.has('lost-final'),
    };
  }

  onUnplugged(listener: () => void): Undo {
    return this.unplugged.add(listener);
  }

  countTraffic(upBytes: number, downBytes: number): void {
    const { traffic } = this.flash;
    if (!traffic.counts) return;
    traffic.upBytes += upBytes;
    traffic.downBytes += downBytes;
  }

  powerOff(): void {
    this.note('module', 'power off');
    this.switchOff();
    this.faults.set('powered-off', true);
    this.power.emit(false);
  }

  onPower(listener: (on: boolean) => void): Undo {
    return this.power.add(listener);
  }

  report(line: string): void {
    this.output.line(line);
  }

  reportRaw(bytes: Uint8Array): void {
    this.output.block(bytes);
  }

  note(kind: ModuleNote['kind'], text: string): void {
    this.notes.emit({ kind, text });
  }

  log(listener: (note: ModuleNote) => void): Undo {
    return this.notes.add(listener);
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

  restart(reason: StartReason): void {
    if (this.disposed) return;
    const { timings } = this;
    this.note('module', 'restart');
    this.switchOff();
    this.flash.startReason = reason;
    if (this.has('powered-off')) {
      this.faults.set('powered-off', false);
      this.power.emit(true);
    }
    this.currentRam = freshRam(this.flash);
    this.radio.started(false);
    if (this.has('wrong-clock')) this.moduleClock.unset();
    if (this.model.bootRom) this.after(timings.bootRomMs, () => this.output.plain(latin1Bytes(bootRomText)));
    const ready = (): void => this.output.plain(latin1Bytes('\r\nRDY\r\n'));
    this.after(timings.readyMs, () => {
      this.running = true;
      ready();
    });
    if (this.model.readyTwice) this.after(timings.readyMs + timings.readyAgainMs, ready);
    this.after(timings.simReadyMs, () => this.announceStart());
    const afterBusyMs = timings.readyMs + timings.simBusyMs + timings.registrationMs;
    const networkMs = this.has('sim-busy') ? Math.max(timings.serviceMs, afterBusyMs) : timings.serviceMs;
    this.after(networkMs, () => this.radio.announce());
  }

  dispose(): void {
    this.disposed = true;
    this.switchOff();
  }

  /** The fault `sim-pin` puts a card with its first PIN in, or takes the lock away. */
  private setPinLock(on: boolean): void {
    Object.assign(this.flash.lock, { on, pin: identity.simPin, pinTriesLeft: pinTries, pukTriesLeft: pukTries });
    this.ram.pinEntered = false;
  }

  private announceStart(): void {
    const needsCard = (line: string): boolean => line.startsWith('+CPIN');
    for (const line of this.model.startLines) {
      if (!needsCard(line) || this.radio.simProblem() === null) this.report(line);
    }
  }

  private take(bytes: Uint8Array): void {
    if (this.running && this.isAudible()) this.runner.receive(bytes);
  }

  /** Bytes on the line are lost; the state of the module is unchanged. */
  private unplug(): void {
    this.input?.clear();
    this.output.clear();
    this.runner.loseInput();
    this.unplugged.emit();
  }

  private switchOff(): void {
    this.running = false;
    this.input?.clear();
    this.output.clear();
    for (const undo of this.timers) undo();
    this.timers.clear();
    this.mqtt.close();
    this.runner.reset();
  }

  private isAudible(): boolean {
    return !this.disposed && !this.has('mute') && !this.ram.silenced;
  }
}
