import { rulesAskSchema } from '../../../../shared/contract/line-rules.ts';
import type { PortRules, RulesAsk } from '../../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { withPort } from '../../../../shared/port-settings.ts';
import { emptyAnswer, type HandlersOf } from '../../handlers.ts';
import type { ViewStore } from '../../view-store.ts';
import type { SettingsService } from '../settings-service.ts';
import type { RuleSequences } from './rule-sequences.ts';
import type { ActingRules } from './session-rules.ts';

export interface RulesServiceDeps {
  readonly viewStore: ViewStore;
  readonly keepPort: SettingsService['keepPort'];
  readonly sequences: Pick<RuleSequences, 'all'>;
  /** `null`: there is no such session. */
  readonly rulesOf: (sessionId: string) => Pick<ActingRules, 'switch' | 'claim'> | null;
}

/** Of all ports together, as they are written. The file of the settings is read up to 256 KiB. */
const mostBytes = 180_000;

/** The requests about rules for lines. */
export const createRulesHandlers = ({
  viewStore,
  keepPort,
  sequences,
  rulesOf,
}: RulesServiceDeps): HandlersOf<'rules'> => {
  const keep = async (address: string, rules: PortRules): Promise<Outcome<Record<string, never>>> => {
    const ports = withPort(viewStore.view(), address, { rules });
    if (new TextEncoder().encode(JSON.stringify(ports, null, 2)).length > mostBytes) {
      return fail('usage/invalid', { field: 'rules', problem: 'too-large' });
    }
    return emptyAnswer(await keepPort(address, { rules }));
  };
  const answer = async (ask: RulesAsk) => {
    switch (ask.kind) {
      case 'keep':
        return keep(ask.address, ask.rules);
      case 'switch': {
        const isDone = rulesOf(ask.sessionId)?.switch(ask.id, ask.acts) ?? false;
        return isDone ? emptyAnswer() : fail('usage/invalid', { field: 'rule', problem: 'closed' });
      }
      case 'alert':
        return ok({ isFirst: rulesOf(ask.sessionId)?.claim(ask.number) ?? false });
      case 'sequences': {
        const all = await sequences.all();
        return all.ok ? ok({ sequences: all.value }) : all;
      }
    }
  };
  return {
    'rules.ask': async (params) => {
      const asked = rulesAskSchema.safeParse(params);
      if (!asked.success) return fail('usage/invalid', { field: asked.error.issues[0]?.path.join('.') ?? '' });
      return answer(asked.data);
    },
  };
};
