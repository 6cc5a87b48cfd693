import type { CmeError } from './cme-errors.ts';
import type { ModuleCore } from './core.ts';

/** The SIM card and the network as the module sees them, worked out from faults, settings and time. */
export interface Radio {
  /** Why the card cannot be used; `null`: it can. */
  simProblem(): CmeError | null;
  /** 27.007 registration state: 0 idle, 1 home, 2 searching, 3 denied. */
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
  /** The lines of a network found (at-dialect §4). */
  announce(): void;
}

export const createRadio = (core: () => ModuleCore): Radio => {
  let simReadyAtMs = Number.NEGATIVE_INFINITY;
  let networkAtMs = Number.NEGATIVE_INFINITY;
  const nowMs = (): number => core().clock.nowMs();

  const simProblem = (): CmeError | null => {
    const { ram, flash } = core();
    if (core().has('no-sim')) return 'simNotInserted';
    if (nowMs() < simReadyAtMs) return 'simBusy';
    if (!core().has('sim-pin') || ram.pinEntered) return null;
    return flash.pinAttemptsLeft > 0 ? 'simPinRequired' : 'simPukRequired';
  };
  const registrationStat = (): 0 | 1 | 2 | 3 => {
    if (core().ram.functionality !== 1 || simProblem() !== null) return 0;
    if (core().has('registration-denied')) return 3;
    return core().has('not-registered') || nowMs() < networkAtMs ? 2 : 1;
  };
  const registered = (): boolean => registrationStat() === 1;
  const networkNotBefore = (ms: number): void => {
    networkAtMs = Math.max(networkAtMs, ms);
  };

  return {
    simProblem,
    registrationStat,
    registered,
    attached: () => registered() && core().ram.attachWanted && !core().has('not-attached'),
    signal: () => {
      if (core().ram.functionality !== 1 || core().has('not-registered')) return { rssi: 99, rsrq: 255, rsrp: 255 };
      return core().has('weak-signal') ? { rssi: 5, rsrq: 6, rsrp: 18 } : { rssi: 25, rsrq: 26, rsrp: 58 };
    },
    started: (warm) => {
      const { timings } = core();
      simReadyAtMs = warm ? Number.NEGATIVE_INFINITY : nowMs() + timings.simReadyMs;
      networkAtMs = warm ? Number.NEGATIVE_INFINITY : nowMs() + timings.serviceMs;
      if (core().has('sim-busy')) {
        simReadyAtMs = nowMs() + (warm ? 0 : timings.readyMs) + timings.simBusyMs;
        networkNotBefore(simReadyAtMs + timings.registrationMs);
      }
    },
    searchAgain: () => networkNotBefore(nowMs() + core().timings.registrationMs),
    simBusyFromNow: () => {
      simReadyAtMs = nowMs() + core().timings.simBusyMs;
      networkNotBefore(simReadyAtMs + core().timings.registrationMs);
    },
    announce: () => {
      if (!registered()) return;
      core().report('^MODE: 17,17');
      core().report('+E_UTRAN Service');
      announceRegistration(core());
      if (core().radio.attached()) core().report('+CGEV: ME PDN ACT 1,0');
      if (core().has('wrong-clock')) return;
      core().after(core().timings.networkTimeMs, () => {
        core().moduleClock.setFromNetwork();
        core().report(`+NITZ: ${core().moduleClock.networkTimeText()}`);
      });
    },
  };
};

/** Reports of AT+CREG=1 and its like have one field less than the answer to a query (at-dialect §6.1). */
const announceRegistration = (core: ModuleCore): void => {
  for (const [name, mode] of Object.entries(core.ram.registrationReports)) {
    if (mode > 0) core.report(`${name}: ${core.radio.registrationStat()}`);
  }
};
