import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { TypedSecretName } from '../../../../shared/contract.ts';
import { useWords } from '../../../parts/words.ts';
import { useView } from '../../../store/view-store.ts';
import { useUndo } from '../use-undo.ts';
import styles from './credentials.module.css';
import { RevealButton, useFieldNotes, useRevealed, useShown } from './draft-inputs.tsx';
import { type SecretField, useSecretField } from './use-secret-field.ts';

const dots = '••••••••••••••••';

interface SecretInputProps {
  readonly field: TypedSecretName;
  readonly label: string;
  readonly has: boolean;
  readonly hint?: ReactNode;
  readonly maxLength?: number;
}

/**
 * A secret is never part of the view: dots show that one is stored, the eye button fetches it. A stored secret is
 * read-only: only *Replace* changes it, and *Undo* restores it. It is a text box drawn as dots, not a password box, so
 * that the browser neither offers to save it nor fills it in.
 */
export const SecretInput = (props: SecretInputProps) => {
  const { field, label, has, maxLength = 4_000 } = props;
  const { t } = useWords();
  const isLocked = useView(({ draft }) =>
    draft.remarks.some((remark) => remark.field === field && remark.code === 'secret-locked'),
  );
  const [shown, setShown] = useShown();
  const revealed = useRevealed(field, shown && has);
  const input = useRef<HTMLInputElement>(null);
  const secret = useSecretField(field, has || isLocked, () => input.current?.focus());
  const { error, below } = useFieldNotes(props, secret);
  const isStored = secret.mode === 'stored';
  return (
    <div>
      <TextInput
        ref={input}
        label={label}
        classNames={{
          input: `${styles.mono} ${shown ? '' : styles.masked}`,
          description: styles.below ?? '',
          error: styles.below ?? '',
        }}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        data-secret={field}
        readOnly={isStored}
        maxLength={maxLength}
        placeholder={isStored ? dots : undefined}
        rightSection={<RevealButton what={label} shown={shown} onChange={setShown} />}
        error={secret.isUndecided ? t('credentials.secretUndecided') : error}
        description={secret.mode === 'replacing' ? t('credentials.secretStays') : below}
        value={isStored ? (revealed ?? '') : secret.typed}
        onChange={({ currentTarget }) => secret.type(currentTarget.value)}
        onBlur={secret.leave}
        onKeyDown={(event) => actOnKey(event, secret)}
      />
      <SecretButtons secret={secret} field={field} label={label} onAsked={() => input.current?.focus()} />
    </div>
  );
};

/** Enter commits what was typed, Escape discards it. Escape never changes the stored secret. */
const actOnKey = (event: KeyboardEvent, secret: SecretField): void => {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || secret.mode === 'stored') return;
  if (event.key === 'Escape' && (secret.typed !== '' || secret.mode === 'replacing')) {
    event.stopPropagation();
    secret.cancel();
  }
  if (event.key !== 'Enter') return;
  if (secret.mode === 'replacing') secret.replace();
  else secret.leave();
};

const SecretButtons = ({
  secret,
  field,
  label,
  onAsked,
}: {
  readonly secret: SecretField;
  readonly field: TypedSecretName;
  readonly label: string;
  readonly onAsked: () => void;
}) => {
  const { t } = useWords();
  const undo = useUndo(field);
  if (secret.mode === 'entry' && undo === null) return null;
  const button = (text: string, name: string, act: () => void, isOff = false): ReactNode => (
    <Button
      variant="subtle"
      size="compact-xs"
      className={styles.secretButton ?? ''}
      aria-label={name}
      disabled={isOff}
      onClick={act}
    >
      {text}
    </Button>
  );
  const askToReplace = (): void => {
    secret.askToReplace();
    onAsked();
  };
  const replaceName = t('credentials.replaceOf', { what: label });
  return (
    <div className={styles.secretButtons}>
      {secret.mode === 'stored' && button(t('credentials.secretReplace'), replaceName, askToReplace)}
      {secret.mode === 'replacing' && (
        <>
          {button(t('credentials.secretReplace'), replaceName, secret.replace, secret.typed === '')}
          {button(t('common.remove'), t('credentials.removeOf', { what: label }), secret.remove)}
          {button(t('common.cancel'), t('credentials.cancelOf', { what: label }), secret.cancel)}
        </>
      )}
      {undo !== null && secret.mode !== 'replacing' && button(t(undo.word), t(undo.name, { what: label }), secret.undo)}
    </div>
  );
};
