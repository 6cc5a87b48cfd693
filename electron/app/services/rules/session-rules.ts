import type { LineRule, SessionRules } from '../../../../shared/contract.ts';
import type { EncodingId } from '../../../../shared/encodings/encoding-ids.ts';
import { createLineDecoder } from '../../../../shared/lines/decode-line.ts';
import { markLimit } from '../../../../shared/lines/kinds.ts';
import { ruleLimit } from '../../../../shared/lines/line-rules.ts';
import { createTrafficLog, type TrafficLine } from '../../../../shared/lines/traffic-lines.ts';
import { keptSettings } from '../../../../shared/port-settings.ts';
import type { TrafficPiece } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Session } from '../../../session/session.ts';
import type { ViewStore } from '../../view-store.ts';
import type { Opening } from '../session/opening.ts';
import type { OpeningLines } from '../session/opening-lines.ts';
import type { SessionHeadStore } from '../session/session-head-store.ts';
import { createRuleEngine, isSameRule, type RuleEngine } from './rule-engine.ts';
import type { RunRuleSequence } from './rule-sequences.ts';

/** What the rules of a session do by themselves. Nothing, until a person switches a rule on. */
export interface ActingRules {
  /** False: the port has no such rule, or it does nothing by itself. */
  switch(id: string, acts: boolean): boolean;
  /** A page is about to give this alert. False: another one does. */
  claim(alert: number): boolean;
  /** Some rule acts: it wants each piece that is added to the traffic. */
  readonly isActing: () => boolean;
  came(piece: TrafficPiece): void;
  /** The port is open. */
  opened(session: Pick<Session, 'on' | 'hold'>): void;
  /** No rule acts any more. */
  end(): void;
}

export interface RuleTools {
  readonly mark: (sessionId: string, sequence: number, note: string) => Promise<unknown>;
  readonly runSequence: RunRuleSequence;
}

export interface ActingRulesDeps {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly headStore: SessionHeadStore;
  readonly lines: Pick<OpeningLines, 'divide'>;
  readonly opening: () => Opening | null;
  readonly tools: RuleTools;
  readonly onBug: (bug: unknown) => void;
}

/** More rules than can act at once, in the time that a page takes. */
const keptAlerts = 2 * ruleLimit;

/** The other half of the marks of a session is for its user. */
const mostMarks = markLimit / 2;

const nothingActs: SessionRules = { acting: [], isSpent: false, alerts: [] };

export const createActingRules = (deps: ActingRulesDeps): ActingRules => {
  const { viewStore, clock, headStore, lines, opening } = deps;
  const port = () => keptSettings(viewStore.view(), headStore.head().address);
  const keptRules = (): readonly LineRule[] => port()?.rules?.rules ?? [];
  const show = (change: Partial<SessionRules>): void =>
    headStore.set({ rules: { ...(headStore.head().rules ?? nothingActs), ...change } });
  const engine = createRuleEngine(clock, () => {
    opening()?.session.noteRule({ off: 'too-slow' });
    lines.divide('rules-off');
    show({ acting: [], isSpent: true });
  });
  const lineOf = createLastLine();
  const use = (rules: readonly LineRule[], change: Partial<SessionRules> = {}): void => {
    // The pieces in between are not known.
    if (engine.rules().length === 0) lineOf.forget();
    engine.use(rules);
    show({ ...change, acting: rules.map(({ id }) => id) });
  };
  const stopFollowing = viewStore.onEvent((event) => {
    if (event.type !== 'settings' || engine.rules().length === 0) return;
    // What a person has switched on is this rule, not what becomes of it.
    const kept = keptRules();
    const same = engine.rules().filter((rule) => kept.some((other) => isSameRule(rule, other)));
    if (same.length < engine.rules().length) use(same);
  });
  const act = createActions(deps, show, engine.causes);
  /** The alerts that a page gives. At most ten a minute of each rule. */
  const claimed = new Set<number>();
  const decode = createDecoding(() => port()?.encoding ?? 'utf-8');

  return {
    switch: (id, acts) => {
      const others = engine.rules().filter((rule) => rule.id !== id);
      const rule = keptRules().find((each) => each.id === id);
      if (acts && !(rule && actsByItself(rule))) return false;
      if (acts && rule) use([...others, rule], { isSpent: false });
      else use(others);
      return true;
    },
    claim: (alert) => {
      const isKnown = headStore.head().rules?.alerts.some(({ number }) => number === alert) ?? false;
      if (!isKnown || claimed.has(alert)) return false;
      claimed.add(alert);
      return true;
    },
    isActing: () => engine.rules().length > 0,
    came: (piece) => {
      const line = lineOf.with(piece);
      if (line === null) return;
      const decoded = decode(line);
      const found = engine.actOn(decoded);
      if (found.length > 0) act(found, decoded);
    },
    opened: (session) => {
      const note = (): void => engine.held(session.hold()?.reason === 'procedure');
      note();
      session.on('hold', note);
      session.on('closed', () => engine.held(false));
    },
    end: () => {
      stopFollowing();
      engine.use([]);
    },
  };
};

