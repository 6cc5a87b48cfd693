import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { SessionView } from '../../shared/contract.ts';
import { mergedWords } from '../../shared/words/merged-words.ts';
import { IconArrowMerge } from '../parts/icons.ts';
import { PortChoice } from '../parts/port-choice.tsx';
import { portName } from '../parts/port-name.ts';
import { useWords } from '../parts/words.ts';
import { useAction } from '../store/actions.ts';
import { showSession } from '../store/shown-session.ts';
import { goToPage } from '../store/ui-store.ts';
import { requestAndNotify } from '../store/view-store.ts';

interface MergeButtonProps {
  readonly sessions: readonly SessionView[];
  readonly className: string | undefined;
}

/** Makes a merged view of some of the sessions. */
export const MergeButton = ({ sessions, className }: MergeButtonProps) => {
  const { t, language } = useWords();
  const m = mergedWords[language];
  const [isChoosing, setChoosing] = useState(false);
  useAction(
    'mergePorts',
    useCallback(() => setChoosing(true), []),
  );
  const ports = sessions.map(({ id, address }, index) => ({
    ...{ sessionId: id, number: index + 1, name: portName(address, t), address },
  }));
  return (
    <li className={className}>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowMerge size={16} stroke={1.75} />}
        aria-label={m.mergeLabel}
        title={m.mergeLabel}
        onClick={() => setChoosing(true)}
      >
        {m.merge}
      </Button>
      {isChoosing && (
        <PortChoice
          title={m.title}
          text={m.text}
          action={m.merge}
          ports={ports}
          chosen={ports.map(({ sessionId }) => sessionId)}
          least={2}
          onDone={(sessionIds) => {
            setChoosing(false);
            requestAndNotify('merged.open', { sessionIds }, ({ mergedId }) => {
              showSession(mergedId);
              goToPage('terminal');
            });
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </li>
  );
};
