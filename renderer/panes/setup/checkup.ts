import { wordOfStat } from '../../../shared/at/registration-stat.ts';
import type { ModuleFacts, RunView, StepView } from '../../../shared/contract.ts';
import { minus } from '../../../shared/words/minus.ts';
import type { ValuesAt } from '../../../shared/words/translate.ts';

/** Keys of `setup.checkup.value` in the words of the window. */
export type CheckupValue =
  | 'asIs'
  /** By its number; the texts contain the names. */
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
  /** The raw answer of the module, shown small next to the meaning. */
  readonly raw: string;
  /** Result of the firmware check. */
  readonly badge: string | null;
  readonly fact: { readonly atMs: number; readonly command: string } | null;
}

type CheckupExtras = Partial<Pick<CheckupRow, 'raw' | 'badge'>>;
type Judgement = Pick<CheckupRow, 'state' | 'value'> & Partial<Pick<CheckupRow, 'values'>> & CheckupExtras;

/** Placeholders of a value's sentence. A difference is passed as `offMs` and shown as a duration. */
type NamesOf<Value extends CheckupValue> = keyof ValuesAt<`setup.checkup.value.${Value}`>;
type Needed<Value extends CheckupValue> =
  'off' extends NamesOf<Value> ? Exclude<NamesOf<Value>, 'off'> | 'offMs' : NamesOf<Value>;
type FurtherArgument<Value extends CheckupValue> = [Needed<Value>] extends [never]
  ? [further?: CheckupExtras]
  : [further: CheckupExtras & { readonly values: Readonly<Record<Needed<Value>, string | number>> }];

const judged =
  (state: CheckupRow['state']) =>
  <Value extends CheckupValue>(value: Value, ...[further]: FurtherArgument<Value>): Judgement => ({
    ...further,
    state,
    value,
  });

const unknown: Judgement = { state: 'unknown', value: 'unknown' };
const ok = judged('ok');
const warning = judged('warning');
const failed = judged('failed');
const asIs = (text: string | undefined): Judgement => (text ? ok('asIs', { values: { text } }) : unknown);

/** After a run, its findings; before and during a run, what is known now. */
export const checkupFacts = (run: Pick<RunView, 'found'> | null, facts: ModuleFacts): ModuleFacts =>
  run?.found ?? facts;

/** All values of the check-up, in rows of three for the grid. */
export const checkupRows = (facts: ModuleFacts): readonly CheckupRow[] =>
  order.map((id) => {
    const result = judgements[id](facts);
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

/** The step that reads each value. */
const stepOfRow: Readonly<Record<CheckupRowId, StepView['id']>> = {
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

/** A new check-up has started and has not reached this value yet: the known value is an old one. */
export const isOutdated = (id: CheckupRowId, steps: readonly StepView[], readAtMs: number): boolean => {
  const source = steps.find((step) => step.id === stepOfRow[id]);
  const hasBegun = steps.some(({ startedAtMs }) => startedAtMs !== null);
  if (!hasBegun || !source) return false;
  if (source.status === 'waiting' || source.status === 'running') return true;
  // A step that failed may have ended before it read this value.
  const isBroken = source.status === 'failed' || source.status === 'stopped';
  return isBroken && source.startedAtMs !== null && readAtMs < source.startedAtMs;
};

const order = ['model', 'sim', 'registration', 'firmware', 'operator', 'attach', 'imei', 'signal', 'clock'] as const;

/** The last digits are enough to distinguish SIM cards. */
const cardEnd = (facts: ModuleFacts): string => (facts.iccid ? `ICCID …${facts.iccid.text.slice(-4)}` : '');

const sim = (facts: ModuleFacts): Judgement => {
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

const registration = ({ registration: known }: ModuleFacts): Judgement => {
  if (!known) return unknown;
  // Named like the command that the module answered.
  const raw = `${/C[EG]?REG/i.exec(known.command)?.[0].toUpperCase() ?? 'CEREG'} ${known.stat}`;
  const word = wordOfStat(known.stat);
  if (word === 'home') return ok(word, { raw });
  const canStill = word === 'limited' || word === 'roaming' || word === 'searching';
  return canStill ? warning(word, { raw }) : failed(word, { raw });
};

const firmware = ({ firmware: known }: ModuleFacts): Judgement => {
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

/** Common words for the RSSI of a cellular module. The check-up itself warns by `judgement`. */
const signalWords = [
  [-75, 'excellent'],
  [-85, 'good'],
  [-95, 'fair'],
  [-105, 'weak'],
] as const;

const signal = ({ signal: known }: ModuleFacts): Judgement => {
  if (!known) return unknown;
  const raw = `CSQ ${known.rssi}`;
  const { dbm, judgement } = known;
  if (dbm === null || judgement === 'none') return failed('noSignal', { raw });
  const word = signalWords.find(([atLeast]) => dbm >= atLeast)?.[1] ?? 'veryWeak';
  const values = { dbm: minus(dbm) };
  return judgement === 'weak' ? warning(word, { values, raw }) : ok(word, { values, raw });
};

/** With a wrong clock, valid certificates look expired. Same tolerance as the check-up. */
const clockToleranceMs = 120_000;

const clock = ({ clock: known }: ModuleFacts): Judgement => {
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

const attach = ({ attach: known }: ModuleFacts): Judgement => {
  if (!known) return unknown;
  return known.attached ? ok('attached', { raw: known.address ?? '' }) : failed('notAttached');
};

const judgements: Readonly<Record<CheckupRowId, (facts: ModuleFacts) => Judgement>> = {
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
