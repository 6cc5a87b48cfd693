import { CloseButton, UnstyledButton } from '@mantine/core';
import { useCallback, useRef, useState } from 'react';
import type { SessionView } from '../../shared/contract.ts';
import { tabWords } from '../../shared/words/tab-words.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { IconSend } from '../parts/icons.ts';
import { portName } from '../parts/port-name.ts';
import { profileNameText } from '../parts/profile-name.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { TailName } from '../parts/tail-name.tsx';
import { useWords } from '../parts/words.ts';
import { useAction } from '../store/actions.ts';
import { useSendsByItself } from '../store/sends-by-itself.ts';
import { showSession, useChosen, useShownMergedId, useShownSessionId } from '../store/shown-session.ts';
import { requestAndNotify, shownView, useView } from '../store/view-store.ts';
import { MergeButton } from './merge-button.tsx';
import { MergedTab } from './merged-tab.tsx';
import { PortMark } from './port-mark.tsx';
import { type TabFacts, tabFactsOf, tabKey } from './tab-facts.ts';
import styles from './tab-strip.module.css';

/** The tabs. `isForNext`: a port without a session is in front. */
export const TabStrip = ({ isForNext }: { readonly isForNext: boolean }) => {
  const { t } = useWords();
  const sessions = useView((view) => view.sessions);
  const profiles = useView((view) => view.profiles);
  const merged = useView((view) => view.merged);
  const shown = useShownSessionId();
  const shownMerged = useShownMergedId();
  const [closes, setCloses] = useState<SessionView | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const close = useCallback((session: SessionView): void => {
    if (session.draft.changed) setCloses(session);
    else requestAndNotify('session.forget', { sessionId: session.id });
  }, []);
  const all = Object.values(sessions);
  const ids = [...Object.keys(sessions), ...Object.keys(merged)];
  const closeShown = useCallback(() => {
    if (shownMerged !== null) return closeMerged(shownMerged);
    const { session } = shownView() ?? {};
    if (session) close(session);
  }, [close, shownMerged]);
  useAction('closeTab', ids.length < 2 && shownMerged === null ? null : closeShown);
  const press = (id: string, key: string): boolean => {
    const next = tabKey(key, ids, id);
    if (next === null) return false;
    showSession(next);
    list.current?.querySelector<HTMLElement>(`[data-session="${next}"]`)?.focus();
    return true;
  };
  return (
    <>
      <ul ref={list} className={styles.bar} aria-label={t('shell.tabs.label')}>
        {all.map((session) => (
          <Tab
            key={session.id}
            facts={tabFactsOf(session, profiles)}
            selected={session.id === shown}
            onSelect={() => showSession(session.id)}
            onClose={() => close(session)}
            onKey={(key) => press(session.id, key)}
          />
        ))}
        {Object.values(merged).map((view) => (
          <MergedTab
            key={view.id}
            merged={view}
            selected={view.id === shownMerged}
            onClose={() => closeMerged(view.id)}
            onKey={(key) => press(view.id, key)}
          />
        ))}
        {isForNext && <NextTab onClose={() => showSession(all.at(-1)?.id ?? '')} />}
        {all.length > 1 && <MergeButton sessions={all} className={styles.merge} />}
      </ul>
      <CloseQuestion session={closes} onClose={() => setCloses(null)} />
    </>
  );
};

interface CloseQuestionProps {
  /** `null`: nothing is asked. */
  readonly session: SessionView | null;
  readonly onClose: () => void;
}

/** Before a session with unsaved values is closed. */
const CloseQuestion = ({ session, onClose }: CloseQuestionProps) => {
  const { t } = useWords();
  const question = session && {
    title: t('shell.tabs.closeTitle', { name: portName(session.address, t) }),
    text: t('shell.tabs.closeBody'),
    action: t('shell.tabs.closeConfirm'),
    onYes: () => requestAndNotify('session.forget', { sessionId: session.id }),
  };
  return <ConfirmDialog question={question} onClose={onClose} />;
};

const closeMerged = (mergedId: string): void => requestAndNotify('merged.close', { mergedId });

/** For a port without a session. */
const NextTab = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useWords();
  const address = useChosen().address ?? '';
  const name = address === '' ? t('shell.port.none') : portName(address, t);
  const title = `${name} · ${t('shell.tabs.notConnected')}`;
  return (
    <li className={styles.tab} data-selected data-state="closed">
      <UnstyledButton className={styles.name} aria-current aria-label={title} title={title}>
        <PortMark state="closed" />
        <span className={styles.port}>{name}</span>
        <span className={styles.profile}> · {t('shell.tabs.notConnected')}</span>
      </UnstyledButton>
      <CloseButton size={22} aria-label={t('shell.tabs.close', { name })} onClick={onClose} />
    </li>
  );
};

const Tab = ({
  facts,
  selected,
  onSelect,
  onClose,
  onKey,
}: {
  readonly facts: TabFacts;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onClose: () => void;
  /** Returns true if the key was handled. */
  readonly onKey: (key: string) => boolean;
}) => {
  const { t, language } = useWords();
  const name = portName(facts.address, t);
  const state = t(`shell.tabs.${facts.state}`);
  const profile = profileNameText(facts.profile, t);
  const sends = useSendsByItself(facts.id);
  const title = [name, profile, state, sends ? tabWords[language].sends : ''].filter((text) => text !== '').join(' · ');
  return (
    <li className={styles.tab} data-selected={selected || undefined} data-state={facts.state}>
      <UnstyledButton
        className={styles.name}
        data-session={facts.id}
        aria-current={selected || undefined}
        aria-label={title}
        title={title}
        tabIndex={selected ? 0 : -1}
        onClick={onSelect}
        onKeyDown={(event) => {
          if (onKey(event.key)) event.preventDefault();
        }}
      >
        {facts.mark === 'port' ? (
          <PortMark state={facts.state === 'open' ? 'open' : 'closed'} />
        ) : (
          <StateMark state={facts.mark} size={14} />
        )}
        <TailName name={name} className={styles.port} />
        {profile !== '' && <span className={styles.profile}> · {profile}</span>}
        {sends && <IconSend size={14} stroke={1.75} className={styles.sends} aria-hidden="true" />}
      </UnstyledButton>
      <CloseButton size={22} aria-label={t('shell.tabs.close', { name })} onClick={onClose} />
    </li>
  );
};
