import { CloseButton, UnstyledButton } from '@mantine/core';
import { useCallback, useRef, useState } from 'react';
import type { SessionView } from '../../shared/contract.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { portName } from '../parts/port-name.ts';
import { profileNameText } from '../parts/profile-name.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { TailName } from '../parts/tail-name.tsx';
import { useWords } from '../parts/words.ts';
import { useAction } from '../store/actions.ts';
import { showSession, useChosen, useShownSessionId } from '../store/shown-session.ts';
import { requestAndNotify, shownView, useView } from '../store/view-store.ts';
import styles from './session-tabs.module.css';
import { type TabFacts, tabFactsOf, tabKey } from './tab-facts.ts';

/**
 * One tab per session, and one for a port that was chosen and is not connected yet. Shown only if there is more than
 * one.
 */
export const SessionTabs = () => {
  const { t } = useWords();
  const sessions = useView((view) => view.sessions);
  const profiles = useView((view) => view.profiles);
  const shown = useShownSessionId();
  const [closes, setCloses] = useState<SessionView | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const close = useCallback((session: SessionView): void => {
    if (session.draft.changed) setCloses(session);
    else requestAndNotify('session.forget', { sessionId: session.id });
  }, []);
  const all = Object.values(sessions);
  const closeShown = useCallback(() => {
    const { session } = shownView() ?? {};
    if (session) close(session);
  }, [close]);
  useAction('closeTab', all.length < 2 ? null : closeShown);
  const isForNext = shown === null && all.length > 0;
  if (all.length < 2 && !isForNext) return null;
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
            onKey={(key) => {
              const next = tabKey(
                key,
                all.map(({ id }) => id),
                session.id,
              );
              if (next === null) return false;
              showSession(next);
              list.current?.querySelector<HTMLElement>(`[data-session="${next}"]`)?.focus();
              return true;
            }}
          />
        ))}
        {isForNext && <NextTab onClose={() => showSession(all.at(-1)?.id ?? '')} />}
      </ul>
      <ConfirmDialog
        question={
          closes && {
            title: t('shell.tabs.closeTitle', { name: portName(closes.address, t) }),
            text: t('shell.tabs.closeBody'),
            action: t('shell.tabs.closeConfirm'),
            onYes: () => requestAndNotify('session.forget', { sessionId: closes.id }),
          }
        }
        onClose={() => setCloses(null)}
      />
    </>
  );
};

/** For a port without a session. */
const NextTab = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useWords();
  const address = useChosen().address ?? '';
  const name = address === '' ? t('shell.port.none') : portName(address, t);
  const title = `${name} · ${t('shell.tabs.notConnected')}`;
  return (
    <li className={styles.tab} data-selected data-state="closed">
      <UnstyledButton className={styles.name} aria-current aria-label={title} title={title}>
        <StateMark state="waiting" size={14} />
        <span className={styles.port}>{name}</span>
        <span className={styles.profile}>{t('shell.tabs.notConnected')}</span>
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
  const { t } = useWords();
  const name = portName(facts.address, t);
  const state = t(`shell.tabs.${facts.state}`);
  const profile = profileNameText(facts.profile, t);
  const title = [name, profile, state].filter((text) => text !== '').join(' · ');
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
        <StateMark state={facts.mark} size={14} />
        <TailName name={name} className={styles.port} />
        {profile !== '' && <span className={styles.profile}>{profile}</span>}
      </UnstyledButton>
      <CloseButton size={22} aria-label={t('shell.tabs.close', { name })} onClick={onClose} />
    </li>
  );
};
