import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { recordedModuleWords } from '../../../../shared/words/recorded-module.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconCpu } from '../../../parts/icons.ts';
import { useOnLeave } from '../../../parts/use-on-leave.ts';
import { useWords } from '../../../parts/words.ts';
import styles from './module-button.module.css';
import { RecordedModule } from './recorded-module.tsx';

/** Opens the panel of a recording as a virtual module. */
export const ModuleButton = ({ name }: { readonly name: string }) => {
  const { language } = useWords();
  const words = recordedModuleWords[language];
  const [opened, setOpened] = useState(false);
  useOnLeave(() => setOpened(false));
  const label = fill(words.open, { name });
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="left-start"
      width={340}
      // The list of commands is drawn outside.
      closeOnClickOutside={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={label} disabled={opened}>
          <ActionIcon aria-label={label} onClick={() => setOpened(!opened)}>
            <IconCpu size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className={styles.panel}>
        {opened && <RecordedModule name={name} />}
      </Popover.Dropdown>
    </Popover>
  );
};
