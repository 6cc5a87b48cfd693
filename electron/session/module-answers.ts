import { meaningOfStat } from '../../shared/at/registration-stat.ts';
import type { ModuleFacts } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { CommandSpec } from '../at/command-spec.ts';
import { integerOf } from '../at/syntax.ts';
import {
  attachState,
  type CmeErrorKey,
  clockQuery,
  localAddress,
  model,
  moduleReport,
  mqttState,
  operatorName,
  packetContext,
  readCmeError,
  revision,
  type SimStateName,
  serialNumber,
  signalQuality,
  simCardId,
  simState,
} from '../commands/index.ts';
import { parseRegistration } from '../commands/parts/registration.ts';
import { judgeFirmware, recogniseModule } from '../modules/index.ts';
import { changesFromState, changesFromText } from './module-connection.ts';
import type { FactChanges, FactSource, TrackedLine } from './tracked-line.ts';

interface AnswerLine {
  readonly facts: ModuleFacts;
  readonly line: string;
  readonly command: string | null;
  readonly source: FactSource;
}

type SimFact = NonNullable<ModuleFacts['sim']>['state'];

/** Parses one line as the complete answer of a query, with the parser of the query. */
const read = <Result>(query: CommandSpec<void, Result>, line: string): Result | null => {
  const parsed: Outcome<Result> = query.parse({
    lines: [line],
    final: 'OK',
    data: new Uint8Array(),
    secondPhase: [line],
  });
  return parsed.ok ? parsed.value : null;
};

const simFacts: Readonly<Record<Exclude<SimStateName, 'unknown'>, SimFact>> = {
  ready: 'ready',
  pin: 'pin',
  puk: 'puk',
  // Only special functions of the card need the second PIN.
  pin2: 'ready',
  puk2: 'ready',
  removed: 'missing',
};

const sim = ({ line, source }: AnswerLine): FactChanges => {
  // The hot-plug line ends in the number of the slot (transcript 14).
  const state = read(simState, line.replace(/\s\d$/, ''))?.state ?? 'unknown';
  if (state === 'unknown') return {};
  const gone: FactChanges = state === 'removed' ? { iccid: null } : {};
  return { sim: { state: simFacts[state], ...source }, ...gone };
};

const simErrors: Partial<Record<CmeErrorKey, SimFact>> = {
  'sim-not-inserted': 'missing',
  'sim-pin-required': 'pin',
  'sim-puk-required': 'puk',
  'sim-failure': 'failure',
  'sim-wrong': 'failure',
  'sim-busy': 'busy',
};

/** What an error says about the card, for any command. For `AT+CPIN?` this includes "not ready". */
const cardError = ({ line, command, source }: AnswerLine): FactChanges => {
  const key = readCmeError(line)?.key;
  const isAsked = /^AT\+CPIN\?/i.test(command ?? '');
  const state = key ? (simErrors[key] ?? (isAsked && key === 'not-supported-or-not-ready' ? 'busy' : null)) : null;
  return state ? { sim: { state, ...source } } : {};
};

const signal = ({ line, source }: AnswerLine): FactChanges => {
  const quality = read(signalQuality, line);
  if (!quality) return {};
  const { rssi, dbm, judgement } = quality;
  return { signal: { rssi, dbm, judgement: judgement === 'poor' ? 'weak' : judgement, ...source } };
};

type RegistrationFact = NonNullable<ModuleFacts['registration']>;

/** Registered takes precedence over denied, denied over searching. */
const rankOf = ({ registered, denied }: RegistrationFact): number => (registered ? 2 : denied ? 1 : 0);

/** Which of the three registrations a line reports. The name in the query counts first, because 780EP answers one query by the name of another. */
const kindOf = (text: string): string | null => /C[GE]?REG/i.exec(text)?.[0]?.toUpperCase() ?? null;

const registration = ({ facts, line, source }: AnswerLine): FactChanges => {
  const stat = parseRegistration([line])?.stat ?? unsolicitedStat(line);
  if (stat === null) return {};
  const { registered, roaming, denied } = meaningOfStat(stat);
  const found: RegistrationFact = { stat, registered, roaming, denied, ...source };
  const before = facts.registration;
  const isOther = before !== null && kindOf(before.command) !== kindOf(source.command);
  // One of the three registrations is enough to be in the network. Only the one that reported it can report the end of it.
  return isOther && rankOf(found) < rankOf(before) ? {} : { registration: found };
};

