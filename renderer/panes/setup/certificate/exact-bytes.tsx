import { useEffect, useState } from 'react';
import type { CertificateSlot } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { bytesFromBase64 } from '../../../parts/base64.ts';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { countText } from '../../../parts/time.ts';
import { useWords } from '../../../parts/words.ts';
import { requestDraft } from '../../../store/view-store.ts';
import styles from './certificate.module.css';
import { hexRows, isSentAsDer, linesOf, shownBytesLimit } from './certificate-facts.ts';

type Shown = { readonly bytes: Uint8Array } | { readonly failure: Failure } | null;

/** The bytes to send, as text or hex. Fetched when opened and when the bytes change. */
export const ExactBytes = ({
  slot,
  forRole: role,
}: {
  readonly slot: CertificateSlot;
  readonly forRole: 'ca' | 'clientCert';
}) => {
  const { t } = useWords();
  const [shown, setShown] = useState<Shown>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash identifies the bytes
  useEffect(() => {
    let wanted = true;
    void requestDraft('certificate.bytes', { role }).then((outcome) => {
      if (!wanted) return;
      setShown(outcome.ok ? { bytes: bytesFromBase64(outcome.value.contentBase64) } : { failure: outcome.error });
    });
    return () => {
      wanted = false;
    };
  }, [role, slot.sha256]);
  if (shown === null) return null;
  if ('failure' in shown) return <FailureNote failure={shown.failure} />;
  const { bytes } = shown;
  return (
    <div className={styles.bytesBox}>
      {bytes.length > shownBytesLimit && (
        <p className={styles.dim}>
          {t('certificate.bytesCut', { shown: countText(shownBytesLimit), size: countText(bytes.length) })}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard */}
      <section className={styles.bytes} aria-label={t('certificate.bytesView')} tabIndex={0}>
        {isSentAsDer(slot) ? <pre>{hexRows(bytes)}</pre> : <TextLines bytes={bytes} />}
      </section>
    </div>
  );
};

/** Line ends are written as words, because most fonts have no symbols for them. */
const TextLines = ({ bytes }: { readonly bytes: Uint8Array }) => (
  <pre>
    {linesOf(bytes).map(({ text, end }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
      <span key={index}>
        {text}
        {end !== '' && <span className={styles.lineEnd}>{end}</span>}
        {'\n'}
      </span>
    ))}
  </pre>
);
