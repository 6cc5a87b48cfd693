import type { Ref } from 'react';
import { LazyPage } from '../../parts/lazy-page.tsx';
import { createLazyPart } from '../../parts/lazy-part.ts';
import { useWords } from '../../parts/words.ts';
import { CertificateBody } from './certificate/certificate-body.tsx';
import { CertificateSummary } from './certificate/certificate-summary.tsx';
import { CheckupBody } from './checkup-body.tsx';
import { CredentialsBody } from './credentials/credentials-body.tsx';
import { CredentialsSummary } from './credentials/credentials-summary.tsx';
import styles from './setup-pane.module.css';
import type { StageCard } from './stage-card.ts';
import { StageItem } from './stage-item.tsx';
import type { Folding } from './use-folding.ts';
import type { SetupActions } from './use-setup-actions.ts';

/** The five stages, one below the other. */
export const StageList = ({
  list,
  cards,
  folding,
  actions,
  canStart,
}: {
  readonly list: Ref<HTMLOListElement>;
  readonly cards: readonly StageCard[];
  readonly folding: Folding;
  readonly actions: SetupActions;
  readonly canStart: boolean;
}) => {
  const { t } = useWords();
  return (
    <ol
      ref={list}
      className={styles.list}
      aria-label={t('setup.stages')}
      data-failed={cards.some(({ state }) => state === 'failed')}
    >
      {cards.map((card) => (
        <StageItem
          key={card.id}
          card={card}
          shape={folding.shapeOf(card)}
          onToggle={() => folding.toggle(card)}
          onWhole={() => folding.open(card.id)}
          actions={actions}
          canStart={canStart}
        >
          {folding.shapeOf(card) === 'compact' ? compactOf(card) : bodyOf(card)}
        </StageItem>
      ))}
    </ol>
  );
};

const connectBody = createLazyPart(async () => (await import('./connect-body.tsx')).ConnectBody);

const proofBody = createLazyPart(async () => (await import('./proof-body.tsx')).ProofBody);

/** The bodies that are empty before a run. */
export const loadRunBodies = (): void => {
  void connectBody.load();
  void proofBody.load();
};

const bodyOf = (card: StageCard) => {
  switch (card.id) {
    case 'module':
      return <CheckupBody steps={card.steps} />;
    case 'certificate':
      return <CertificateBody />;
    case 'credentials':
      return <CredentialsBody />;
    case 'connect':
      return <LazyPage page={connectBody} given={{ steps: card.steps, failed: card.state === 'failed' }} />;
    case 'proof':
      return <LazyPage page={proofBody} given={{ card }} />;
  }
};

const compactOf = ({ id, steps }: StageCard) =>
  id === 'certificate' ? <CertificateSummary steps={steps} /> : <CredentialsSummary steps={steps} />;
