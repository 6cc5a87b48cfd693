import type { FaultName } from '../faults.ts';
import { loseBearers } from './bearer.ts';
import { servingCell } from './cells.ts';
import type { CmeError } from './cme-errors.ts';
import type { ModuleCore, Radio, Signal } from './core.ts';
import { identity } from './identity.ts';
import type { SignalOffsets, SignalWalk } from './signal-walk.ts';
import { latin1Bytes } from './text.ts';

const always = Number.NEGATIVE_INFINITY;

const unknownSignal: Signal = { rssi: 99, rsrq: 255, rsrp: 255, sinr: 255 };

/** The vendor's table pairs RSSI and RSRP by index, about 2 dB of RSSI for 1 step; the usual value here is 25 and 58. */
const rssiOf = (rsrp: number): number => Math.max(0, Math.min(31, Math.floor((rsrp - 1) / 2) - 3));

const signalOf = (isWeak: boolean, { rsrp, rsrq, sinr }: SignalOffsets): Signal => {
  // A weak signal stays weak.
  const scale = (offset: number): number => (isWeak ? Math.trunc(offset / 4) : offset);
  const level = (isWeak ? 18 : 58) + scale(rsrp);
  return {
    rssi: rssiOf(level),
    rsrp: level,
    rsrq: (isWeak ? 6 : 26) + scale(rsrq),
    sinr: (isWeak ? 1 : 15) + scale(sinr),
  };
};

/** EMM causes of 3GPP TS 24.301 annex A. */
const rejections: readonly { readonly fault: FaultName; readonly cause: number }[] = [
  { fault: 'registration-denied', cause: 7 },
  { fault: 'denied-device', cause: 6 },
  { fault: 'denied-operator', cause: 11 },
];

/** What follows the state: from mode 2 on the area and the cell, from mode 3 on the type (0: EMM) and number of the cause (3GPP TS 27.007 §7.2). */
export const registrationDetails = (core: ModuleCore, mode: number): string => {
  const cause = core.radio.rejectCause();
  if (core.radio.registered()) {
    return mode >= 2 ? `,"${identity.areaCode}","${identity.cellId}",${identity.accessTechnology}` : '';
  }
  return core.radio.registrationStat() === 3 && (mode === 3 || mode === 5) ? `,,,,0,${cause}` : '';
};

/** Derives the state of the card and the network from faults, settings and time. */
export class VirtualRadio implements Radio {
  private readonly core: ModuleCore;
  private simReadyAtMs = always;
  private networkAtMs = always;
  private readonly walk: SignalWalk;

  constructor(core: ModuleCore, walk: SignalWalk) {
    this.core = core;
    this.walk = walk;
  }

  simProblem(): CmeError | null {
    const { core } = this;
    if (core.has('no-sim')) return 'simNotInserted';
    if (core.clock.nowMs() < this.simReadyAtMs) return 'simBusy';
    const { lock } = core.flash;
    if (lock.pinTriesLeft === 0) return 'simPukRequired';
    return lock.on && !core.ram.pinEntered ? 'simPinRequired' : null;
  }

  registrationStat(): 0 | 1 | 2 | 3 {
    const { core } = this;
    if (core.ram.functionality !== 1 || core.ram.operatorMode === 2 || this.simProblem() !== null) return 0;
    if (this.rejectCause() !== null) return 3;
    return !this.receivesCell() || core.clock.nowMs() < this.networkAtMs ? 2 : 1;
  }

  rejectCause(): number | null {
    return rejections.find(({ fault }) => this.core.has(fault))?.cause ?? null;
  }

  searching(): boolean {
    return this.registrationStat() === 2;
  }

  registered(): boolean {
    return this.registrationStat() === 1;
  }

  attached(): boolean {
    return this.registered() && this.core.ram.attachWanted && !this.core.has('not-attached');
  }

  signal(): Signal {
    if (this.core.ram.functionality !== 1 || !this.receivesCell()) return unknownSignal;
    return signalOf(this.core.has('weak-signal'), this.walk.offsets());
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
    if (this.registrationStat() === 3) this.announceRegistration();
    if (!this.registered()) return;
    core.report('^MODE: 17,17');
    core.report('+E_UTRAN Service');
    if (core.ram.reportsBand) core.report(`*BANDIND: ${servingCell.band}, ${identity.accessTechnology}`);
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
    else this.lost();
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

  lost(): void {
    loseBearers(this.core);
    this.core.mqtt.lose();
  }

  private receivesCell(): boolean {
    const { bands } = this.core.ram;
    return !this.core.has('not-registered') && (bands === null || bands.includes(servingCell.band));
  }

  /** URCs of AT+CREG=1 (and CGREG, CEREG) have one field less than the answer to a query (docs/at-dialect.md §6.1). */
  private announceRegistration(): void {
    for (const [name, mode] of Object.entries(this.core.ram.registrationReports)) {
      if (mode > 0) this.core.report(`${name}: ${this.registrationStat()}${registrationDetails(this.core, mode)}`);
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
