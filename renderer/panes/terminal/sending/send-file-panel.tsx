import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Outcome } from '../../../../shared/outcome.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconPlayerStop, IconSend, IconX } from '../../../parts/icons.ts';
import { countText } from '../../../parts/time.ts';
import { failureText } from './failure-text.ts';
import { type FileTransfer, longestPauseMs, mostChunkBytes, type Pacing, type ReadableFile } from './file-transfer.ts';
import type { PacedState } from './paced.ts';
import styles from './sending.module.css';
import { useLineSpeed } from './use-line-speed.ts';
import { useSendingWords } from './use-sending-words.ts';
import { wholeNumber } from './whole-number.ts';

interface SendFileProps {
  readonly file: ReadableFile;
  readonly transfer: FileTransfer;
  readonly canSend: boolean;
  readonly sendBytes: (bytes: Uint8Array) => Promise<Outcome<unknown>>;
  readonly onClose: () => void;
}

/** A chosen file, at which speed it is sent, and how far it is. */
export const SendFilePanel = ({ file, transfer, canSend, sendBytes, onClose }: SendFileProps) => {
  const { m } = useSendingWords();
  const state = useStore(transfer.state);
  const pacing = usePacing();
  const isRunning = state.kind === 'running';
  const close = (): void => {
    transfer.stop();
    onClose();
  };
  return (
    <section className={styles.panel} aria-label={m.file.label}>
      <div className={styles.head}>
        <h3 title={file.name}>{fill(m.file.title, { name: file.name })}</h3>
        <span className={styles.facts}>{fill(m.file.size, { n: countText(file.size) })}</span>
        <span className={styles.facts}>{m.file.hint}</span>
        <span className={styles.grow} />
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={m.file.close} onClick={close}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className={styles.head}>
        <PacingFields {...pacing} isDisabled={isRunning} />
        {isRunning ? (
          <Button
            size="sm"
            leftSection={<IconPlayerStop size={14} stroke={1.75} />}
            variant="default"
            onClick={transfer.stop}
          >
            {m.file.stop}
          </Button>
        ) : (
          <Button
            size="sm"
            leftSection={<IconSend size={14} stroke={1.75} />}
            variant="default"
            disabled={!canSend || pacing.value === null}
            onClick={() => pacing.value !== null && transfer.start(file, pacing.value, sendBytes)}
          >
            {state.kind === 'idle' ? m.file.send : m.file.again}
          </Button>
        )}
        <Progress transfer={transfer} state={state} />
      </div>
    </section>
  );
};

const usePacing = () => {
  const speed = useLineSpeed();
  const [chosen, setKind] = useState<Pacing['kind']>('line');
  const [chunk, setChunk] = useState('256');
  const [pause, setPause] = useState('20');
  const kind = speed === null ? 'fixed' : chosen;
  const chunkBytes = wholeNumber(chunk, 1, mostChunkBytes);
  const pauseMs = wholeNumber(pause, 0, longestPauseMs);
  const fixed: Pacing | null = chunkBytes === null || pauseMs === null ? null : { kind: 'fixed', chunkBytes, pauseMs };
  const value: Pacing | null =
    kind === 'line' && speed !== null ? { kind: 'line', bytesPerSecond: speed.bytesPerSecond } : fixed;
  return { ...{ speed, kind, setKind, chunk, setChunk, pause, setPause }, ...{ chunkBytes, pauseMs, value } };
};

const PacingFields = (props: ReturnType<typeof usePacing> & { readonly isDisabled: boolean }) => {
  const { speed, kind, setKind, chunk, setChunk, pause, setPause, chunkBytes, pauseMs, isDisabled } = props;
  const { m } = useSendingWords();
  return (
    <>
      <NativeSelect
        aria-label={m.file.pacing}
        size="xs"
        value={kind}
        disabled={isDisabled}
        data={[
          ...(speed === null ? [] : [{ value: 'line', label: fill(m.file.line, { rate: countText(speed.baudRate) }) }]),
          { value: 'fixed', label: m.file.fixed },
        ]}
        onChange={({ currentTarget }) => setKind(currentTarget.value === 'line' ? 'line' : 'fixed')}
      />
      {kind === 'fixed' && (
        <>
          <span className={styles.facts}>{m.file.chunk}</span>
          <input
            className={styles.number}
            aria-label={m.file.chunk}
            aria-invalid={chunkBytes === null}
            title={fill(m.file.wrong, { n: countText(mostChunkBytes) })}
            inputMode="numeric"
            value={chunk}
            disabled={isDisabled}
            onChange={({ currentTarget }) => setChunk(currentTarget.value)}
          />
          <span className={styles.facts}>{m.file.pause}</span>
          <input
            className={styles.number}
            aria-label={m.file.pause}
            aria-invalid={pauseMs === null}
            inputMode="numeric"
            value={pause}
            disabled={isDisabled}
            onChange={({ currentTarget }) => setPause(currentTarget.value)}
          />
        </>
      )}
    </>
  );
};

const Progress = ({ transfer, state }: { readonly transfer: FileTransfer; readonly state: PacedState }) => {
  const { m, language } = useSendingWords();
  const progress = useStore(transfer.progress);
  if (progress === null || state.kind === 'idle') return null;
  const counts = { sent: countText(progress.sentBytes), all: countText(progress.sizeBytes) };
  if (state.kind === 'ended') {
    return (
      <span role="status" className={styles.facts}>
        {fill(m.file.done, { all: counts.all })}
      </span>
    );
  }
  if (state.kind === 'stopped') {
    const why = state.failure && failureText(state.failure, language);
    return (
      <span role={why ? 'alert' : 'status'} className={styles.facts}>
        {fill(m.file.stopped, counts)} {why?.text}
        {why && <span className={styles.code}>{why.code}</span>}
      </span>
    );
  }
  return (
    <>
      <progress
        className={styles.progress}
        aria-label={fill(m.file.sending, { name: progress.name })}
        max={progress.sizeBytes}
        value={progress.sentBytes}
      />
      <span className={styles.facts}>{fill(m.file.progress, counts)}</span>
    </>
  );
};