/** Does what rules say about a line. */
const createActions = (
  { viewStore, headStore, lines, opening, tools, onBug }: ActingRulesDeps,
  show: (change: Partial<SessionRules>) => void,
  causes: RuleEngine['causes'],
): ((rules: readonly LineRule[], line: TrafficLine) => void) => {
  const run = async (name: string, sequence: string): Promise<void> => {
    const open = opening();
    if (open === null) return;
    const ended = causes();
    try {
      const result = await tools.runSequence(headStore.head().id, open, sequence);
      open.session.noteRule({ rule: name, sequence, result });
      if (result !== 'passed') lines.divide('rule-failed', `${name} ▸ ${sequence}`);
    } finally {
      ended();
    }
  };
  /** One mark has one note, whatever the number of rules. */
  const markLine = (rules: readonly LineRule[], { sequence }: TrafficLine): void => {
    const { id } = headStore.head();
    const notes = rules.filter(({ mark }) => mark).map(({ name, note }) => note || name);
    if (notes.length === 0) return;
    if ((viewStore.view().sessions[id]?.marks.length ?? 0) >= mostMarks) return lines.divide('rule-failed', notes[0]);
    void tools.mark(id, sequence, notes.join(' · ')).catch(onBug);
  };
  const actOne = ({ name, mark, note, sound, notify, sequence }: LineRule, line: TrafficLine): void => {
    opening()?.session.noteRule({ rule: name, line: line.sequence, mark, note, sound, notify, sequence });
    if (sound || notify) {
      const before = headStore.head().rules?.alerts ?? [];
      const number = (before.at(-1)?.number ?? 0) + 1;
      show({ alerts: [...before, { number, rule: name, sound, notify }].slice(-keptAlerts) });
    }
    // With the time of its line: other lines of the same read follow.
    if (sound || notify || sequence !== null)
      lines.divide('rule', sequence === null ? name : `${name} ▸ ${sequence}`, line.atMs);
    if (sequence !== null) void run(name, sequence).catch(onBug);
  };
  return (rules, line) => {
    markLine(rules, line);
    for (const rule of rules) actOne(rule, line);
  };
};

export const actsByItself = ({ mark, sound, notify, sequence }: LineRule): boolean =>
  mark || sound || notify || sequence !== null;

/** The line that a piece completes; `null`: it may continue, or it is not a line. */
const createLastLine = () => {
  // A line, and what may belong to it.
  const newLog = () => createTrafficLog({ lines: 8, bytes: 256 * 1024 });
  let log = newLog();
  return {
    forget: (): void => {
      log = newLog();
    },
    with: (piece: TrafficPiece): TrafficLine | null => {
      log.add([piece]);
      const line = log.lines().at(-1);
      if (!line || line.owner === 'unfinished' || piece.owner === 'blank') return null;
      return line;
    },
  };
};

/** As the page shows the line: in the encoding that is chosen now. */
const createDecoding = (encodingNow: () => EncodingId) => {
  let encoding: EncodingId = 'utf-8';
  let decode = createLineDecoder(encoding);
  return (line: TrafficLine): TrafficLine => {
    const now = encodingNow();
    if (now !== encoding) {
      encoding = now;
      decode = createLineDecoder(now);
    }
    return decode(line);
  };
};
