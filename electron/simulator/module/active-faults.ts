import type { FaultName, FaultPoint } from '../faults.ts';
import { type FaultSpec, type PlaceableFault, type PlacedFault, placeableFaults } from '../placed-faults.ts';

/** The active faults and their places. Counts the commands for that. */
export class ActiveFaults {
  private readonly always = new Set<FaultName>();
  private readonly placed: PlacedFault[] = [];
  private readonly counts = new Map<string, number>();

  constructor(specs: readonly FaultSpec[]) {
    for (const spec of specs) {
      if (typeof spec === 'string') this.always.add(spec);
      else this.placed.push(spec);
    }
  }

  has(fault: FaultName): boolean {
    return this.always.has(fault);
  }

  set(fault: FaultName, on: boolean): void {
    if (on) this.always.add(fault);
    else this.always.delete(fault);
  }

  /** Called when a command line with these commands begins. */
  count(commands: readonly string[]): void {
    for (const command of new Set(commands)) this.counts.set(command, (this.counts.get(command) ?? 0) + 1);
  }

  /** The faults that act at this point of these commands. */
  at(commands: readonly string[], point: FaultPoint): ReadonlySet<PlaceableFault> {
    const matching = this.placed.filter(
      (fault) =>
        fault.point === point &&
        commands.includes(fault.command) &&
        (fault.occurrence === null || fault.occurrence === this.counts.get(fault.command)),
    );
    const everywhere = point === 'after-echo' ? placeableFaults.filter((fault) => this.always.has(fault)) : [];
    return new Set([...matching.map(({ fault }) => fault), ...everywhere]);
  }
}
