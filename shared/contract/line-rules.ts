import { z } from 'zod';
import { longestNote } from '../lines/kinds.ts';
import {
  longestRuleName,
  longestRuleText,
  longestSequenceName,
  ruleColours,
  ruleLimit,
  shippedRuleIds,
} from '../lines/line-rules.ts';
import type { LocalText } from '../sequences/sequence.ts';
import { addressSchema, sessionIdSchema } from './shapes.ts';

/**
 * The rules for lines of a port. Their schemas are here and not in `settings.ts` and `requests.ts`, because a page needs those files before it
 * is shown. Checked where rules enter the program: in the file of the settings, and in the requests (`rules.ask`).
 */

const ruleIdSchema = z.string().regex(/^r[1-9]\d{0,4}$/);

export const lineRuleSchema = z.strictObject({
  /** Unique among the rules of its port. */
  id: ruleIdSchema,
  name: z.string().min(1).max(longestRuleName),
  /** It colours lines. Whether it acts is never kept. */
  isOn: z.boolean(),
  kind: z.enum(['text', 'regex']),
  /** What a line contains. Case does not matter. */
  text: z.string().min(1).max(longestRuleText),
  lines: z.enum(['received', 'sent', 'both']),
  colour: z.enum(ruleColours).nullable(),
  /** Marks the line, with the note, or with the name of the rule where the note is empty. */
  mark: z.boolean(),
  note: z.string().max(longestNote),
  sound: z.boolean(),
  /** A notification of the desktop. It names the rule and the session. */
  notify: z.boolean(),
  /** The name of a sequence that it runs; `null`: none. */
  sequence: z.string().min(1).max(longestSequenceName).nullable(),
});

export const portRulesSchema = z
  .strictObject({
    rules: z.array(lineRuleSchema).max(ruleLimit).readonly(),
    /** Rules of the program that are switched off. */
    off: z.array(z.enum(shippedRuleIds)).max(shippedRuleIds.length).readonly(),
  })
  .refine(({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length);

export const rulesAskSchema = z.discriminatedUnion('kind', [
  /** Replaces the rules of a port. A rule that acts and is changed stops acting. */
  z.strictObject({ kind: z.literal('keep'), address: addressSchema, rules: portRulesSchema }),
  /** From now on, and until the session ends, the rule acts by itself, or no longer. */
  z.strictObject({ kind: z.literal('switch'), sessionId: sessionIdSchema, id: ruleIdSchema, acts: z.boolean() }),
  /** A page is about to play or show an alert: only the first one does. */
  z.strictObject({ kind: z.literal('alert'), sessionId: sessionIdSchema, number: z.int().positive() }),
  /** The sequences that a rule can run. */
  z.strictObject({ kind: z.literal('sequences') }),
]);

export type LineRule = z.infer<typeof lineRuleSchema>;
export type PortRules = z.infer<typeof portRulesSchema>;
export type RulesAsk = z.infer<typeof rulesAskSchema>;

export interface RuleSequence {
  readonly name: string;
  readonly title: LocalText;
}

export interface RulesAnswer {
  /** In the order in which they are offered. */
  readonly sequences?: readonly RuleSequence[];
  /** No other page has it. */
  readonly isFirst?: boolean;
}

/** What the rules of a session do by themselves now. */
export interface SessionRules {
  /** The rules that a person has switched on. */
  readonly acting: readonly string[];
  /** All were switched off, because their expressions took too long. */
  readonly isSpent: boolean;
  /** What was asked for last with sound or notification, the newest last: several rules may act at once. */
  readonly alerts: readonly RuleAlert[];
}

export interface RuleAlert {
  /** Increases with each one. */
  readonly number: number;
  readonly rule: string;
  readonly sound: boolean;
  readonly notify: boolean;
}
