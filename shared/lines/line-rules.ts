/** The colours of a rule, each with a shape of its own. Red is kept for failures. */
export const ruleColours = ['blue', 'orange', 'teal', 'plum', 'green', 'ochre'] as const;
export type RuleColour = (typeof ruleColours)[number];

/** The rules that come with the program. */
export const shippedRuleIds = ['errors', 'restarts', 'drops'] as const;
export type ShippedRuleId = (typeof shippedRuleIds)[number];

/** Of one port. */
export const ruleLimit = 24;
export const longestRuleName = 40;
export const longestRuleText = 200;
export const longestSequenceName = 100;

export interface ShippedRule {
  readonly id: ShippedRuleId;
  readonly colour: RuleColour | 'red';
  /** An RE2 expression for received lines, without regard to case. */
  readonly expression: string;
}

/** In the order in which they are tried. */
export const shippedRules: readonly ShippedRule[] = [
  // The first lines of a module after a start: docs/at-dialect.md §9.9.
  { id: 'restarts', colour: 'ochre', expression: '^(?:RDY|\\^boot\\b.*)$' },
  // The server, or the network, ended a connection: docs/at-dialect.md §12; with several connections, the number is before it.
  { id: 'drops', colour: 'orange', expression: '^(?:(?:\\d\\s*,\\s*)?CLOSED|\\+PDP:? DEACT|\\+SAPBR \\d: DEACT)$' },
  // Results of commands, and words of the log lines of other devices.
  {
    id: 'errors',
    colour: 'red',
    expression: '\\b(?:ERROR|FAIL(?:ED|URE)?|PANIC|EXCEPTION|FAULT|ASSERT(?:ION)?)\\b',
  },
];
