import type { CommandEffect } from '../../shared/contract/commands.ts';
import type { Sequence } from '../../shared/sequences/sequence.ts';
import { commandsIn } from '../commands/dialect/lookup.ts';

/** What a person should know before a sequence from elsewhere runs. */
const announced: readonly CommandEffect[] = ['flash', 'restarts', 'disconnects', 'costs', 'never'];

/** The effects of the commands of a sequence beyond reading and changing settings, each with the steps (from 0) that have it. */
export const sequenceEffects = ({
  steps,
}: Pick<Sequence, 'steps'>): readonly { readonly effect: CommandEffect; readonly steps: readonly number[] }[] => {
  const found = new Map<CommandEffect, Set<number>>();
  for (const [index, { action }] of steps.entries()) {
    if (action.kind !== 'send') continue;
    for (const { form, row } of commandsIn(action.text)) {
      const effects = form ? [form.effect] : (row?.forms.map(({ effect }) => effect) ?? []);
      for (const effect of effects) {
        if (announced.includes(effect)) found.set(effect, (found.get(effect) ?? new Set()).add(index));
      }
    }
  }
  return announced.flatMap((effect) => {
    const steps = found.get(effect);
    return steps ? [{ effect, steps: [...steps] }] : [];
  });
};
