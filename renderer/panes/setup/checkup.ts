import { wordOfStat } from '../../../shared/at/registration-stat.ts';
import type { ModuleFacts, RunView, StepView } from '../../../shared/contract.ts';
import { minus } from '../../../shared/words/minus.ts';
import type { ValuesAt } from '../../../shared/words/translate.ts';

/** Keys of `setup.checkup.value` in the words of the window. */
export type CheckupValue =
  | 'asIs'
  /** Named by its number, which the words know. */
  | 'operator'
  | 'unknown'
  | 'simReady'
  | 'simPin'
  | 'simPuk'
  | 'simMissing'
  | 'simFailure'
  | 'simBusy'
  | 'home'
  | 'roaming'
  | 'searching'
  | 'denied'
  | 'limited'
  | 'notSearching'
  | 'notRegistered'
  | 'emergency'
  | 'attached'
  | 'notAttached'
  | 'excellent'
  | 'good'
  | 'fair'
  | 'weak'
  | 'veryWeak'
  | 'noSignal'
  | 'clockRight'
  | 'clockWrong'
  | 'clockNone';

export type CheckupRowId =
  | 'model'
  | 'sim'
  | 'registration'
  | 'firmware'
  | 'operator'
  | 'attach'
  | 'imei'
  | 'signal'
  | 'clock';

export interface CheckupRow {
  readonly id: CheckupRowId;
  /** `unknown`: the module did not say. */
  readonly state: 'ok' | 'warning' | 'failed' | 'unknown';
  readonly value: CheckupValue;
  readonly values: Readonly<Record<string, string | number>>;
  /** What the module said, small beside the meaning. */
  readonly raw: string;
  /** The firmware gate. */
  readonly badge: string | null;
  readonly fact: { readonly atMs: number; readonly command: string } | null;
}

type Beside = Partial<Pick<CheckupRow, 'raw' | 'badge'>>;
type Judged = Pick<CheckupRow, 'state' | 'value'> & Partial<Pick<CheckupRow, 'values'>> & Beside;

/** What the sentence of a value needs; a difference is told as `offMs` and said as a length of time. */
type NamesOf<Value extends CheckupValue> = keyof ValuesAt<`setup.checkup.value.${Value}`>;
type Needed<Value extends CheckupValue> =
  'off' extends NamesOf<Value> ? Exclude<NamesOf<Value>, 'off'> | 'offMs' : NamesOf<Value>;
type Given<Value extends CheckupValue> = [Needed<Value>] extends [never]
  ? [further?: Beside]
  : [further: Beside & { readonly values: Readonly<Record<Needed<Value>, string | number>> }];

const judged =
  (state: CheckupRow['state']) =>
  <Value extends CheckupValue>(value: Value, ...[further]: Given<Value>): Judged => ({ ...further, state, value });

const unknown: Judged = { state: 'unknown', value: 'unknown' };
const ok = judged('ok');
const warning = judged('warning');
const failed = judged('failed');
const asIs = (text: string | undefined): Judged => (text ? ok('asIs', { values: { text } }) : unknown);

/** What the check-up of a run found stays what it found; what is known by now stands there before it, and while it goes on. */
export const checkupFacts = (run: Pick<RunView, 'found'> | null, facts: ModuleFacts): ModuleFacts =>
  run?.found ?? facts;

/** Every value of the check-up with its meaning, in rows of three as the grid shows them. */
export const checkupRows = (facts: ModuleFacts): readonly CheckupRow[] =>
  order.map((id) => {
    const result = judges[id](facts);
    const fact = facts[id];
    return {
      id,
      values: {},
      raw: '',
      badge: null,
      ...result,
      fact: fact && { atMs: fact.atMs, command: fact.command },
    };
  });

/** What tells each value. */
const toldBy: Readonly<Record<CheckupRowId, StepView['id']>> = {
  model: 'module.identity',
  firmware: 'module.identity',
  imei: 'module.identity',
  sim: 'module.sim',
  signal: 'module.signal',
  registration: 'module.registration',
  operator: 'module.registration',
  attach: 'module.attach',
  clock: 'module.clock',
};

