import { ariaKeys, bindingsOf } from '../../shared/keys.ts';
import {
  IconAdjustmentsHorizontal,
  IconCpu,
  IconDeviceAudioTape,
  IconListCheck,
  IconRss,
  IconTerminal2,
} from '../parts/icons.ts';
import { isMac } from '../parts/platform.ts';
import { useWords } from '../parts/words.ts';
import type { ActionId } from '../store/actions.ts';
import { type PageId, pageIds, usePage } from '../store/ui-store.ts';
import { useView } from '../store/view-store.ts';
import styles from './rail.module.css';

const icons = {
  setup: IconListCheck,
  module: IconCpu,
  terminal: IconTerminal2,
  mqtt: IconRss,
  recordings: IconDeviceAudioTape,
  settings: IconAdjustmentsHorizontal,
} as const;

const actions: Readonly<Record<PageId, ActionId>> = {
  setup: 'goSetup',
  module: 'goModule',
  terminal: 'goTerminal',
  mqtt: 'goMqtt',
  recordings: 'goRecordings',
  settings: 'goSettings',
};

/** The pages as links: each has an address, so that back, forward and reload work. */
export const Rail = () => {
  const { t } = useWords();
  const current = usePage();
  const host = useView(({ product }) => product.host);
  const keys = bindingsOf(host);
  return (
    <nav aria-label={t('shell.pages.label')} className={styles.rail} data-area="">
      {pageIds.map((page) => {
        const Icon = icons[page];
        const binding = keys.find(({ action }) => action === actions[page]);
        return (
          <a
            key={page}
            href={`#${page}`}
            aria-current={page === current ? 'page' : undefined}
            aria-keyshortcuts={binding && ariaKeys(binding.keys, isMac)}
            className={styles.link}
          >
            <Icon size={20} stroke={1.75} aria-hidden="true" />
            <span>{t(`shell.pages.${page}`)}</span>
          </a>
        );
      })}
    </nav>
  );
};
