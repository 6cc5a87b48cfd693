import { type DividerKind, dividerKinds, type TrafficOwner, unsentReasons } from '../../shared/traffic.ts';
import type { Translate } from './words.ts';

const isDividerKind = (name: string): name is DividerKind => (dividerKinds as readonly string[]).includes(name);

export interface Divider {
  readonly owner: TrafficOwner;
  readonly name: string;
  readonly text: string;
}

/**
 * The text between two openings of a port. `text` names the module if it changed, and the port if its name changed. Or
 * the note that a typed command, given in `text`, was not sent.
 */
export const dividerText = ({ owner, name, text }: Divider, t: Translate): string => {
  if (owner === 'unsent') {
    const reason = unsentReasons.find((one) => one === name) ?? 'other';
    return t(`terminal.unsent.${reason}`, { command: text });
  }
  if (!isDividerKind(name)) return '';
  if (name === 'opened' && text !== '') return t('terminal.divider.opened-as', { port: text });
  if (name === 'other-module' && text === '') return t('terminal.divider.perhaps-other');
  return t(`terminal.divider.${name}`, { module: text, details: text });
};
