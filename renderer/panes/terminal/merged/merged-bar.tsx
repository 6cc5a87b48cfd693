import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MergedView } from '../../../../shared/contract.ts';
import { mergedWords } from '../../../../shared/words/merged-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { useMergedPorts } from '../../../lines/use-merged-view.ts';
import type { TerminalLines } from '../../../lines/use-terminal-lines.ts';
import { IconPlug } from '../../../parts/icons.ts';
import { PortChoice } from '../../../parts/port-choice.tsx';
import { PortLabel } from '../../../parts/port-label.tsx';
import { portName } from '../../../parts/port-name.ts';
import { useWords } from '../../../parts/words.ts';
import { requestAndNotify, useView } from '../../../store/view-store.ts';
import styles from './merged.module.css';

interface MergedBarProps {
  readonly merged: MergedView;
  readonly lines: TerminalLines;
}

/** Which ports the list shows, and which the view follows. */
export const MergedBar = ({ merged, lines: { filter } }: MergedBarProps) => {
  const { language } = useWords();
  const m = mergedWords[language];
  const ports = useMergedPorts();
  return (
    <div className={styles.bar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flexible row in all browsers */}
      <div role="group" aria-label={m.shown} className={styles.ports}>
        {merged.ports.map(({ number, sessionId }) => {
          const port = ports?.get(number);
          if (!port) return null;
          const isShown = !filter.hiddenPorts.has(number);
          const label = sessionId === null ? fill(m.left, { port: port.name }) : port.name;
          return (
            <button
              key={number}
              type="button"
              className={styles.port}
              aria-pressed={isShown}
              aria-label={label}
              data-left={sessionId === null || undefined}
              onClick={() => filter.togglePort(number)}
            >
              <PortLabel port={{ ...port, address: sessionId === null ? label : port.address }} />
            </button>
          );
        })}
      </div>
      <ChangeButton merged={merged} />
    </div>
  );
};

const ChangeButton = ({ merged }: { readonly merged: MergedView }) => {
  const { t, language } = useWords();
  const m = mergedWords[language];
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconPlug size={16} stroke={1.75} />}
        aria-label={m.changeTitle}
        title={m.changeTitle}
        onClick={() => setChoosing(true)}
      >
        {m.change}
      </Button>
      {isChoosing && <ChangeDialog merged={merged} t={t} m={m} onClose={() => setChoosing(false)} />}
    </>
  );
};

interface ChangeDialogProps {
  readonly merged: MergedView;
  readonly t: ReturnType<typeof useWords>['t'];
  readonly m: (typeof mergedWords)[ReturnType<typeof useWords>['language']];
  readonly onClose: () => void;
}

const ChangeDialog = ({ merged, t, m, onClose }: ChangeDialogProps) => {
  const sessions = useView((view) => view.sessions);
  const numberOf = (sessionId: string): number | undefined =>
    merged.ports.find((port) => port.sessionId === sessionId)?.number;
  return (
    <PortChoice
      title={m.changeTitle}
      text={m.changeText}
      action={m.take}
      ports={Object.values(sessions).map(({ id, address }, index) => ({
        ...{ sessionId: id, address, name: portName(address, t) },
        number: numberOf(id) ?? merged.ports.length + index + 1,
      }))}
      chosen={merged.ports.flatMap(({ sessionId }) => (sessionId === null ? [] : [sessionId]))}
      least={0}
      onDone={(sessionIds) => {
        onClose();
        requestAndNotify('merged.change', { mergedId: merged.id, sessionIds });
      }}
      onClose={onClose}
    />
  );
};
