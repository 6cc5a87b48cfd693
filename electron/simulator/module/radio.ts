import type { CmeError } from './cme-errors.ts';
import type { ModuleCore, Radio } from './core.ts';
import { latin1Bytes } from './text.ts';

const always = Number.NEGATIVE_INFINITY;

/** Derives the state of the card and the network from faults, settings and time. */
export class VirtualRadio implements Radio {
  private readonly core: ModuleCore;
  private simReadyAtMs = always;
  private networkAtMs = always;

  constructor(core: ModuleCore) {
    this.core = core;
  }

  simProblem(): CmeError | null {
    const { core } = this;
    if (core.has('no-sim')) return 'simNotInserted';
    if (core.clock.nowMs() < this.simReadyAtMs) return 'simBusy';
    if (!core.has('sim-pin') || core.ram.pinEntered) return null;
    return core.flash.pinAttemptsLeft > 0 ? 'simPinRequired' : 'simPukRequired';
  }

  registrationStat(): 0 | 1 | 2 | 3 {
    const { core } = this;
    if (core.ram.functionality !== 1 || this.simProblem() !== null) return 0;
    if (core.has('registration-denied')) return 3;
    return core.has('not-registered') || core.clock.nowMs() < this.networkAtMs ? 2 : 1;
  }

  registered(): boolean {
    return this.registrationStat() === 1;
  }

  attached(): boolean {
    return this.registered() && this.core.ram.attachWanted && !this.core.has('not-attached');
  }

  signal(): { readonly rssi: number; readonly rsrq: number; readonly rsrp: number } {
    if (this.core.ram.functionality !== 1 || this.core.has('not-registered')) return { rssi: 99, rsrq: 255, rsrp: 255 };
    return this.core.has('weak-signal') ? { rssi: 5, rsrq: 6, rsrp: 18 } : { rssi: 25, rsrq: 26, rsrp: 58 };
  }

  started(warm: boolean): void {
    const { timings } = this.core;
    const nowMs = this.core.clock.nowMs();
    this.simReadyAtMs = warm ? always : nowMs + timings.simReadyMs;
    this.networkAtMs = warm ? always : nowMs + timings.serviceMs;
    if (this.core.has('sim-busy')) this.simBusyUntil(nowMs + (warm ? 0 : timings.readyMs) + timings.simBusyMs);
  }

  searchAgain(): void {
    this.networkNotBefore(this.core.clock.nowMs() + this.core.timings.registrationMs);
  }

  simBusyFromNow(): void {
    this.simBusyUntil(this.core.clock.nowMs() + this.core.timings.simBusyMs);
  }

  announce(afterCardChange = false): void {
    const { core } = this;
    if (!this.registered()) return;
    core.report('^MODE: 17,17');
    core.report('+E_UTRAN Service');
    this.announceRegistration();
    if (this.attached()) core.report(core.model.packetActive);
    if (core.has('wrong-clock')) return;
    core.after(core.timings.networkTimeMs, () => {
      core.moduleClock.setFromNetwork();
      core.report(`+NITZ: ${core.moduleClock.networkTimeText(afterCardChange)}`);
    });
  }

  cardChanged(inserted: boolean): void {
    const { core } = this;
    if (inserted) this.searchAgain();
    else core.mqtt.lose();
    if (!core.ram.reportsCard) return;
    if (!inserted) {
      for (const line of ['^MODE: 0,0', '+NO Service', '+CGEV: NW PDN DEACT 1', '+CGEV: ME DETACH']) core.report(line);
      this.reportCard('SIM REMOVED');
      return;
    }
    core.after(core.timings.registrationMs, () => {
      this.announce(true);
      this.reportCard('READY');
    });
  }

  private reportCard(state: 'READY' | 'SIM REMOVED'): void {
    const { core } = this;
    switch (core.model.cardReport) {
      case 'wrapped':
        return core.report(`+CPIN: ${state}`);
      case 'line-end-after':
        return core.reportRaw(latin1Bytes(`+CPIN: ${state} 0\r\n`));
      case 'bare':
        return core.reportRaw(latin1Bytes(`+CPIN: ${state} 0`));
    }
  }

  /** URCs of AT+CREG=1 (and CGREG, CEREG) have one field less than the answer to a query (docs/at-dialect.md §6.1). */
  private announceRegistration(): void {
    for (const [name, mode] of Object.entries(this.core.ram.registrationReports)) {
      if (mode > 0) this.core.report(`${name}: ${this.registrationStat()}`);
    }
  }

  private simBusyUntil(ms: number): void {
    this.simReadyAtMs = ms;
    this.networkNotBefore(ms + this.core.timings.registrationMs);
  }

  private networkNotBefore(ms: number): void {
    this.networkAtMs = Math.max(this.networkAtMs, ms);
  }
}
