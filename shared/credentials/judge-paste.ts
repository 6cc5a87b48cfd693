import { recogniseParameters } from './recognise-parameters.ts';
import { mayNameSecret } from './secret-mentions.ts';

/** Which kind of field a text is pasted into. `message`: a body or a topic, where a login has no place. */
export type PasteTarget = 'value' | 'secret' | 'message';

/**
 * What to do with a text that is pasted into one field. `fill-in`: it holds a secret and is understood, so that each value goes into its
 * own field. `withhold`: it may hold a secret, and no field may have it.
 */
export const judgePaste = (text: string, target: PasteTarget): 'as-it-is' | 'fill-in' | 'withhold' => {
  // A secret may have any letters, also those of a name.
  if (target === 'secret' && /^[^\s:=：＝"“「|,;，；]*$/u.test(text.trim())) return 'as-it-is';
  const found = recogniseParameters(text);
  if (found.kind === 'withheld') return 'withhold';
  if (found.kind === 'nothing') return 'as-it-is';
  const isLogin =
    found.kind === 'profile' || found.parameters.secret !== undefined || found.parameters.password !== undefined;
  if (!isLogin && !mayNameSecret(text)) return 'as-it-is';
  return target === 'message' ? 'withhold' : 'fill-in';
};
