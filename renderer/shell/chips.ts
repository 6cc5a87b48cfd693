import { meaningOfStat } from '../../shared/at/registration-stat.ts';
import type { ModuleFacts, OnlineView, RunView } from '../../shared/contract.ts';
import type { StepId } from '../../shared/steps.ts';

/** The pipeline of the top bar: the state of the module, from left to right. Pure; `pipeline.tsx` renders it. */

const chipIds = ['sim', 'network', 'signal', 'attached', 'tls', 'mqtt'] as const;

export type ChipId = (typeof chipIds)[number];

/** `skipped`: not used. */
export type ChipState = 'done' | 'running' | 'failed' | 'waiting' | 'warning' | 'skipped';

/** Keys of `shell.chip`: the words on a chip if there is space. */
export type ChipWord =
  | 'sim'
  | 'simReady'
  | 'simPin'
  | 'simPuk'
  | 'simMissing'
  | 'simFailure'
  | 'simBusy'
  | 'network'
  | 'registered'
  | 'roaming'
  | 'registeredLimited'
  | 'searching'
  | 'notSearching'
  | 'noNetwork'
  | 'emergency'
  | 'denied'
  | 'signal'
  | 'noSignal'
  | 'attach'
  | 'attached'
  | 'notAttached'
  | 'tls'
  | 'tlsFailed'
  | 'tlsClosed'
  | 'tlsOff'
  | 'tcpFailed'
  | 'tcpClosed'
  | 'mqtt'
  | 'mqttOnline'
  | 'mqttRefused'
  | 'mqttClosed'
  | 'mqttLost'
  | 'mqttRecovering';

export interface Chip {
  readonly id: ChipId;
  readonly state: ChipState;
  readonly word: ChipWord;
  /**
   * A value from the module that needs no translation: an operator, an address, a level. Shown next to the word or
   * instead of it.
   */
  readonly detail: string | null;
  readonly detailAlone: boolean;
  /** 0 to 4, for the signal only. */
  readonly bars: number | null;
  readonly source: { readonly atMs: number; readonly command: string } | null;
}

/** The chip that shows a step while it runs. */
const chipOfStep: Partial<Record<StepId, ChipId>> = {
  'module.sim': 'sim',
  'module.registration': 'network',
  'module.signal': 'signal',
  'module.attach': 'attached',
  'connect.open': 'tls',
  'connect.login': 'mqtt',
};

/** `wantsTls`: from the form, used until a connection says otherwise. */
export const chipsOf = (
  facts: ModuleFacts,
  online: OnlineView,
  run: RunView | null,
  wantsTls = true,
): readonly Chip[] => {
  const runningStep = run?.state === 'running' ? run.steps.find(({ status }) => status === 'running') : undefined;
  const running = runningStep && chipOfStep[runningStep.id];
  let broken = false;
  return [
    simChip(facts.sim),
    networkChip(facts),
    signalChip(facts.signal),
    attachChip(facts.attach),
    tlsChip(facts.tls, wantsTls),
    mqttChip(facts.mqtt, online),
  ].map((chip) => {
    const state = chip.id === running ? 'running' : chip.state;
    // After a broken link in the chain, earlier values are unknown. A failure stays a failure.
    const shown = broken && state !== 'failed' && state !== 'running' ? 'waiting' : state;
    broken ||= state === 'failed';
    return { ...chip, state: shown };
  });
};

/** Age of outdated information. `null` if it is recent or is reported by the module whenever it changes. */
export const staleMs = ({ source, id }: Chip, nowMs: number): number | null => {
  if (source === null || id === 'tls' || id === 'mqtt') return null;
  const age = nowMs - source.atMs;
  return age > 60_000 ? age : null;
};

const chip = (id: ChipId, state: ChipState, word: ChipWord, more: Partial<Chip> = {}): Chip => ({
  id,
  state,
  word,
  detail: null,
  detailAlone: false,
  bars: null,
  source: null,
  ...more,
});

