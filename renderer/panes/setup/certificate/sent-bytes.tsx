import { SegmentedControl, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { CertificateSlot } from '../../../../shared/contract.ts';
import { isModuleFileName } from '../../../../shared/profile/module-files.ts';
import { describeFailure } from '../../../../shared/words/describe-failure.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { IconChevronDown, IconChevronRight } from '../../../parts/icons.ts';
import { LazyPage } from '../../../parts/lazy-page.tsx';
import { createLazyPart } from '../../../parts/lazy-part.ts';
import { countText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import { requestDraft } from '../../../store/view-store.ts';
import { useSyncedField } from '../use-draft-field.ts';
import { useOptimisticChoice } from '../use-optimistic-choice.ts';
import styles from './certificate.module.css';
import { isSentAsDer } from './certificate-facts.ts';

const exactBytes = createLazyPart(async () => (await import('./exact-bytes.tsx')).ExactBytes);

type LineEnds = CertificateSlot['lineEnds'];

/** File name on the module, line ends, and the exact bytes to send. */
export const SentBytes = ({ slot }: { readonly slot: CertificateSlot }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const isKey = slot.role === 'clientKey';
  const [lineEnds, askLineEnds] = useOptimisticChoice<LineEnds>(slot.lineEnds, (next) =>
    requestDraft('certificate.change', { role: slot.role, lineEnds: next }),
  );
  return (
    <div className={styles.sent}>
      <NameOnModule slot={slot} />
      <div className={styles.labelled}>
        <span className={styles.label} aria-hidden="true">
          {t('certificate.lineEnds')}
        </span>
        <SegmentedControl
          aria-label={t('certificate.lineEnds')}
          value={lineEnds}
          onChange={(value) => askLineEnds(value as LineEnds)}
          data={[
            { value: 'lf', label: t('certificate.endsLf') },
            { value: 'crlf', label: t('certificate.endsCrlf') },
            { value: 'as-is', label: t('certificate.endsAsIs') },
          ]}
        />
      </div>
      <div className={styles.labelled}>
        <span className={styles.label}>{t('certificate.sent')}</span>
        <span className={styles.sentSize}>
          {t('certificate.exactSize', { size: countText(slot.sizeBytes) })}
          {slot.format === 'der' && !isSentAsDer(slot) && <span>{t('certificate.converted')}</span>}
          {!isKey && (
            <UnstyledButton className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? (
                <IconChevronDown size={14} aria-hidden="true" />
              ) : (
                <IconChevronRight size={14} aria-hidden="true" />
              )}
              {open ? t('certificate.hideBytes') : t('certificate.showBytes')}
            </UnstyledButton>
          )}
        </span>
      </div>
      {!isKey && slot.sha256 !== '' && (
        <div className={styles.labelled}>
          <span className={styles.label}>{t('certificate.bytesSha256')}</span>
          <span className={`${styles.mono} ${styles.hashWhole}`}>
            {slot.sha256}
            <CopyButton what={t('certificate.bytesSha256')} getValue={() => slot.sha256} />
          </span>
        </div>
      )}
      {open && slot.role !== 'clientKey' && <LazyPage page={exactBytes} given={{ slot, forRole: slot.role }} />}
    </div>
  );
};

const NameOnModule = ({ slot }: { readonly slot: CertificateSlot }) => {
  const { t, language } = useWords();
  const { input, failure } = useSyncedField({
    value: slot.fileOnModule,
    send: (text) =>
      isModuleFileName(text) ? requestDraft('certificate.change', { role: slot.role, fileOnModule: text }) : null,
  });
  const refused = failure === null ? undefined : describeFailure(failure, language).happened;
  const error = isModuleFileName(input.value) ? refused : t('certificate.nameProblem');
  return (
    <TextInput
      label={t('certificate.nameOnModule')}
      classNames={{ input: styles.mono ?? '' }}
      spellCheck={false}
      autoComplete="off"
      maxLength={80}
      error={error}
      {...input}
    />
  );
};
