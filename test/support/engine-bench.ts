import type { AtEngine, TrafficItem } from '../../electron/at/engine.ts';
import type { UrcRecogniser } from '../../electron/at/engine-state.ts';
import { recordedEngine } from './recorded-engine.ts';
import { ScriptedLink } from './scripted-link.ts';
import { VirtualClock } from './virtual-clock.ts';

const urcNames: readonly (readonly [RegExp, string, boolean])[] = [
  [/^\^boot\.rom|RDY$/, 'restart', true],
  [/^\+CGEV:/, 'CGEV', false],
  [/^\+CGREG: ?\d(,"|$)/, 'CGREG', false],
  [/^\^MODE:/, 'MODE', false],
  [/^CLOSED$/, 'CLOSED', false],
  [/^CONNECT (?:OK|FAIL)$/, 'CONNECT OK', false],
  [/^(?:CONNACK|SUBACK|UNSUBACK|PUBACK|PUBREC|PUBCOMP)\b/, 'result', false],
];

export const testUrcs: UrcRecogniser = (line) => {
  const found = urcNames.find(([pattern]) => pattern.test(line));
  return found ? { name: found[1], restart: found[2] } : null;
};

export interface Bench {
  readonly clock: VirtualClock;
  readonly link: ScriptedLink;
  readonly engine: AtEngine;
  readonly traffic: TrafficItem[];
  readonly events: string[];
  /** Owner and text of everything received, without blanks: `echo AT+CSQ`. */
  owners(): string[];
}

export const createBench = (): Bench => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const engine = recordedEngine({ link, clock, recogniseUrc: testUrcs });
  const traffic: TrafficItem[] = [];
  const events: string[] = [];
  engine.on('traffic', (item) => traffic.push(item));
  engine.on('urc', (name) => events.push(`urc ${name}`));
  engine.on('message', (topic, payload, complete) =>
    events.push(`message ${Buffer.from(topic)} ${Buffer.from(payload)}${complete ? '' : ' incomplete'}`),
  );
  engine.on('restarted', () => events.push('restarted'));
  const owners = (): string[] =>
    traffic
      .filter((item) => item.direction === 'received' && item.owner.kind !== 'blank')
      .map((item) => `${item.owner.kind} ${Buffer.from(item.bytes).toString('latin1').trim()}`);
  return { clock, link, engine, traffic, events, owners };
};
