import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import type { Upstream } from '../../base/upstream.ts';
import type { FaultName } from '../faults.ts';
import { type CommandRunner, createCommandRunner } from './command-runner.ts';
import type { ModuleCore, ModuleNote } from './core.ts';
import { createFileStore } from './file-store.ts';
import { identity } from './identity.ts';
import { factoryFlash, freshRam } from './memory.ts';
import { createModuleClock } from './module-clock.ts';
import { createMqttClient } from './mqtt-client.ts';
import { createOutput, type Output } from './output.ts';
import { createRadio } from './radio.ts';
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
  const { clock } = options;
  const timings: Timings = { ...defaultTimings, ...options.timings };
  const faults = new Set<FaultName>(options.faults);
  const logListeners = new Set<(note: ModuleNote) => void>();
  const timers = new Set<Undo>();
  const files = createFileStore();
  const flash = factoryFlash(identity.defaultApn);
  const moduleClock = createModuleClock(clock, options.wallClock ?? (() => clock.wallMs()));
  let ram = freshRam(flash.settings);
  let running = true;
  let disposed = false;

  const after = (delayMs: number, action: () => void): Undo => {
    const undo = clock.after(delayMs, () => {
      timers.delete(undo);
      action();
    });
    timers.add(undo);
    return () => {
      undo();
      timers.delete(undo);
    };
  };
  const stopTimers = (): void => {
    for (const undo of timers) undo();
    timers.clear();
  };
  const output: Output = createOutput({
    has: (fault) => faults.has(fault),
    isMute: () => disposed || faults.has('mute') || ram.silenced,
    errorMode: () => ram.settings.errorMode,
    networkTimeText: moduleClock.networkTimeText,
  });
  const core: ModuleCore = {
    clock,
    upstream: options.upstream,
    timings,
    flash,
    files,
    moduleClock,
    get ram() {
      return ram;
    },
    radio: createRadio(() => core),
    mqtt: createMqttClient(() => core),
    has: (fault) => faults.has(fault),
    report: output.line,
    reportRaw: output.block,
    note: (kind, text) => {
      for (const listener of logListeners) listener({ kind, text });
    },
    after,
    restart: () => restart(),
  };
  const runner: CommandRunner = createCommandRunner(core, output);

  const restart = (): void => {
    if (disposed) return;
    core.note('module', 'restart');
    stopTimers();
    running = false;
    core.mqtt.close();
    runner.reset();
    ram = freshRam(flash.settings);
    core.radio.started(false);
    if (faults.has('wrong-clock')) moduleClock.unset();
    after(timings.bootRomMs, () => output.plain(latin1Bytes(bootRomText)));
    after(timings.readyMs, () => {
      running = true;
      output.plain(latin1Bytes('\r\nRDY\r\n'));
    });
    const networkMs = faults.has('sim-busy') ? timings.readyMs + timings.simBusyMs + timings.registrationMs : 0;
    after(Math.max(timings.serviceMs, networkMs), () => core.radio.announce());
  };
  const setFault = (name: FaultName, on: boolean): void => {
    if (on) faults.add(name);
    else faults.delete(name);
    if (name === 'sim-busy' && on) core.radio.simBusyFromNow();
    if (name === 'wrong-clock') on ? moduleClock.unset() : moduleClock.setFromNetwork();
    if (name === 'boot-in-the-middle') runner.rearm();
    if (name === 'mute-after-upload') ram.silenced = false;
  };

  core.radio.started(true);
  if (faults.has('wrong-clock')) moduleClock.unset();
  return {
    receive: (bytes) => {
      if (running && !disposed && !faults.has('mute') && !ram.silenced) runner.receive(bytes);
    },
    onOutput: output.onOutput,
    files: files.files,
    setFault,
    restart,
    log: (listener) => {
      logListeners.add(listener);
      return () => {
        logListeners.delete(listener);
      };
    },
    dispose: () => {
      disposed = true;
      stopTimers();
      core.mqtt.close();
    },
  };
};

/** As the mask ROM prints it in transcript 27: without a line end, `\n` being two characters. */
const bootRomText = "^boot.rom'v'!\\n";
