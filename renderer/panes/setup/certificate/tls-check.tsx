import { SegmentedControl, Switch } from '@mantine/core';
import type { DraftPatch, DraftView } from '../../../../shared/contract.ts';
import { describeWarning } from '../../../../shared/words/describe-failure.ts';
import { useWords } from '../../../parts/words.ts';
import { useView, wish } from '../../../store/view-store.ts';
import styles from './certificate.module.css';

const change = (patch: DraftPatch): void => void wish('draft.change', patch);

/** Whether TLS is used, and who is checked. `mutual` opens the files of the client below. */
export const TlsCheck = () => {
  const { t, language } = useWords();
  const enabled = useView((view) => view.draft.tlsEnabled);
  const check = useView((view) => view.draft.tlsCheck);
  const checkDates = useView((view) => view.draft.checkDates);
  const hint = {
    server: t('certificate.checkServerHint'),
    mutual: t('certificate.checkMutualHint'),
    none: describeWarning({ code: 'server-not-checked', facts: {} }, language),
  }[check];
  return (
    <section className={styles.section} aria-label={t('certificate.tls')}>
      <div className={styles.tls}>
        <Switch
          label={t('certificate.tlsOn')}
          checked={enabled}
          onChange={({ currentTarget }) => change({ tlsEnabled: currentTarget.checked })}
        />
        {enabled && (
          <>
            <span className={styles.inline}>
              <span className={styles.dim} aria-hidden="true">
                {t('certificate.check')}
              </span>
              <SegmentedControl
                aria-label={t('certificate.check')}
                value={check}
                onChange={(value) => change({ tlsCheck: value as DraftView['tlsCheck'] })}
                data={[
                  { value: 'server', label: t('certificate.checkServer') },
                  { value: 'mutual', label: t('certificate.checkMutual') },
                  { value: 'none', label: t('certificate.checkNone') },
                ]}
              />
            </span>
            {check !== 'none' && (
              <Switch
                label={t('certificate.checkDates')}
                title={t('certificate.checkDatesHint')}
                checked={checkDates}
                onChange={({ currentTarget }) => change({ checkDates: currentTarget.checked })}
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
