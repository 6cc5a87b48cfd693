import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../../shared/outcome.ts';
import { describeFailure } from '../../../../shared/words/describe-failure.ts';
import { rawViewWords } from '../../../../shared/words/raw-view.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { IconPlugX, IconTerminal2 } from '../../../parts/icons.ts';
import { useWords } from '../../../parts/words.ts';
import { requestAndNotify, useScope } from '../../../store/view-store.ts';
import styles from './raw-view.module.css';
import type { KeptPort } from './use-kept-port.ts';

export interface PortStripProps {
  readonly port: KeptPort;
  /** Why the last bytes were refused. */
  readonly refused: Failure | null;
  readonly lost: number;
}

/** Whether keys reach the port, and how to leave. */
export const PortStrip = ({ port, refused, lost }: PortStripProps) => {
  const { language } = useWords();
  const m = rawViewWords[language];
  const isLive = port.kind === 'kept' && refused === null;
  const Icon = isLive ? IconTerminal2 : IconPlugX;
  return (
    <div className={styles.strip} data-live={isLive}>
      <Icon size={16} stroke={1.75} />
      <span role="status">
        <Sentence port={port} refused={refused} />
      </span>
      {port.kind === 'held' && <TakePort failure={port.failure} />}
      {lost > 0 && <span className={styles.lost}>{fill(m.lost, { n: lost })}</span>}
      <span className={styles.grow} />
      <span>
        <kbd className={styles.key}>F6</kbd> {m.leave}
      </span>
      <Tooltip label={m.how} multiline maw={360} events={{ hover: true, focus: true, touch: true }}>
        <button type="button" className={styles.help} aria-label={`${m.keys} ${m.how}`}>
          ?
        </button>
      </Tooltip>
    </div>
  );
};

const Sentence = ({ port, refused }: Pick<PortStripProps, 'port' | 'refused'>) => {
  const { language } = useWords();
  const m = rawViewWords[language];
  const failure = port.kind === 'held' ? port.failure : refused;
  if (port.kind === 'closed') return m.closed;
  if (failure) return `${describeFailure(failure, language).happened} ${m.held}`;
  return port.kind === 'kept' ? m.live : m.waitsForPort;
};

/** Stops what has the port; it is asked for again by `useKeptPort`. */
const TakePort = ({ failure }: { readonly failure: Failure }) => {
  const { language } = useWords();
  const m = rawViewWords[language];
  const sessionId = useScope();
  const [isAsking, setAsking] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const { holder } = failure.facts;
  if (holder !== 'by-run' && holder !== 'by-tool') return null;
  const take = (): void => {
    if (sessionId === null) return;
    setTaking(true);
    requestAndNotify(holder === 'by-run' ? 'run.stop' : 'module.stop', { sessionId }, undefined, () =>
      setTaking(false),
    );
  };
  const text = holder === 'by-run' ? m.takeRun : m.takeTool;
  return (
    <>
      <Button size="compact-xs" variant="default" disabled={isTaking} onClick={() => setAsking(true)}>
        {isTaking ? m.taking : m.take}
      </Button>
      <ConfirmDialog
        question={isAsking ? { title: m.takeTitle, text, action: m.takeYes, onYes: take } : null}
        onClose={() => setAsking(false)}
      />
    </>
  );
};
