import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CertificateSlot, CertificateView, Finding } from '../../../../shared/contract.ts';
import { sentence } from '../../../../shared/words/fact-text.ts';
import { findingWords } from '../../../../shared/words/findings.ts';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { type MarkState, StateMark } from '../../../parts/state-mark.tsx';
import { useWords } from '../../../parts/words.ts';
import { requestDraftAndNotify } from '../../../store/view-store.ts';
import styles from './certificate.module.css';
import { type CertificateKind, isExpired, isoDay, keyText, kindOf, validityAt } from './certificate-facts.ts';

/** Details of a chosen certificate file: why it cannot be used, or its certificates and their findings. */
export const SlotDetails = ({ slot }: { readonly slot: CertificateSlot }) => (
  <>
    {slot.failure && <FailureNote failure={slot.failure} />}
    {slot.certificates.length === 1 && <Findings findings={slot.certificates[0]?.findings ?? []} />}
    {isExpired(slot) && <Permission slot={slot} />}
    {slot.certificates.map((certificate, index) => (
      <OneCertificate
        // biome-ignore lint/suspicious/noArrayIndexKey: a bundle may contain a certificate twice
        key={index}
        certificate={certificate}
        number={index + 1}
        total={slot.certificates.length}
      />
    ))}
  </>
);

const OneCertificate = ({
  certificate,
  number,
  total,
}: {
  readonly certificate: CertificateView;
  readonly number: number;
  readonly total: number;
}) => {
  const { t } = useWords();
  const name = certificate.commonName ?? certificate.subject;
  if (total === 1) return <CertificateTable certificate={certificate} />;
  return (
    <details className={styles.bundled} open={number === 1}>
      <summary>{t('certificate.inBundle', { number, total, name })}</summary>
      <Findings findings={certificate.findings} />
      <CertificateTable certificate={certificate} />
    </details>
  );
};

export const useKindWords = (): Readonly<Record<CertificateKind, string>> => {
  const { t } = useWords();
  return {
    root: t('certificate.kindRoot'),
    ca: t('certificate.kindCa'),
    'own-signed': t('certificate.kindOwnSigned'),
    device: t('certificate.kindDevice'),
  };
};

const CertificateTable = ({ certificate }: { readonly certificate: CertificateView }) => {
  const { t } = useWords();
  const kind = useKindWords()[kindOf(certificate)];
  const issuer = certificate.issuer === certificate.subject ? t('certificate.itself') : certificate.issuer;
  return (
    <dl className={styles.facts}>
      <Fact name={t('certificate.subject')}>{certificate.subject}</Fact>
      <Fact name={t('certificate.issuer')}>{issuer}</Fact>
      <Fact name={t('certificate.valid')}>
        <Validity certificate={certificate} />
      </Fact>
      <Fact name={t('certificate.kind')}>{t('certificate.kindKey', { kind, key: keyText(certificate) })}</Fact>
      <Fact name={t('certificate.signature')}>
        <SelfSignature certificate={certificate} />
      </Fact>
      <Fact name={t('certificate.serial')} mono>
        {certificate.serialNumber}
      </Fact>
      <Fact name={t('certificate.fingerprint')} mono wide>
        {certificate.sha256}
        <CopyButton what={t('certificate.fingerprint')} getValue={() => certificate.sha256} />
      </Fact>
    </dl>
  );
};

const Fact = ({
  name,
  mono = false,
  wide = false,
  children,
}: {
  readonly name: string;
  readonly mono?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) => (
  <div className={wide ? `${styles.fact} ${styles.wide}` : styles.fact}>
    <dt>{name}</dt>
    <dd className={mono ? styles.mono : undefined}>{children}</dd>
  </div>
);

/** Validity period and remaining time. */
export const Validity = ({ certificate }: { readonly certificate: CertificateView }) => {
  const { t } = useWords();
  const { state, days } = validityAt(certificate, Date.now());
  const range = t('certificate.validRange', {
    from: isoDay(certificate.notBeforeMs),
    to: isoDay(certificate.notAfterMs),
  });
  const words = {
    valid: t('certificate.daysLeft', { days }),
    soon: t('certificate.daysLeft', { days }),
    expired: t('certificate.daysAgo', { days }),
    early: t('certificate.daysUntil', { days }),
  }[state];
  return (
    <>
      {range} <span className={state === 'valid' ? styles.dim : styles.warn}>· {words}</span>
    </>
  );
};

const SelfSignature = ({ certificate }: { readonly certificate: CertificateView }) => {
  const { t } = useWords();
  if (certificate.selfSigned) return t('certificate.signatureGood');
  if (certificate.claimsSelfSigned && certificate.keyKind !== 'other') {
    return <span className={styles.fail}>{t('certificate.signatureBad')}</span>;
  }
  return t('certificate.signatureOther');
};

const marks: Readonly<Record<Finding['severity'], MarkState>> = {
  error: 'failed',
  warning: 'warning',
  note: 'waiting',
};

const Findings = ({ findings }: { readonly findings: readonly Finding[] }) => {
  const { t, language } = useWords();
  if (findings.length === 0) return null;
  const severity = {
    error: t('certificate.severityError'),
    warning: t('certificate.severityWarning'),
    note: t('certificate.severityNote'),
  };
  return (
    <ul className={styles.findings} aria-label={t('certificate.findings')}>
      {findings.map((finding) => (
        <li key={finding.code} className={styles[finding.severity]}>
          <StateMark state={marks[finding.severity]} size={16} />
          <span>
            <strong>{severity[finding.severity]}</strong>{' '}
            {sentence(findingWords[language][finding.code], finding.facts, language)}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** Allows an expired certificate, and nothing else. Can be undone. */
const Permission = ({ slot }: { readonly slot: CertificateSlot }) => {
  const { t } = useWords();
  const change = (accepted: boolean): void =>
    requestDraftAndNotify('certificate.change', { role: slot.role, accepted });
  if (!slot.accepted) {
    return (
      <div className={styles.row}>
        <Button variant="default" onClick={() => change(true)}>
          {t('certificate.useAnyway')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.row} role="status">
      <StateMark state="warning" size={16} />
      <span>{t('certificate.usedAnyway')}</span>
      <Button variant="subtle" color="gray" onClick={() => change(false)}>
        {t('certificate.takeBack')}
      </Button>
    </div>
  );
};
