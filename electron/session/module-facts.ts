import { factTextLimit } from '../../shared/contract/session.ts';
import type { ModuleFacts } from '../../shared/contract.ts';
import { recogniseUrc, type UrcName, urcKindOf } from '../commands/index.ts';
import type { HeardLine, Learnt, Lesson } from './heard-line.ts';
import { learnFromAnswer } from './module-answers.ts';
import { learnFromResult, learnFromSent, lostConnection } from './module-connection.ts';

/** A repeated fact changes nothing until it is this old, when its time matters. */
const sameForMs = 60_000;

/** The facts after this line; the same object if nothing changed. Pure. */
export const noteLine = (facts: ModuleFacts, heard: HeardLine): ModuleFacts => {
  const learnt: Learnt = { atMs: heard.atMs, command: nameOf(heard) };
  return withLesson(
    facts,
    heard.direction === 'sent' ? learnFromSent(facts, heard.line, learnt) : learn(facts, heard, learnt),
  );
};

const learn = (facts: ModuleFacts, heard: HeardLine, learnt: Learnt): Lesson => {
  const { line, command, isFinal } = heard;
  const urc = command === null ? recogniseUrc(line) : null;
  if (urc?.restart || urc?.name === 'power-down') return afterRestart(facts, learnt);
  return {
    ...(urc && urcKindOf(urc.name as UrcName) === 'network' ? learnFromNetwork(facts, urc.name, line, learnt) : {}),
    ...(isFinal ? learnFromResult(facts, line, command ?? '', learnt) : {}),
    ...learnFromAnswer(facts, heard, learnt),
  };
};

/** For an answer the command without its parameters, else the line itself. */
const nameOf = ({ command, line }: HeardLine): string => {
  const text = command === null ? line : (/^[^=]*/.exec(command)?.[0] ?? command);
  return text.trim().slice(0, 100);
};

/** Clears the facts that a restart makes invalid. Card, model and firmware are kept. */
const afterRestart = (facts: ModuleFacts, learnt: Learnt): Lesson => ({
  sim: null,
  registration: null,
  signal: null,
  attach: null,
  clock: null,
  ...lostConnection(facts, learnt),
});

const learnFromNetwork = (facts: ModuleFacts, name: string, line: string, learnt: Learnt): Lesson => {
  if (name === 'no-service') {
    // 4, out of coverage: the line does not say whether the module keeps searching.
    return { registration: { stat: 4, registered: false, roaming: false, denied: false, ...learnt } };
  }
  if (name === 'packet-data-lost') return { ...withoutAddress(facts, learnt), ...lostConnection(facts, learnt) };
  if (name !== 'packet-event') return {};
  if (/\bDETACH\b/.test(line)) {
    return { attach: { attached: false, address: null, ...learnt }, ...lostConnection(facts, learnt) };
  }
  if (/\bPDN DEACT\b/.test(line)) return { ...withoutAddress(facts, learnt), ...lostConnection(facts, learnt) };
  return /\bPDN ACT\b/.test(line)
    ? { attach: { attached: true, address: facts.attach?.address ?? null, ...learnt } }
    : {};
};

const withoutAddress = ({ attach }: ModuleFacts, learnt: Learnt): Lesson =>
  attach ? { attach: { ...attach, address: null, ...learnt } } : {};

const withLesson = (facts: ModuleFacts, told: Lesson): ModuleFacts => {
  const lesson: Lesson = Object.fromEntries(Object.entries(told).map(([key, fact]) => [key, fact && bounded(fact)]));
  const news = (Object.keys(lesson) as (keyof ModuleFacts)[]).filter((key) => isNews(facts[key], lesson[key] ?? null));
  return news.length === 0 ? facts : { ...facts, ...Object.fromEntries(news.map((key) => [key, lesson[key]])) };
};

/** Texts from the module may have any length. A page rejects texts longer than the contract allows. */
const bounded = <Fact extends object>(fact: Fact): Fact =>
  Object.fromEntries(
    Object.entries(fact).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, factTextLimit) : value,
    ]),
  ) as Fact;

const isNews = (before: Learnt | null, after: Learnt | null): boolean => {
  if (before === null || after === null) return before !== after;
  const isSame = Object.entries(after).every(
    ([name, value]) => name === 'atMs' || name === 'command' || before[name as keyof Learnt] === value,
  );
  return !isSame || after.atMs - before.atMs >= sameForMs;
};
