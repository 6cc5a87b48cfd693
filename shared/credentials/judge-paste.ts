import { recogniseParameters } from './recognise-parameters.ts';
import { mayNameSecret } from './secret-mentions.ts';

/** The kind of field that a text is pasted into. `message`: a payload or a topic, which must not receive a login. */
export type PasteTarget = 'value' | 'secret' | 'message';

/**
 * What to do with a text that is pasted into one field. `fill-in`: it contains a secret and was parsed, so each value is put into its
 * own field. `withhold`: it may contain a secret and is not put into any field.
 */
export const judgePaste = (text: string, target: PasteTarget): 'as-it-is' | 'fill-in' | 'withhold' => {
  // A secret may have any letters, including those of a name. A sentence in Chinese has no blanks.
  if (target === 'secret' && oneWord.test(text.trim())) return 'as-it-is';
  const found = recogniseParameters(text);
  if (found.kind === 'withheld') return 'withhold';
  if (found.kind === 'nothing') return 'as-it-is';
  const isLogin =
    found.kind === 'profile' || found.parameters.secret !== undefined || found.parameters.password !== undefined;
  if (!isLogin && !mayNameSecret(text)) return 'as-it-is';
  return target === 'message' ? 'withhold' : 'fill-in';
};

const oneWord = /^[^\s:=：＝"“「|,;，；<>()（）→\p{Script=Han}]*$/u;
