import { Button } from '@mantine/core';
import { diagnose, withAdvice } from '../../../shared/diagnosis.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { useWords } from '../../parts/words.ts';
import { goToPage } from '../../store/ui-store.ts';
import { useSessionPart, useView } from '../../store/view-store.ts';

/**
 * Why there is no connection, with the causes that are still possible. Does not suggest what the program is already
 * doing.
 */
export const WhyNote = ({ failure, brief = false }: { readonly failure: Failure; readonly brief?: boolean }) => {
  const { t } = useWords();
  const isRecovering = useSessionPart(({ online }) => online.kind === 'recovering', false);
  const facts = useSessionPart((session) => session.facts, null);
  const address = useSessionPart((session) => session.address, '');
  const draft = useView((view) => view.draft);
  const isVirtual = /^sim:/i.test(address);
  const { causes } = diagnose(failure, { stage: 'connect', facts, step: null, draft, isVirtual });
  return (
    <>
      <FailureNote
        brief={brief}
        failure={withAdvice(failure, causes)}
        {...(isRecovering && { action: t('mqtt.actsItself') })}
      />
      {!isRecovering && <Button onClick={() => goToPage('setup')}>{t('mqtt.toSetup')}</Button>}
    </>
  );
};