const simChip = (sim: ModuleFacts['sim']): Chip => {
  if (sim === null) return chip('sim', 'waiting', 'sim');
  const of = (state: ChipState, word: ChipWord): Chip => chip('sim', state, word, { source: sim });
  switch (sim.state) {
    case 'ready':
      return of('done', 'simReady');
    case 'busy':
      return of('running', 'simBusy');
    case 'pin':
      return of('failed', 'simPin');
    case 'puk':
      return of('failed', 'simPuk');
    case 'missing':
      return of('failed', 'simMissing');
    case 'failure':
      return of('failed', 'simFailure');
  }
};

const networkChip = ({ registration, operator }: ModuleFacts): Chip => {
  if (registration === null) return chip('network', 'waiting', 'network');
  const source = registration;
  if (registration.denied) return chip('network', 'failed', 'denied', { source });
  if (!registration.registered) return unregisteredChip(registration);
  const name = operator?.text ?? null;
  if (meaningOfStat(registration.stat).limited)
    return chip('network', 'done', 'registeredLimited', { source, detail: name });
  if (registration.roaming) return chip('network', 'done', 'roaming', { source, detail: name });
  return chip('network', 'done', 'registered', { source, detail: name, detailAlone: name !== null });
};

/** Only 2 means that the module is searching; 0 means that it is not, and 4 is unknown (docs/at-dialect.md §6.1). */
const unregisteredChip = (source: NonNullable<ModuleFacts['registration']>): Chip => {
  switch (source.stat) {
    case 0:
      return chip('network', 'waiting', 'notSearching', { source });
    case 2:
      return chip('network', 'running', 'searching', { source });
    case 8:
    case 11:
      return chip('network', 'failed', 'emergency', { source });
    default:
      return chip('network', 'waiting', 'noNetwork', { source });
  }
};

const signalChip = (signal: ModuleFacts['signal']): Chip => {
  if (signal === null) return chip('signal', 'waiting', 'signal');
  if (signal.judgement === 'none' || signal.dbm === null) {
    return chip('signal', 'failed', 'noSignal', { source: signal, bars: 0 });
  }
  return chip('signal', signal.judgement === 'good' ? 'done' : 'warning', 'signal', {
    source: signal,
    detail: `${String(signal.dbm).replace('-', '−')} dBm`,
    detailAlone: true,
    bars: barsOf(signal.dbm),
  });
};

/** One bar below −105 dBm, four from −80 dBm. */
const barsOf = (dbm: number): number => [-105, -93, -80].filter((least) => dbm >= least).length + 1;

const attachChip = (attach: ModuleFacts['attach']): Chip => {
  if (attach === null) return chip('attached', 'waiting', 'attach');
  return attach.attached
    ? chip('attached', 'done', 'attached', { source: attach, detail: attach.address })
    : chip('attached', 'failed', 'notAttached', { source: attach });
};

const tlsChip = (tls: ModuleFacts['tls'], wantsTls: boolean): Chip => {
  if (tls === null) return chip('tls', 'waiting', wantsTls ? 'tls' : 'tlsOff');
  const plain = tls.encrypted === false;
  const of = (state: ChipState, word: ChipWord): Chip => chip('tls', state, word, { source: tls });
  switch (tls.state) {
    case 'connecting':
      return of('running', plain ? 'tlsOff' : 'tls');
    case 'up':
      return plain ? of('skipped', 'tlsOff') : of('done', 'tls');
    case 'failed':
      return of('failed', plain ? 'tcpFailed' : 'tlsFailed');
    case 'closed':
      return of('waiting', plain ? 'tcpClosed' : 'tlsClosed');
  }
};

const mqttChip = (mqtt: ModuleFacts['mqtt'], online: OnlineView): Chip => {
  const source = mqtt;
  if (online.kind === 'recovering') return chip('mqtt', 'running', 'mqttRecovering', { source });
  if (mqtt === null) return chip('mqtt', 'waiting', 'mqtt');
  switch (mqtt.state) {
    case 'connecting':
      return chip('mqtt', 'running', 'mqtt', { source });
    case 'online':
      return chip('mqtt', 'done', 'mqttOnline', { source });
    case 'refused':
      return chip('mqtt', 'failed', 'mqttRefused', { source });
    case 'closed':
      return online.kind === 'offline' && online.failure !== null
        ? chip('mqtt', 'failed', 'mqttLost', { source })
        : chip('mqtt', 'waiting', 'mqttClosed', { source });
  }
};
