import type { CommandEffect } from '../../shared/contract/commands.ts';
import type { Sequence } from '../../shared/sequences/sequence.ts';
import { commandsIn } from '../commands/dialect/lookup.ts';

/** What a person should know before a sequence from elsewhere runs. */
const announced: readonly CommandEffect[] = ['flash', 'restarts', 'disconnects', 'costs', 'never'];

/** Of the commands of one text. */
export const commandEffectsOf = (text: string): readonly CommandEffect[] => {
  const effects = commandsIn(text).flatMap(({ form, row }) =>
    form ? [form.effect] : (row?.forms.map(({ effect }) => effect) ?? []),
  );
  return announced.filter((effect) => effects.includes(effect));
};

/** The effects of the commands of a sequence beyond reading and changing settings, each with the steps (from 0) that have it. */
export const sequenceEffects = (
  { steps }: Pick<Sequence, 'steps'>,
  effectsOf: typeof commandEffectsOf = commandEffectsOf,
): readonly { readonly effect: CommandEffect; readonly steps: readonly number[] }[] => {
  const found = new Map<CommandEffect, number[]>();
  for (const [index, { action }] of steps.entries()) {
    if (action.kind !== 'send') continue;
    for (const effect of effectsOf(action.text)) {
      const places = found.get(effect) ?? [];
      places.push(index);
      found.set(effect, places);
    }
  }
  return announced.flatMap((effect) => {
    const steps = found.get(effect);
    return steps ? [{ effect, steps }] : [];
  });
};
