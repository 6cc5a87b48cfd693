import type { RuleTools } from '../../electron/app/services/rules/session-rules.ts';

/** Rules that do nothing. */
export const noRuleTools: RuleTools = { mark: async () => undefined, runSequence: async () => 'missing' };
