import { factTextLimit } from '../../shared/contract/session.ts';
import type { ModuleFacts } from '../../shared/contract.ts';
import { recogniseUrc, type UrcName, urcKindOf } from '../commands/index.ts';
import { changesFromAnswer } from './module-answers.ts';
import { changesFromResult, changesFromSent, lostConnection } from './module-connection.ts';
import type { FactChanges, FactSource, TrackedLine } from './tracked-line.ts';

/** A repeated fact changes nothing until it is this old, when its time matters. */
const sameForMs = 60_000;

/** The facts after this line; the same object if nothing changed. Pure. */
export const noteLine = (facts: ModuleFacts, tracked: TrackedLine): ModuleFacts => {
  const source: FactSource = { atMs: tracked.atMs, command: nameOf(tracked) };
  return withChanges(
    facts,
    tracked.direction === 'sent' ? changesFromSent(facts, tracked.line, source) : changesFrom(facts, tracked, source),
  );
};

/** Repeated lines are looked at once a second, which is often enough for the time of a fact. */
const repeatMs = 1_000;
const rememberedLines = 256;

/** `noteLine` for every line of a session: the lines of a chatty module repeat, and almost none of them changes a fact. */
export const createLineNoter = (): typeof noteLine => {
  /** When a line last changed nothing, and in which facts. */
  const unchanged = new Map<string, { readonly facts: ModuleFacts; readonly atMs: number }>();
  return (facts, tracked) => {
    const { line, command, direction, isFinal, atMs } = tracked;
    const key = `${direction} ${isFinal} ${command ?? ''}\n${line}`;
    const before = unchanged.get(key);
    if (before?.facts === facts && atMs >= before.atMs && atMs < before.atMs + repeatMs) return facts;
    const noted = noteLine(facts, tracked);
    if (noted === facts) {
      if (unchanged.size >= rememberedLines) unchanged.clear();
      unchanged.set(key, { facts, atMs });
    }
    return noted;
  };
};

const changesFrom = (facts: ModuleFacts, tracked: TrackedLine, source: FactSource): FactChanges => {
  const { line, command, isFinal } = tracked;
  const urc = command === null ? recogniseUrc(line) : null;
  if (urc?.restart || urc?.name === 'power-down') return afterRestart(facts, source);
  return {
    ...(urc && urcKindOf(urc.name as UrcName) === 'network' ? changesFromNetwork(facts, urc.name, line, source) : {}),
    ...(isFinal ? changesFromResult(facts, line, command ?? '', source) : {}),
    ...changesFromAnswer(facts, tracked, source),
  };
};

/** For an answer the command without its parameters, else the line itself. */
const nameOf = ({ command, line }: TrackedLine): string => {
  const text = command === null ? line : (/^[^=]*/.exec(command)?.[0] ?? command);
  return text.trim().slice(0, 100);
};

/** Clears the facts that a restart makes invalid. Card, model and firmware are kept. */
const afterRestart = (facts: ModuleFacts, source: FactSource): FactChanges => ({
  sim: null,
  registration: null,
  signal: null,
  attach: null,
  clock: null,
  ...lostConnection(facts, source),
});

const changesFromNetwork = (facts: ModuleFacts, name: string, line: string, source: FactSource): FactChanges => {
  if (name === 'no-service') {
    // 4, out of coverage: the line does not say whether the module keeps searching.
    return { registration: { stat: 4, registered: false, roaming: false, denied: false, ...source } };
  }
  if (name === 'packet-data-lost') return { ...withoutAddress(facts, source), ...lostConnection(facts, source) };
  if (name !== 'packet-event') return {};
  if (/\bDETACH\b/.test(line)) {
    return { attach: { attached: false, address: null, ...source }, ...lostConnection(facts, source) };
  }
  if (/\bPDN DEACT\b/.test(line)) return { ...withoutAddress(facts, source), ...lostConnection(facts, source) };
  return /\bPDN ACT\b/.test(line)
    ? { attach: { attached: true, address: facts.attach?.address ?? null, ...source } }
    : {};
};

const withoutAddress = ({ attach }: ModuleFacts, source: FactSource): FactChanges =>
  attach ? { attach: { ...attach, address: null, ...source } } : {};

const withChanges = (facts: ModuleFacts, reported: FactChanges): ModuleFacts => {
  const changes: FactChanges = Object.fromEntries(
    Object.entries(reported).map(([key, fact]) => [key, fact && bounded(fact)]),
  );
  const news = (Object.keys(changes) as (keyof ModuleFacts)[]).filter((key) =>
    isChanged(facts[key], changes[key] ?? null),
  );
  return news.length === 0 ? facts : { ...facts, ...Object.fromEntries(news.map((key) => [key, changes[key]])) };
};

/** Texts from the module may have any length. A page rejects texts longer than the contract allows. */
const bounded = <Fact extends object>(fact: Fact): Fact =>
  Object.fromEntries(
    Object.entries(fact).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, factTextLimit) : value,
    ]),
  ) as Fact;

const isChanged = (before: FactSource | null, after: FactSource | null): boolean => {
  if (before === null || after === null) return before !== after;
  const isSame = Object.entries(after).every(
    ([name, value]) => name === 'atMs' || name === 'command' || before[name as keyof FactSource] === value,
  );
  return !isSame || after.atMs - before.atMs >= sameForMs;
};
