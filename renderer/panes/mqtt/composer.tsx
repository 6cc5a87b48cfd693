import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type ReactNode, type RefObject, useCallback, useRef, useState } from 'react';
import type { OnlineView } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { problemWords } from '../../../shared/words/problems.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { FailureNote } from '../../parts/failure-note.tsx';
import { IconSend } from '../../parts/icons.ts';
import { TailInput } from '../../parts/tail-input.tsx';
import { clockText, countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { useSessionState, useSessionUse } from '../../store/session-use.ts';
import { request, shownView, useSessionPart, useView } from '../../store/view-store.ts';
import styles from './composer.module.css';
import { type PublishLine, publishLine } from './publish-line.ts';
import { topicOfConnection } from './topic-of-connection.ts';

type Qos = 0 | 1 | 2;
/** Limit of every module (docs/at-dialect.md §9.5). The session knows a more exact limit for the connected one. */
const smallestLimitBytes = 1_360;
const qualities = ['0', '1', '2'] as const;

interface MessageDraft {
  readonly topic: string;
  readonly payload: string;
  readonly qos: Qos;
}

const empty: MessageDraft = { topic: '', payload: '', qos: 0 };

/** Starts with Setup's test message, for the device that is logged in, until the user edits it. */
const useMessageDraft = (): readonly [MessageDraft, (change: Partial<MessageDraft>) => void] => {
  const proof = useView(({ draft }) => draft.proof);
  const deviceId = useView(({ draft }) => draft.deviceId);
  const online = useSessionPart((session): OnlineView | null => session.online, null);
  const [own, setOwn] = useState<Partial<MessageDraft>>({});
  const ofForm = proof && { ...proof, topic: topicOfConnection(proof.topic, deviceId, online) };
  return [{ ...empty, ...ofForm, ...own }, (change) => setOwn({ ...own, ...change })];
};

interface ComposerProps {
  /** Replaces the default title. */
  readonly title: ReactNode;
  /** Shown below the title. */
  readonly note: ReactNode;
  readonly isOnline: boolean;
  /** A hidden composer does not send. */
  readonly isShown: boolean;
  /** Brings the composer into view. */
  readonly takeTurn: () => void;
}

export const Composer = ({ title, note, isOnline, isShown, takeTurn }: ComposerProps) => {
  const { t } = useWords();
  const [draft, change] = useMessageDraft();
  const publishLimitBytes = useSessionPart((session) => session.publishLimitBytes, smallestLimitBytes);
  const publishesBinary = useSessionPart((session) => session.publishesBinary, false);
  const line = publishLine(draft.topic, draft.qos, draft.payload, { publishLimitBytes, publishesBinary });
  const publishing = usePublish(draft);
  const { publish, isWaiting } = publishing;
  const isReady = isOnline && line.topicProblem === null && line.overBytes === 0 && !isWaiting;
  useAction('main', isReady && isShown ? publish : null);
  const payloadInput = useRef<HTMLTextAreaElement>(null);
  // From elsewhere, the action only opens the composer, so that the user sees what would be sent.
  const toPayload = useCallback(() => {
    takeTurn();
    // In a narrow window the composer must be drawn first.
    requestAnimationFrame(() => payloadInput.current?.focus());
  }, [takeTurn]);
  useAction('publish', isOnline ? toPayload : null);
  return (
    <section className={styles.composer}>
      <header className={styles.head}>{title ?? <h2 className={styles.title}>{t('mqtt.publish')}</h2>}</header>
      {note}
      <Fields
        draft={draft}
        topicProblem={line.topicProblem}
        payloadInput={payloadInput}
        onChange={change}
        onSubmit={isReady ? publish : null}
      />
      <ExactLine line={line} />
      <footer className={styles.foot}>
        <Meter line={line} limitBytes={publishLimitBytes} />
        <Button
          size="md"
          variant="filled"
          disabled={!isReady}
          loading={isWaiting}
          leftSection={<IconSend size={16} stroke={1.75} />}
          onClick={publish}
        >
          {t('mqtt.publish')}
        </Button>
      </footer>
      <Notes isOnline={isOnline} {...publishing} />
    </section>
  );
};

interface FieldsProps {
  readonly draft: MessageDraft;
  readonly topicProblem: PublishLine['topicProblem'];
  readonly payloadInput: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (change: Partial<MessageDraft>) => void;
  /** `null`: cannot be sent now. */
  readonly onSubmit: (() => void) | null;
}

const Fields = ({ draft: { topic, payload, qos }, topicProblem, payloadInput, onChange, onSubmit }: FieldsProps) => {
  const { t, language } = useWords();
  const [isTouched, setTouched] = useState(false);
  const problem = isTouched || topic !== '' ? topicProblem : null;
  return (
    <div className={styles.fields}>
      <div className={styles.first}>
        <TailInput
          label={t('mqtt.publishTopic')}
          classNames={{ input: styles.mono ?? '' }}
          spellCheck={false}
          value={topic}
          error={problem && t('mqtt.topicProblem', { problem: problemWords[language][problem] })}
          onBlur={() => setTouched(true)}
          onChange={(event) => onChange({ topic: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('mqtt.qos')}
          w={64}
          value={String(qos)}
          data={[...qualities]}
          onChange={(event) => onChange({ qos: Number(event.currentTarget.value) as Qos })}
        />
      </div>
      <Textarea
        ref={payloadInput}
        label={t('mqtt.publishPayload')}
        classNames={{
          root: styles.payload ?? '',
          wrapper: styles.payloadWrapper ?? '',
          input: styles.payloadInput ?? '',
        }}
        spellCheck={false}
        value={payload}
        onChange={(event) => onChange({ payload: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || onSubmit === null) return;
          event.preventDefault();
          onSubmit();
        }}
      />
    </div>
  );
};

interface NotesProps extends Pick<ReturnType<typeof usePublish>, 'failure' | 'publishedAtMs'> {
  readonly isOnline: boolean;
}

const Notes = ({ isOnline, failure, publishedAtMs }: NotesProps) => {
  const { t } = useWords();
  const isRecovering = useSessionPart(({ online }) => online.kind === 'recovering', false);
  const use = useSessionUse();
  const needed = use !== 'open' ? 'mqtt.needPort' : isRecovering ? 'mqtt.needRecovery' : 'mqtt.needSession';
  return (
    <div className={styles.notes}>
      {!isOnline && <p>{t(needed)}</p>}
      <p role="status">{publishedAtMs !== null && t('mqtt.published', { time: clockText(publishedAtMs) })}</p>
      {failure && <FailureNote brief failure={failure} />}
    </div>
  );
};

const usePublish = (draft: MessageDraft) => {
  const sessionId = useSessionPart((session): string | null => session.id, null);
  const [isWaiting, setWaiting] = useSessionState(false);
  const [failure, setFailure] = useSessionState<Failure | null>(null);
  const modules = useSessionPart(({ messageOwners }) => messageOwners.length, 0);
  /** `modules`: another module on the port has not published this. */
  const [published, setPublished] = useSessionState<{ readonly atMs: number; readonly modules: number } | null>(null);
  const send = async (): Promise<void> => {
    if (sessionId === null) return;
    setWaiting(true);
    const outcome = await request('mqtt.publish', { sessionId, ...draft });
    setWaiting(false);
    setFailure(outcome.ok ? null : outcome.error);
    setPublished(outcome.ok ? { atMs: lastSentAtMs(), modules } : null);
  };
  const publishedAtMs = published?.modules === modules ? published.atMs : null;
  return { publish: () => void send(), isWaiting, failure, publishedAtMs };
};

/** The time of the newest sent message: it is in the view before the answer to the request. */
const lastSentAtMs = (): number =>
  shownView()?.session?.messages.findLast(({ direction }) => direction === 'up')?.atMs ?? Date.now();

const ExactLine = ({ line }: { readonly line: PublishLine }) => {
  const { t } = useWords();
  return (
    <section className={styles.exact} aria-label={t('mqtt.exactLine')}>
      <header className={styles.exactHead}>
        <span>{t('mqtt.exactLine')}</span>
        <span className={styles.grow} />
        {line.payload === null && <span className={styles.quoteNote}>{t('mqtt.quoteIs')}</span>}
        <CopyButton what={t('mqtt.theLine')} getValue={() => line.text} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard */}
      <code className={styles.line} tabIndex={0}>
        {line.parts.map(({ text, role, start }) => (
          <span key={start} className={styles[role]}>
            {text}
          </span>
        ))}
        {line.payload !== null && (
          <>
            <span className={styles.then}>{t('mqtt.thenBytes', { n: countText(line.bytes) })}</span>
            {line.payload}
          </>
        )}
      </code>
    </section>
  );
};

const Meter = ({ line, limitBytes }: { readonly line: PublishLine; readonly limitBytes: number }) => {
  const { t } = useWords();
  const { bytes, level, overBytes } = line;
  const limit = countText(limitBytes);
  const percent = Math.min(100, (bytes / limitBytes) * 100);
  return (
    <div className={`${styles.meter} ${styles[level]}`}>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.fill} style={{ width: `${percent}%` }} />
      </div>
      <span>{t('mqtt.meter', { n: countText(bytes), limit })}</span>
      {overBytes > 0 && <p role="alert">{t('mqtt.cutBytes', { n: countText(overBytes), limit })}</p>}
    </div>
  );
};
