import { Textarea } from '@mantine/core';
import type { DraftView } from '../../../../shared/contract.ts';
import { useWords } from '../../../parts/words.ts';
import { changeDraft, shownView, useView } from '../../../store/view-store.ts';
import { DraftSwitch } from '../draft-switch.tsx';
import { useDraftField } from '../use-draft-field.ts';
import styles from './credentials.module.css';
import { DraftInput, Warning } from './draft-inputs.tsx';
import { QosSelect } from './qos-select.tsx';
import { useRemarks } from './use-remarks.ts';

type Proof = NonNullable<DraftView['proof']>;

const newProof: Proof = { topic: '', qos: 1, payload: '' };
const withChange = (change: Partial<Proof>): Proof => ({ ...(shownView()?.draft.proof ?? newProof), ...change });

/** The test message that proves the path to the cloud and back. */
export const ProofSettings = () => {
  const { t } = useWords();
  const proof = useView((view) => view.draft.proof);
  return (
    <section aria-label={t('credentials.proof')} data-part="proof">
      <DraftSwitch
        label={t('credentials.proofOn')}
        checked={proof !== null}
        patchOf={(on) => ({ proof: on ? newProof : null })}
      />
      {proof !== null && <ProofForm proof={proof} />}
    </section>
  );
};

const ProofForm = ({ proof }: { readonly proof: Proof }) => {
  const { t } = useWords();
  return (
    <div className={styles.proof}>
      <div className={styles.topicRow}>
        <DraftInput
          field="proof.topic"
          label={t('credentials.proofTopic')}
          value={proof.topic}
          patchOf={(topic) => ({ proof: withChange({ topic }) })}
          maxLength={1_000}
        />
        <QosSelect
          label={t('credentials.proofQos')}
          value={proof.qos}
          onChange={(qos) => changeDraft({ proof: withChange({ qos }) })}
        />
      </div>
      <PayloadInput payload={proof.payload} />
    </div>
  );
};

const PayloadInput = ({ payload }: { readonly payload: string }) => {
  const { t } = useWords();
  const label = t('credentials.proofPayload');
  const { input, touched } = useDraftField(payload, (text) => ({ proof: withChange({ payload: text }) }));
  const { error, warning } = useRemarks('proof.payload', touched);
  return (
    <Textarea
      label={label}
      data-message
      classNames={{ input: styles.mono ?? '' }}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      spellCheck={false}
      autoComplete="off"
      autosize
      minRows={2}
      maxRows={6}
      maxLength={8_000}
      error={error}
      description={warning === undefined ? undefined : <Warning text={warning} />}
      {...input}
    />
  );
};
