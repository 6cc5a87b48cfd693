import { Select } from '@mantine/core';
import type { DraftPatch, DraftView } from '../../../../shared/contract.ts';
import { useWords } from '../../../parts/words.ts';
import { requestDraftAndNotify, useView } from '../../../store/view-store.ts';
import { DraftSwitch } from '../draft-switch.tsx';
import styles from './credentials.module.css';
import { DraftInput } from './draft-inputs.tsx';
import { LoginInput } from './login-form.tsx';
import { wholeNumber } from './parse-number.ts';
import { ProofSettings } from './proof-settings.tsx';
import { SecretInput } from './secret-input.tsx';
import { SubscriptionSettings } from './subscription-settings.tsx';
import { useCloudForm } from './use-cloud-form.ts';

const change = (patch: DraftPatch): void => requestDraftAndNotify('draft.change', { patch });

/** Content of the advanced settings. */
export const AdvancedParts = () => {
  const { given } = useCloudForm();
  return (
    <div className={styles.parts}>
      <SubscriptionSettings />
      <ProofSettings />
      <ConnectionSettings />
      {given.length > 0 && <GivenLogin />}
    </div>
  );
};

const families = ['auto', 'air720', 'air724', 'air780', 'generic'] as const satisfies readonly DraftView['family'][];
const familyNames = { air720: 'Air720', air724: 'Air724', air780: 'Air780' } as const;

const ConnectionSettings = () => {
  const { t } = useWords();
  const keepAlive = useView((view) => view.draft.keepAliveSeconds);
  const cleanSession = useView((view) => view.draft.cleanSession);
  const family = useView((view) => view.draft.family);
  const apn = useView((view) => view.draft.apn);
  const hasSimPin = useView((view) => view.draft.hasSimPin);
  const nameOf = (id: DraftView['family']): string => {
    if (id === 'auto') return t('credentials.familyAuto');
    return id === 'generic' ? t('credentials.familyGeneric') : familyNames[id];
  };
  return (
    <div className={styles.grid}>
      <DraftInput
        field="keepAliveSeconds"
        label={t('credentials.keepAlive')}
        value={String(keepAlive)}
        patchOf={(text) => {
          const number = wholeNumber(text, 1, 65_535);
          return number === null ? null : { keepAliveSeconds: number };
        }}
        problem={t('credentials.numberProblem', { from: 1, to: 65_535 })}
        numeric
        maxLength={6}
      />
      <Select
        label={t('credentials.family')}
        value={family}
        allowDeselect={false}
        data={families.map((id) => ({ value: id, label: nameOf(id) }))}
        onChange={(value) => value !== null && change({ family: value as DraftView['family'] })}
      />
      <DraftInput
        field="apn"
        label={t('credentials.apn')}
        value={apn}
        patchOf={(text) => ({ apn: text.trim() })}
        hint={t('credentials.apnHint')}
        maxLength={100}
      />
      <SecretInput
        field="simPin"
        label={t('credentials.simPin')}
        has={hasSimPin}
        hint={t('credentials.simPinHint')}
        maxLength={8}
      />
      <DraftSwitch
        className={styles.whole}
        label={t('credentials.cleanSession')}
        checked={cleanSession}
        patchOf={(on) => ({ cleanSession: on })}
      />
    </div>
  );
};

const GivenLogin = () => {
  const { t } = useWords();
  const { given, hasSignType } = useCloudForm();
  const signType = useView((view) => view.draft.signType);
  return (
    <section aria-label={t('credentials.givenLogin')}>
      <h3 className={styles.partTitle}>{t('credentials.givenLogin')}</h3>
      <div className={styles.grid}>
        {given.map((field) => (
          <LoginInput key={field} field={field} given />
        ))}
        {hasSignType && (
          <DraftSwitch
            className={styles.whole}
            label={t('credentials.signType')}
            checked={signType === 1}
            patchOf={(on) => ({ signType: on ? 1 : 0 })}
          />
        )}
      </div>
    </section>
  );
};
