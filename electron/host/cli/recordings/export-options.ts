import { InvalidArgumentError } from 'commander';
import { isShowable, type ShowableKind, showableKinds } from '../../../../shared/recordings/masking/kinds.ts';

export const exportFormats = ['zip', 'text', 'csv', 'pcapng'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** One kind, or several separated by commas. Secrets, keys and passwords are none of them. */
export const readShownKinds = (text: string, before: readonly ShowableKind[] = []): readonly ShowableKind[] => {
  const names = text.split(',').map((name) => name.trim());
  const kinds = names.filter(isShowable);
  if (kinds.length < names.length) throw new InvalidArgumentError(showableKinds.join(', '));
  return [...before, ...kinds];
};
