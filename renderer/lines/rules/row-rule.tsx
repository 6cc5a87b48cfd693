import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { PortRules } from '../../../shared/contract.ts';
import {
  type CompileExpression,
  createRuleOfLine,
  noRules,
  type RuleOfLine,
} from '../../../shared/lines/rule-of-line.ts';
import type { TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import { keptSettings } from '../../../shared/port-settings.ts';
import { lineRuleWords } from '../../../shared/words/line-rules.ts';
import { createLazyPart } from '../../parts/lazy-part.ts';
import { useWords } from '../../parts/words.ts';
import { type ScopedView, useScope, useView } from '../../store/view-store.ts';
import { followAlerts } from './alerts.ts';
import styles from './row-rule.module.css';
import colours from './rule-colours.module.css';
import { RuleMark } from './rule-mark.tsx';
import { ruledAddress } from './ruled-address.ts';

// They are played where lines are shown, on whatever page.
followAlerts();

/** Large, and few rules are expressions. */
export const ruleExpressions = createLazyPart(
  async () => (await import('../../../shared/lines/rule-expression.ts')).compileRuleExpression,
);

const noExpression: CompileExpression = () => null;
type RuleOf = (line: TrafficLine) => RuleOfLine | null;

/** What is known of each line is kept for as long as the rules are the same. */
const known = new WeakMap<PortRules, { readonly compile: CompileExpression; readonly ruleOf: RuleOf }>();
const ruleOfLine = (rules: PortRules, compile: CompileExpression): RuleOf => {
  const before = known.get(rules);
  if (before?.compile === compile) return before.ruleOf;
  const ruleOf = createRuleOfLine(rules, compile);
  known.set(rules, { compile, ruleOf });
  return ruleOf;
};

const rulesFor = (view: ScopedView, scope: string | null, port: number | undefined): PortRules => {
  const address = ruledAddress(view, scope, port);
  return (address === null ? null : keptSettings(view, address)?.rules) ?? noRules;
};

/** Colour, shape and name of the rule that a line has; nothing where it has none. */
export const RowRule = ({ line }: { readonly line: TrafficLine }) => {
  const { language } = useWords();
  const scope = useScope();
  const rules = useView((view) => rulesFor(view, scope, line.port));
  const needsExpressions = rules.rules.some(({ kind, isOn }) => kind === 'regex' && isOn);
  const expressions = useStore(ruleExpressions.state);
  useEffect(() => {
    if (needsExpressions) void ruleExpressions.load();
  }, [needsExpressions]);
  const found = ruleOfLine(rules, expressions.kind === 'loaded' ? expressions.part : noExpression)(line);
  // An error that the list shows as one has an icon already.
  if (found === null || (line.kind === 'error' && typeof found.rule !== 'string')) return null;
  const { colour, rule } = found;
  const name = typeof rule === 'string' ? rule : lineRuleWords[language].shipped[rule.shipped];
  return (
    <>
      <span className={`${styles.tint} ${colours[colour]}`} data-rule={colour} />
      <span className={`${styles.name} ${colours[colour]}`}>
        <RuleMark colour={colour} />
        {name}
      </span>
    </>
  );
};