/** A check-up has begun again and has not come to this value yet: what is known of it is of an earlier one. */
export const isOfEarlier = (id: CheckupRowId, steps: readonly StepView[]): boolean => {
  const teller = steps.find((step) => step.id === toldBy[id]);
  const hasBegun = steps.some(({ startedAtMs }) => startedAtMs !== null);
  return hasBegun && (teller?.status === 'waiting' || teller?.status === 'running');
};

const order = ['model', 'sim', 'registration', 'firmware', 'operator', 'attach', 'imei', 'signal', 'clock'] as const;

/** Of the card's number, the end is enough to tell cards apart. */
const cardEnd = (facts: ModuleFacts): string => (facts.iccid ? `ICCID …${facts.iccid.text.slice(-4)}` : '');

const sim = (facts: ModuleFacts): Judged => {
  const raw = cardEnd(facts);
  switch (facts.sim?.state) {
    case 'ready':
      return ok('simReady', { raw });
    case 'pin':
      return failed('simPin', { raw });
    case 'puk':
      return failed('simPuk', { raw });
    case 'missing':
      return failed('simMissing');
    case 'failure':
      return failed('simFailure', { raw });
    case 'busy':
      return warning('simBusy', { raw });
    case undefined:
      return unknown;
  }
};

const registration = ({ registration: known }: ModuleFacts): Judged => {
  if (!known) return unknown;
  // As the module names it: by the command that was answered.
  const raw = `${/C[EG]?REG/i.exec(known.command)?.[0].toUpperCase() ?? 'CEREG'} ${known.stat}`;
  const word = wordOfStat(known.stat);
  if (word === 'home') return ok(word, { raw });
  const canStill = word === 'limited' || word === 'roaming' || word === 'searching';
  return canStill ? warning(word, { raw }) : failed(word, { raw });
};

const firmware = ({ firmware: known }: ModuleFacts): Judged => {
  if (!known) return unknown;
  const values = { text: known.text };
  const gate = known.minimum === null ? null : `V${known.minimum}`;
  switch (known.verdict) {
    case 'ok':
      return ok('asIs', { values, badge: gate && `≥ ${gate}` });
    case 'too-old':
      return failed('asIs', { values, badge: gate && `< ${gate}` });
    case 'unknown':
      return warning('asIs', { values });
  }
};

/** The usual words for RSSI of a cellular module; the check-up itself warns by `judgement`. */
const signalWords = [
  [-75, 'excellent'],
  [-85, 'good'],
  [-95, 'fair'],
  [-105, 'weak'],
] as const;

const signal = ({ signal: known }: ModuleFacts): Judged => {
  if (!known) return unknown;
  const raw = `CSQ ${known.rssi}`;
  const { dbm, judgement } = known;
  if (dbm === null || judgement === 'none') return failed('noSignal', { raw });
  const word = signalWords.find(([atLeast]) => dbm >= atLeast)?.[1] ?? 'veryWeak';
  const values = { dbm: minus(dbm) };
  return judgement === 'weak' ? warning(word, { values, raw }) : ok(word, { values, raw });
};

/** Certificates have dates: a wrong clock makes good ones look expired. The same tolerance as the check-up. */
const clockToleranceMs = 120_000;

const clock = ({ clock: known }: ModuleFacts): Judged => {
  if (!known) return unknown;
  if (known.offMs === null) return failed('clockNone', { raw: known.text });
  const off = Math.abs(known.offMs);
  const values = { offMs: off };
  return off > clockToleranceMs
    ? failed('clockWrong', { values, raw: known.text })
    : ok('clockRight', { values, raw: timeOf(known.text) });
};

/** `26/11/20,15:02:24+32` → `15:02:24` */
const timeOf = (text: string): string => /\d\d:\d\d:\d\d/.exec(text)?.[0] ?? text;

const attach = ({ attach: known }: ModuleFacts): Judged => {
  if (!known) return unknown;
  return known.attached ? ok('attached', { raw: known.address ?? '' }) : failed('notAttached');
};

const judges: Readonly<Record<CheckupRowId, (facts: ModuleFacts) => Judged>> = {
  model: ({ model }) => asIs(model?.text),
  sim,
  registration,
  firmware,
  operator: ({ operator }) => (operator ? ok('operator', { values: { text: operator.text } }) : unknown),
  attach,
  imei: ({ imei }) => asIs(imei?.text),
  signal,
  clock,
};
