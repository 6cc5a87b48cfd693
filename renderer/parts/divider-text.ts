import { type DividerKind, dividerKinds } from '../../shared/traffic.ts';
import type { Translate } from './words.ts';

const isDividerKind = (name: string): name is DividerKind => (dividerKinds as readonly string[]).includes(name);

/** What stands between two openings of a port; `text` names the module where it is another one, and the port where it has another name. */
export const dividerText = ({ name, text }: { readonly name: string; readonly text: string }, t: Translate): string => {
  if (!isDividerKind(name)) return '';
  if (name === 'opened' && text !== '') return t('terminal.divider.opened-as', { port: text });
  return t(`terminal.divider.${name}`, { module: text });
};
