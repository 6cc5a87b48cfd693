import { ActionIcon, Popover } from '@mantine/core';
import { useState } from 'react';
import { lineRuleWords } from '../../../shared/words/line-rules.ts';
import { IconHighlight } from '../../parts/icons.ts';
import { LazyPage } from '../../parts/lazy-page.tsx';
import { createLazyPart } from '../../parts/lazy-part.ts';
import { useWords } from '../../parts/words.ts';
import { useScope, useSessionPart, useView } from '../../store/view-store.ts';
import { canKeepRules, ruledAddress } from './ruled-address.ts';

const panel = createLazyPart(async () => (await import('./rules-panel.tsx')).RulesPanel);

/** The rules for the lines of the session, or of a recording. Its colour says that some of them act by themselves. */
export const RulesButton = () => {
  const { language } = useWords();
  const [opened, setOpened] = useState(false);
  const scope = useScope();
  const address = useView((view) => {
    const found = ruledAddress(view, scope);
    return found !== null && canKeepRules(view, found) ? found : null;
  });
  const isRecorded = useView((view) => scope !== null && view.opened[scope] !== undefined);
  const isActing = useSessionPart((session) => (session.rules?.acting.length ?? 0) > 0, false);
  const { title } = lineRuleWords[language];
  if (address === null && !isRecorded) return null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={480} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant={isActing ? 'light' : 'subtle'}
          color={isActing ? 'accent' : 'gray'}
          size={28}
          aria-label={title}
          title={title}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <IconHighlight size={16} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        {opened && <LazyPage page={panel} given={{ address, isRecorded }} />}
      </Popover.Dropdown>
    </Popover>
  );
};