const unsolicitedStat = (line: string): number | null =>
  integerOf(/^\+C[GE]?REG\s*:\s*(\d{1,2})\s*(?:,\s*".*)?$/.exec(line)?.[1]);

const attach = ({ facts, line, source }: AnswerLine): FactChanges => {
  const state = read(attachState, line);
  if (!state) return {};
  const address = state.attached ? (facts.attach?.address ?? null) : null;
  return { attach: { attached: state.attached, address, ...source } };
};

/** A context with an address: data transfer is possible. */
const context = ({ line, source }: AnswerLine): FactChanges => {
  const address = read(packetContext, line)?.contexts[0]?.address ?? null;
  return address === null ? {} : { attach: { attached: true, address, ...source } };
};

const firmware = (text: string, source: FactSource, facts: ModuleFacts): FactChanges => {
  const module = recogniseModule(text);
  const { verdict, minimum } = judgeFirmware(module, { needsCertificateLogin: true });
  const name = module.model === null || /^air/i.test(module.model) ? module.model : `Air${module.model}`;
  return {
    firmware: { text, verdict, minimum, ...source },
    ...(facts.model === null && name !== null ? { model: { text: name, ...source } } : {}),
  };
};

const version = ({ facts, line, source }: AnswerLine): FactChanges => {
  const text = read(revision, line)?.version;
  return text ? firmware(text, source, facts) : {};
};

const modelName = ({ line, source }: AnswerLine): FactChanges => {
  const name = read(model, line)?.model;
  return name ? { model: { text: name, ...source } } : {};
};

const imei = ({ line, source }: AnswerLine): FactChanges => {
  const number = read(serialNumber, line)?.imei;
  return number ? { imei: { text: number, ...source } } : {};
};

const iccid = ({ line, source }: AnswerLine): FactChanges => {
  const number = read(simCardId, line)?.iccid;
  return number ? { iccid: { text: number, ...source } } : {};
};

const operator = ({ line, source }: AnswerLine): FactChanges => {
  const found = read(operatorName, line);
  if (!found) return {};
  return { operator: found.name === null ? null : { text: found.name, ...source } };
};

/** A module without a time counts from 1970, 1980 or 2000. */
const firstTrueMs = Date.UTC(2001, 0, 1);

const clock = ({ line, source }: AnswerLine): FactChanges => {
  const found = read(clockQuery, line);
  if (!found) return {};
  const offMs = found.wallMs < firstTrueMs ? null : found.wallMs - source.atMs;
  return { clock: { text: found.text, offMs, ...source } };
};

const connection = ({ facts, line, source }: AnswerLine): FactChanges => {
  const state = read(mqttState, line);
  return state ? changesFromState(facts, state.number, source) : {};
};

/** Lines that are identified by their own name. */
const named: Readonly<Record<string, (answer: AnswerLine) => FactChanges>> = {
  '+CPIN': sim,
  '+CME': cardError,
  '+CSQ': signal,
  '+CREG': registration,
  '+CGREG': registration,
  '+CEREG': registration,
  '+CGATT': attach,
  '+CGDCONT': context,
  '+CGMR': version,
  '+CGMM': modelName,
  '+CGSN': imei,
  '+ICCID': iccid,
  '+CCID': iccid,
  '+COPS': operator,
  '+CCLK': clock,
  '+MQTTSTATU': connection,
};

/** `AT*I`: all identities in one answer, one per line. */
const report = ({ facts, line, source }: AnswerLine): FactChanges => {
  const reported = read(moduleReport, line);
  return {
    ...(reported?.revision ? firmware(reported.revision, source, facts) : {}),
    ...(reported?.model ? { model: { text: reported.model, ...source } } : {}),
    ...(reported?.imei ? { imei: { text: reported.imei, ...source } } : {}),
    ...(reported?.iccid ? { iccid: { text: reported.iccid, ...source } } : {}),
  };
};

const address = ({ line, source }: AnswerLine): FactChanges => {
  const found = read(localAddress, line)?.address;
  return found ? { attach: { attached: true, address: found, ...source } } : {};
};

/** Lines whose meaning depends on the command that they answer. Commands can be joined, so the form of the line counts too. */
const bare: readonly {
  readonly command: RegExp;
  readonly shape: RegExp;
  readonly changesFrom: (answer: AnswerLine) => FactChanges;
}[] = [
  { command: /\+CGSN/i, shape: /^\d{15}$/, changesFrom: imei },
  { command: /\+I?CCID/i, shape: /^89/, changesFrom: iccid },
  { command: /^ATI|\+CGMR/i, shape: /^Revision\s*:/i, changesFrom: version },
  { command: /\+CGMM/i, shape: /^[A-Za-z]/, changesFrom: modelName },
  { command: /^AT\*I/i, shape: /:/, changesFrom: report },
];

export const changesFromAnswer = (
  facts: ModuleFacts,
  { line, command, isFinal }: TrackedLine,
  source: FactSource,
): FactChanges => {
  const answer: AnswerLine = { facts, line, command, source };
  const name = /^\+[A-Z]+/.exec(line)?.[0];
  if (name !== undefined) return Object.hasOwn(named, name) ? (named[name]?.(answer) ?? {}) : {};
  // The address is the final result of its answer (docs/at-dialect.md §6.2).
  if (isFinal) return /^AT\+CIFSR/i.test(command ?? '') ? address(answer) : {};
  const luat = /AirM2M_[\w.-]+/.exec(line)?.[0];
  if (luat !== undefined && !/^Revision/i.test(line)) return firmware(luat, source, facts);
  const row = command === null ? undefined : bare.find((one) => one.command.test(command) && one.shape.test(line));
  return row ? row.changesFrom(answer) : changesFromText(facts, line, source);
};
