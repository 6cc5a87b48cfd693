import { useState } from 'react';
import type { Question } from '../../../parts/confirm-dialog.tsx';
import { requestAndNotify, useScope, useSessionPart } from '../../../store/view-store.ts';
import { useSendingWords } from './use-sending-words.ts';

/** Takes the port from a run or a tool of the page Module, after a question that says what happens. */
export const useTakePort = () => {
  const { m } = useSendingWords();
  const sessionId = useScope();
  const runs = useSessionPart(({ run }) => run?.state === 'running', false);
  const works = useSessionPart(({ modulePage: { work } }) => work !== null && !work.isStopping, false);
  const [question, setQuestion] = useState<Question | null>(null);
  const { title, text, action, toolTitle, toolText, toolAction } = m.takePort;
  const ask = (): void => {
    if (sessionId === null) return;
    setQuestion(
      runs
        ? { title, text, action, onYes: () => requestAndNotify('run.stop', { sessionId }) }
        : {
            ...{ title: toolTitle, text: toolText, action: toolAction },
            onYes: () => requestAndNotify('module.stop', { sessionId }),
          },
    );
  };
  return { question, onClose: () => setQuestion(null), onTakePort: runs || works ? ask : null };
};
