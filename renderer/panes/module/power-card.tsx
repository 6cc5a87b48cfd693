import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, type Question } from '../../parts/confirm-dialog.tsx';
import { useAction } from '../../store/actions.ts';
import styles from './module-pane.module.css';
import { Card } from './module-rows.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useTools } from './use-tools.ts';

export const PowerCard = () => {
  const { m } = useModuleWords();
  const { isBusy, use } = useTools();
  const [question, setQuestion] = useState<Question | null>(null);
  const [isOff, setOff] = useState(false);
  const restart = (): void =>
    setQuestion({
      title: m.power.askRestart,
      text: m.power.restartText,
      action: m.power.restart,
      onYes: () => {
        setOff(false);
        void use({ kind: 'restart' });
      },
    });
  const powerOff = (): void =>
    setQuestion({
      title: m.power.askPowerOff,
      text: m.power.powerOffText,
      action: m.power.powerOff,
      onYes: () => void use({ kind: 'powerOff' }).then(({ ok }) => setOff(ok)),
    });
  useAction('restartModule', isBusy ? null : restart);
  return (
    <Card title={m.power.title}>
      <div className={styles.buttons}>
        <Button disabled={isBusy} onClick={restart}>
          {m.power.restart}
        </Button>
        <Button disabled={isBusy} onClick={powerOff}>
          {m.power.powerOff}
        </Button>
      </div>
      {isOff && (
        <p role="status" className={styles.note}>
          {m.power.off}
        </p>
      )}
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </Card>
  );
};
