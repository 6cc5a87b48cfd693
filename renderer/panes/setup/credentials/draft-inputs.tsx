import { ActionIcon, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { DraftPatch, RequestParams } from '../../../../shared/contract.ts';
import { describeFailure } from '../../../../shared/words/describe-failure.ts';
import { IconAlertTriangle, IconEye, IconEyeOff } from '../../../parts/icons.ts';
import { useWords } from '../../../parts/words.ts';
import { requestDraft, useView } from '../../../store/view-store.ts';
import { type SyncedField, useDraftField } from '../use-draft-field.ts';
import styles from './credentials.module.css';
import { useRemarks } from './use-remarks.ts';

interface DraftInputProps {
  /** Name of the field in remarks. */
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly patchOf: (text: string) => DraftPatch | null;
  /** Shown when `patchOf` rejects the text. */
  readonly problem?: string;
  readonly placeholder?: string;
  readonly hint?: ReactNode;
  readonly numeric?: boolean;
  readonly maxLength?: number;
  readonly hideLabel?: boolean;
  readonly rightSection?: ReactNode;
}

/** A text field of the draft, with its remarks below. */
export const DraftInput = (props: DraftInputProps) => {
  const { label, value, patchOf, problem, placeholder, numeric = false, maxLength = 4_000, rightSection } = props;
  const synced = useDraftField(value, patchOf);
  const notes = useFieldNotes(props, synced);
  const refused = patchOf(synced.input.value) === null && synced.input.value !== value ? problem : undefined;
  return (
    <TextInput
      {...(props.hideLabel ? { 'aria-label': label } : { label })}
      classNames={{ input: styles.mono ?? '', description: styles.below ?? '', error: styles.below ?? '' }}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      maxLength={maxLength}
      {...(numeric ? { inputMode: 'numeric' as const } : {})}
      placeholder={placeholder}
      title={synced.input.value}
      rightSection={rightSection}
      error={refused ?? notes.error}
      description={notes.below}
      {...synced.input}
    />
  );
};

/** Errors belong to the field itself; warnings and the hint are shown below it. */
export const useFieldNotes = (
  { field, hint }: Pick<DraftInputProps, 'field' | 'hint'>,
  { touched, failure }: Pick<SyncedField, 'touched' | 'failure'>,
): { readonly error: string | undefined; readonly below: ReactNode } => {
  const { language } = useWords();
  const { error, warning } = useRemarks(field, touched);
  const refused = failure === null ? undefined : describeFailure(failure, language).happened;
  return { error: refused ?? error, below: warning === undefined ? hint : <Warning text={warning} /> };
};

export const Warning = ({ text }: { readonly text: string }) => (
  <span className={styles.warning}>
    <IconAlertTriangle size={14} stroke={2} aria-hidden="true" />
    <span>{text}</span>
  </span>
);

type SecretField = RequestParams<'draft.reveal'>['field'];

/** The secret in clear text while `shown`, fetched again whenever the draft changes. `null` if hidden or missing. */
export const useRevealed = (field: SecretField, shown: boolean): string | null => {
  const draft = useView((view) => view.draft);
  const [value, setValue] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft may have another secret
  useEffect(() => {
    if (!shown) {
      setValue(null);
      return;
    }
    let wanted = true;
    void requestDraft('draft.reveal', { field }).then((outcome) => {
      if (wanted) setValue(outcome.ok ? outcome.value.value : null);
    });
    return () => {
      wanted = false;
    };
  }, [field, shown, draft]);
  return value;
};

/** Whether a secret is shown: toggled by the eye button, and reset when the device changes. */
export const useShown = (): readonly [boolean, (shown: boolean) => void] => {
  const [shown, setShown] = useState(false);
  const profileId = useView((view) => view.draft.profileId);
  const deviceId = useView((view) => view.draft.deviceId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: resets when the device changes
  useEffect(() => setShown(false), [profileId, deviceId]);
  return [shown, setShown];
};

/** Shows or hides one secret. */
export const RevealButton = ({
  what,
  shown,
  onChange,
}: {
  readonly what: string;
  readonly shown: boolean;
  readonly onChange: (shown: boolean) => void;
}) => {
  const { t } = useWords();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      aria-label={shown ? t('common.hide', { what }) : t('common.reveal', { what })}
      onClick={() => onChange(!shown)}
    >
      {shown ? <IconEyeOff size={16} stroke={1.75} /> : <IconEye size={16} stroke={1.75} />}
    </ActionIcon>
  );
};
