import { useId } from 'react';
import { cloudOf } from '../../../../shared/clouds/index.ts';
import type { BuiltInCertificate, CertificateSlot } from '../../../../shared/contract.ts';
import { IconAlertTriangle, IconCertificate, IconCheck, IconX } from '../../../parts/icons.ts';
import { countText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import { requestDraft, useView } from '../../../store/view-store.ts';
import { useOptimisticChoice } from '../use-optimistic-choice.ts';
import styles from './built-in-list.module.css';
import { isoDay, isSentAsDer, validityAt } from './certificate-facts.ts';

/** Radio cards: the built-in CAs and the chosen file. Expired ones stay listed with their date. */
export const BuiltInList = () => {
  const { t } = useWords();
  // Unique per list: radio buttons of one name form a group across the page, and each session draws a list.
  const group = useId();
  const builtInCertificates = useView((view) => view.builtInCertificates);
  const slot = useView((view) => view.draft.certificates.ca);
  const ownFile = slot !== null && slot.builtInId === null ? slot : null;
  const [chosen, choose] = useOptimisticChoice<string | null>(slot?.builtInId ?? null, (id) =>
    id === null ? Promise.resolve() : requestDraft('certificate.useBuiltInCertificates', { id }),
  );
  return (
    <ul className={styles.builtInCertificates} aria-label={t('certificate.builtInCertificates')}>
      {ownFile && <OwnFileCard slot={ownFile} group={group} chosen={chosen === null} />}
      {builtInCertificates.map((entry) => (
        <BuiltInCard
          key={entry.id}
          entry={entry}
          group={group}
          chosen={chosen === entry.id}
          onChoose={() => choose(entry.id)}
        />
      ))}
    </ul>
  );
};

/** Read-only card of the chosen certificate. */
export const ChosenCard = ({ slot }: { readonly slot: CertificateSlot }) => {
  const texts = useSlotTexts(slot);
  return (
    <div className={`${styles.card} ${styles.picked}`}>
      <div className={styles.cardText}>
        <IconCertificate className={styles.sign} size={16} stroke={1.75} aria-hidden="true" />
        <CardText {...texts} certificate={slot.certificates[0] ?? null} failed={slot.failure !== null} />
      </div>
    </div>
  );
};

/** Which access hosts a built-in CA is for. */
const usePurposeOf = (): ((entry: BuiltInCertificate) => string) => {
  const { t, language } = useWords();
  return ({ cloud }) => (cloud === 'demo' ? t('certificate.forDemo') : cloudOf(cloud).words[language].roots);
};

const BuiltInCard = ({
  entry,
  group,
  chosen,
  onChoose,
}: {
  readonly entry: BuiltInCertificate;
  readonly group: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) => {
  const { t } = useWords();
  const purpose = usePurposeOf()(entry);
  return (
    <Card
      name={entry.name}
      group={group}
      line={t('certificate.cardLine', { purpose, size: countText(entry.sizeBytes), ends: t('certificate.endsLf') })}
      chosen={chosen}
      certificate={entry.certificate}
      failed={false}
      onChoose={onChoose}
    />
  );
};

const useSlotTexts = (slot: CertificateSlot): { readonly name: string; readonly line: string } => {
  const { t } = useWords();
  const purposeOf = usePurposeOf();
  const entry = useView((view) => view.builtInCertificates.find(({ id }) => id === slot.builtInId) ?? null);
  const purpose = entry ? purposeOf(entry) : t('certificate.ownFile', { file: slot.name });
  const name = entry?.name ?? slot.certificates[0]?.commonName ?? slot.name;
  if (slot.sizeBytes === 0) return { name, line: purpose };
  const ends = {
    lf: t('certificate.endsLf'),
    crlf: t('certificate.endsCrlf'),
    'as-is': t('certificate.endsAsIs'),
  }[slot.lineEnds];
  const size = countText(slot.sizeBytes);
  const line = t('certificate.cardLine', {
    purpose,
    size,
    ends: isSentAsDer(slot) ? t('certificate.endsBinary') : ends,
  });
  return { name, line };
};

const OwnFileCard = ({
  slot,
  group,
  chosen,
}: {
  readonly slot: CertificateSlot;
  readonly group: string;
  readonly chosen: boolean;
}) => (
  <Card
    group={group}
    {...useSlotTexts(slot)}
    chosen={chosen}
    certificate={slot.certificates[0] ?? null}
    failed={slot.failure !== null}
    onChoose={() => undefined}
  />
);

interface CardTextProps {
  readonly name: string;
  readonly line: string;
  readonly certificate: BuiltInCertificate['certificate'] | null;
  readonly failed: boolean;
}

interface CardProps extends CardTextProps {
  readonly group: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

const CardText = ({ name, line, certificate, failed }: CardTextProps) => (
  <>
    <span className={styles.cardName}>{name}</span>
    <DateBadge certificate={certificate} failed={failed} />
    <span className={styles.cardLine} title={line}>
      {line}
    </span>
  </>
);

const Card = ({ name, line, group, chosen, certificate, failed, onChoose }: CardProps) => {
  const expired = certificate !== null && validityAt(certificate, Date.now()).state === 'expired';
  return (
    <li className={`${styles.card} ${chosen ? styles.picked : ''} ${expired ? styles.faded : ''}`}>
      <label className={`${styles.cardText} ${styles.cardLabel}`}>
        <input
          type="radio"
          className={styles.radio}
          name={group}
          checked={chosen}
          onChange={onChoose}
          aria-label={`${name}, ${line}`}
        />
        <CardText name={name} line={line} certificate={certificate} failed={failed} />
      </label>
    </li>
  );
};

const DateBadge = ({ certificate, failed }: Pick<CardProps, 'certificate' | 'failed'>) => {
  const { t } = useWords();
  if (failed) {
    return (
      <span className={`${styles.badge} ${styles.badgeFail}`}>
        <IconX size={12} stroke={2.25} aria-hidden="true" />
        {t('certificate.unusable')}
      </span>
    );
  }
  if (certificate === null) return null;
  const date = isoDay(certificate.notAfterMs);
  const { state } = validityAt(certificate, Date.now());
  if (state === 'valid') {
    return (
      <span className={`${styles.badge} ${styles.badgeOk}`}>
        <IconCheck size={12} stroke={2.25} aria-hidden="true" />
        {t('certificate.until', { date })}
      </span>
    );
  }
  return (
    <span className={`${styles.badge} ${styles.badgeWarn}`}>
      <IconAlertTriangle size={12} stroke={2} aria-hidden="true" />
      {state === 'expired' ? t('certificate.expiredOn', { date }) : t('certificate.until', { date })}
    </span>
  );
};
