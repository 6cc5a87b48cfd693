import { Modal } from '@mantine/core';
import { useCallback, useId, useState } from 'react';
import { type ActionId, actionIds, bindingsOf, keyText } from '../../shared/keys.ts';
import { isMac } from '../parts/platform.ts';
import { useWords } from '../parts/words.ts';
import { offersAction, runAction, useAction } from '../store/actions.ts';
import { useView } from '../store/view-store.ts';
import styles from './command-palette.module.css';

/** Every action that somebody offers now, by typing a few letters of it. */
export const CommandPalette = () => {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  useAction(
    'palette',
    useCallback(() => setOpened(true), []),
  );
  return (
    <Modal.Root opened={opened} onClose={() => setOpened(false)} centered={false} yOffset={80} size={480} padding={0}>
      <Modal.Overlay backgroundOpacity={0.15} />
      <Modal.Content aria-label={t('shell.palette.label')}>
        <Modal.Body>
          <Palette onDone={() => setOpened(false)} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};

const Palette = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useWords();
  const host = useView(({ product }) => product.host);
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const listId = useId();
  const keys = new Map(bindingsOf(host).map(({ action, keys: text }) => [action, text]));
  const wanted = typed.trim().toLowerCase();
  const found = actionIds
    .filter((id) => id !== 'palette' && offersAction(id))
    .map((id) => ({ id, text: t(`shell.action.${id}`), keys: keys.get(id) }))
    .filter(({ text }) => text.toLowerCase().includes(wanted));
  const run = (id: ActionId | undefined): void => {
    if (id === undefined) return;
    onDone();
    // The dialog gives the focus back first; the action may move it.
    setTimeout(() => runAction(id), 50);
  };
  const move = (by: number): void => setIndex((index + by + found.length) % Math.max(1, found.length));
  return (
    <>
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[index] && `${listId}-${found[index].id}`}
        aria-label={t('shell.palette.search')}
        placeholder={t('shell.palette.search')}
        data-autofocus
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter') run(found[index]?.id);
          else return;
          event.preventDefault();
        }}
      />
      <div id={listId} role="listbox" aria-label={t('shell.palette.label')} className={styles.list}>
        {found.map(({ id, text, keys: key }, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
          <div
            key={id}
            id={`${listId}-${id}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === index}
            className={styles.option}
            onClick={() => run(id)}
            onPointerMove={() => setIndex(at)}
          >
            {text}
            {key !== undefined && <kbd className={styles.key}>{keyText(key, isMac)}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>{t('shell.palette.none')}</p>}
    </>
  );
};
