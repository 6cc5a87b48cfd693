import { typedSecretNames, type UndoableName, undoableNames } from '../../../../shared/contract/draft.ts';
import type { DraftContent, HeldSecret } from './draft-content.ts';
import { stillLocked } from './draft-content.ts';

// A stored secret is replaced or removed only by an explicit request of the user, and then it can be restored.

const isTyped = (name: UndoableName): name is (typeof typedSecretNames)[number] =>
  (typedSecretNames as readonly string[]).includes(name);

/** `null`: nothing is stored. */
const heldSecret = ({ secrets, certificates, locked }: DraftContent, name: UndoableName): HeldSecret | null => {
  if (locked.includes(name)) return { kind: 'locked' };
  if (isTyped(name)) {
    const value = secrets[name];
    return value === null ? null : { kind: 'text', value };
  }
  const source = certificates[name];
  return source === null ? null : { kind: 'file', source };
};

const isSame = (a: HeldSecret, b: HeldSecret | null): boolean => {
  if (a.kind === 'text') return b?.kind === 'text' && b.value === a.value;
  if (a.kind === 'file') return b?.kind === 'file' && b.source.content === a.source.content;
  return b?.kind === 'locked';
};

/** The secrets that are stored before, and missing or different afterwards. */
export const lostSecrets = (before: DraftContent, after: DraftContent): readonly UndoableName[] =>
  undoableNames.filter((name) => {
    const held = heldSecret(before, name);
    return held !== null && !isSame(held, heldSecret(after, name));
  });

/** The content afterwards, with the lost secrets in `replaced`. */
export const withUndo = (before: DraftContent, after: DraftContent): DraftContent => {
  const names = lostSecrets(before, after);
  const lost = names.map((name) => [name, heldSecret(before, name)] as const);
  return {
    ...after,
    replaced: { ...after.replaced, ...Object.fromEntries(lost) },
    redoable: after.redoable.filter((name) => !names.includes(name)),
  };
};

/** Exchanges the current and the replaced secret: the next undo is then a redo. `null`: there is no replaced secret. */
export const undone = (content: DraftContent, name: UndoableName): DraftContent | null => {
  const earlier = content.replaced[name];
  if (earlier === undefined) return null;
  const { [name]: _, ...others } = content.replaced;
  const present = heldSecret(content, name);
  const wasRedo = content.redoable.includes(name);
  const otherRedoable = content.redoable.filter((other) => other !== name);
  return {
    ...withSecret(content, name, earlier),
    replaced: present === null ? others : { ...others, [name]: present },
    redoable: present === null || wasRedo ? otherRedoable : [...otherRedoable, name],
  };
};

const withSecret = (content: DraftContent, name: UndoableName, held: HeldSecret): DraftContent => ({
  ...content,
  locked: held.kind === 'locked' ? [...content.locked, name] : stillLocked(content, [name]),
  secrets: isTyped(name) ? { ...content.secrets, [name]: held.kind === 'text' ? held.value : null } : content.secrets,
  certificates: isTyped(name)
    ? content.certificates
    : { ...content.certificates, [name]: held.kind === 'file' ? held.source : null },
});

/** Drops replaced secrets that are locked: saving the profile overwrites them. */
export const withoutLockedUndo = (content: DraftContent): DraftContent => {
  const replaced = Object.fromEntries(Object.entries(content.replaced).filter(([, held]) => held.kind !== 'locked'));
  return { ...content, replaced, redoable: content.redoable.filter((name) => replaced[name] !== undefined) };
};
