import { SegmentedControl } from '@mantine/core';
import type { DraftView } from '../../../../shared/contract.ts';
import { describeCommonWarning } from '../../../../shared/words/describe-failure.ts';
import { useWords } from '../../../parts/words.ts';
import { changeDraft, useView } from '../../../store/view-store.ts';
import { DraftSwitch } from '../draft-switch.tsx';
import { useOptimisticChoice } from '../use-optimistic-choice.ts';
import styles from './certificate.module.css';

type Check = DraftView['tlsCheck'];

/** Whether TLS is used and which sides are verified. `mutual` shows the client files below. */
export const TlsCheck = () => {
  const { t, language } = useWords();
  const enabled = useView((view) => view.draft.tlsEnabled);
  const known = useView((view) => view.draft.tlsCheck);
  const [check, askCheck] = useOptimisticChoice<Check>(known, (tlsCheck) => changeDraft({ tlsCheck }));
  const { ca, clientCert, clientKey } = useView((view) => view.draft.certificates);
  const checkDates = useView((view) => view.draft.checkDates);
  const hint = {
    server: t(ca === null ? 'certificate.checkServerNeeds' : 'certificate.checkServerHint'),
    mutual: t(
      clientCert === null || clientKey === null ? 'certificate.checkMutualNeeds' : 'certificate.checkMutualHint',
    ),
    none: describeCommonWarning({ code: 'server-not-checked', facts: {} }, language),
  }[check];
  return (
    <section className={styles.section} aria-label={t('certificate.tls')}>
      <div className={styles.tls}>
        <DraftSwitch label={t('certificate.tlsOn')} checked={enabled} patchOf={(tlsEnabled) => ({ tlsEnabled })} />
        {enabled && (
          <>
            <span className={styles.inline}>
              <span className={styles.dim} aria-hidden="true">
                {t('certificate.check')}
              </span>
              <SegmentedControl
                aria-label={t('certificate.check')}
                value={check}
                onChange={(value) => askCheck(value as Check)}
                data={[
                  { value: 'server', label: t('certificate.checkServer') },
                  { value: 'mutual', label: t('certificate.checkMutual') },
                  { value: 'none', label: t('certificate.checkNone') },
                ]}
              />
            </span>
            {check !== 'none' && (
              <DraftSwitch
                label={t('certificate.checkDates')}
                title={t('certificate.checkDatesHint')}
                checked={checkDates}
                patchOf={(on) => ({ checkDates: on })}
              />
            )}
          </>
        )}
      </div>
      <p className={enabled && check !== 'none' ? styles.dim : styles.warn}>
        {enabled ? hint : t('certificate.tlsOff')}
      </p>
    </section>
  );
};
