import { Modal } from '@mantine/core';
import { useCallback, useState } from 'react';
import { LazyPage } from '../../parts/lazy-page.tsx';
import { createLazyPart } from '../../parts/lazy-part.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';

const list = createLazyPart(async () => (await import('./palette-list.tsx')).PaletteList);

/** Finds every action, page, setting, profile, port and recording by a few letters of any of its names. */
export const CommandPalette = () => {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  useAction(
    'palette',
    useCallback(() => setOpened(true), []),
  );
  return (
    <Modal.Root opened={opened} onClose={() => setOpened(false)} centered={false} yOffset={80} size={640} padding={0}>
      <Modal.Overlay backgroundOpacity={0.15} />
      <Modal.Content aria-label={t('shell.palette.label')}>
        <Modal.Body>
          <LazyPage page={list} given={{ onDone: () => setOpened(false) }} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
