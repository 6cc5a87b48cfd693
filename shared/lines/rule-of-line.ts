import type { LineRule, PortRules } from '../contract/line-rules.ts';
import type { LineTest } from '../sequences/pattern.ts';
import { expectedName } from '../traffic.ts';
import { type RuleColour, type ShippedRuleId, shippedRules } from './line-rules.ts';
import type { TrafficLine } from './traffic-lines.ts';

/** What a rule makes of a line. */
export interface RuleOfLine {
  readonly colour: RuleColour | 'red';
  /** The name of a rule of a person, or a rule of the program. */
  readonly rule: string | { readonly shipped: ShippedRuleId };
}

/** Compiles an expression: `compileRuleExpression`, which is loaded when it is needed. */
export type CompileExpression = (text: string) => LineTest | null;

/** `null`: its expression is not valid, or cannot be compiled yet. */
export const ruleTestOf = (
  { kind, text }: Pick<LineRule, 'kind' | 'text'>,
  compile: CompileExpression,
): LineTest | null => {
  if (kind === 'regex') return compile(text);
  const wanted = text.toLowerCase();
  return { match: (line) => (line.toLowerCase().includes(wanted) ? {} : null), workOf: () => 0 };
};

/** The text that rules look at; `null`: none. An echo repeats what was sent; a folded payload is content, not a line. */
export const ruledText = ({ kind, owner, text }: TrafficLine): string | null =>
  kind === 'divider' || kind === 'payload' || owner === 'echo' ? null : text;

export const isRuled = ({ lines }: Pick<LineRule, 'lines'>, { direction }: Pick<TrafficLine, 'direction'>): boolean =>
  lines === 'both' || lines === direction;

/** The expressions of this file, not of a person or a device. */
const shippedTests = shippedRules.map((rule) => ({ ...rule, test: new RegExp(rule.expression, 'i') }));

/** A line cannot take longer: the rest of its rules is not tried. About 10 ms. */
const mostWork = 400_000;
const searchedCharacters = 8_192;

export const noRules: PortRules = { rules: [], off: [] };

/** The rule whose colour a line has; `null`: none. Rules of a person come before those of the program. Each line is tested once. */
export const createRuleOfLine = (
  { rules, off }: PortRules,
  compile: CompileExpression,
): ((line: TrafficLine) => RuleOfLine | null) => {
  const known = new WeakMap<TrafficLine, RuleOfLine | null>();
  const own = rules.flatMap((rule) => {
    const test = rule.isOn && rule.colour !== null ? ruleTestOf(rule, compile) : null;
    return test === null || rule.colour === null
      ? []
      : [{ rule, test, made: { colour: rule.colour, rule: rule.name } }];
  });
  const shipped = shippedTests.filter(({ id }) => !off.includes(id));
  const find = (line: TrafficLine): RuleOfLine | null => {
    const text = ruledText(line);
    if (text === null) return null;
    let work = 0;
    for (const { rule, test, made } of own) {
      if (!isRuled(rule, line)) continue;
      work += test.workOf(text);
      if (work > mostWork) break;
      if (test.match(text)) return made;
    }
    const isExpected = line.owner === 'final' && line.name === expectedName;
    if (line.direction === 'sent' || isExpected) return null;
    const found = shipped.find(({ test }) => test.test(text.slice(0, searchedCharacters)));
    return found ? { colour: found.colour, rule: { shipped: found.id } } : null;
  };
  return (line) => {
    const before = known.get(line);
    if (before !== undefined) return before;
    const found = find(line);
    known.set(line, found);
    return found;
  };
};
