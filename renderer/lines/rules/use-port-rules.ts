import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RuleSequence } from '../../../shared/contract/line-rules.ts';
import type { LineRule, PortRules } from '../../../shared/contract.ts';
import type { ShippedRuleId } from '../../../shared/lines/line-rules.ts';
import { noRules } from '../../../shared/lines/rule-of-line.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { keptSettings } from '../../../shared/port-settings.ts';
import { textIn } from '../../../shared/sequences/sequence.ts';
import type { Language } from '../../../shared/words/language.ts';
import { request, requestAndNotify, useScope, useSessionPart, useView } from '../../store/view-store.ts';
import { askForNotifications } from './notifications.ts';
import { ruleExpressions } from './row-rule.tsx';
import { isComplete, newRule, problemsOfRule, withDrafts } from './rule-draft.ts';
import { draftRule, draftsOf, dropDraft, editRule, ruleDrafts } from './rule-drafts-store.ts';

const nothingActs: readonly string[] = [];

/** The rules of a port, as kept and as typed. */
export const usePortRules = (address: string) => {
  const kept = useView((view) => keptSettings(view, address)?.rules ?? noRules);
  const { drafts, edited } = useStore(ruleDrafts, (state) => draftsOf(state, address));
  const expressions = useStore(ruleExpressions.state);
  const compile = expressions.kind === 'loaded' ? expressions.part : () => null;
  const [refused, setRefused] = useState<Failure | null>(null);
  useEffect(() => void ruleExpressions.load(), []);

  const keep = async (rules: PortRules): Promise<boolean> => {
    const answer = await request('rules.ask', { kind: 'keep', address, rules });
    setRefused(answer.ok ? null : answer.error);
    return answer.ok;
  };
  /** As typed; kept once it is complete. */
  const change = async (rule: LineRule): Promise<void> => {
    draftRule(address, rule);
    if (!isComplete(problemsOfRule(rule, compile))) return;
    const isKept = await keep({ ...kept, rules: withDrafts(kept.rules, { [rule.id]: rule }) });
    if (isKept) dropDraft(address, rule.id, rule);
  };
  const rules = withDrafts(kept.rules, drafts);
  return {
    ...{ rules, off: kept.off, edited, refused, change },
    hasExpressions: expressions.kind === 'loaded',
    problemsOf: (rule: LineRule) => problemsOfRule(rule, compile),
    isKept: (id: string) => drafts[id] === undefined,
    edit: (id: string | null) => editRule(address, id),
    add: (nameOf: (number: number) => string) => {
      const rule = newRule(rules, nameOf);
      draftRule(address, rule);
      editRule(address, rule.id);
    },
    remove: (id: string) => {
      dropDraft(address, id);
      editRule(address, null);
      const left = kept.rules.filter((rule) => rule.id !== id);
      if (left.length < kept.rules.length) void keep({ ...kept, rules: left });
    },
    switchShipped: (id: ShippedRuleId, isOn: boolean) =>
      void keep({ ...kept, off: isOn ? kept.off.filter((each) => each !== id) : [...kept.off, id] }),
  };
};

export type PortRulesPart = ReturnType<typeof usePortRules>;

/** Which rules act by themselves in this session. */
export const useActing = () => {
  const sessionId = useScope();
  const acting = useSessionPart((session) => session.rules?.acting ?? nothingActs, nothingActs);
  const isSpent = useSessionPart((session) => session.rules?.isSpent ?? false, false);
  return {
    acting,
    isSpent,
    switchTo: (rule: LineRule, acts: boolean): void => {
      if (sessionId === null) return;
      if (acts && rule.notify) askForNotifications();
      requestAndNotify('rules.ask', { kind: 'switch', sessionId, id: rule.id, acts });
    },
  };
};

/** What a rule can run. */
export const useRuleSequences = (): readonly RuleSequence[] => {
  const [sequences, setSequences] = useState<readonly RuleSequence[]>([]);
  useEffect(() => {
    let isShown = true;
    void request('rules.ask', { kind: 'sequences' }).then((answer) => {
      if (isShown && answer.ok) setSequences(answer.value.sequences ?? []);
    });
    return () => {
      isShown = false;
    };
  }, []);
  return sequences;
};

/** The title, as the list of groups and the library have it. */
export const sequenceTitle = (sequences: readonly RuleSequence[], name: string, language: Language): string => {
  const found = sequences.find((sequence) => sequence.name === name);
  return found ? textIn(found.title, language) : name;
};
