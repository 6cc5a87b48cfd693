import { ariaKeys, bindingsOf } from '../../shared/keys.ts';
import {
  IconAdjustmentsHorizontal,
  IconDeviceAudioTape,
  IconListCheck,
  IconRss,
  IconTerminal2,
} from '../parts/icons.ts';
import { isMac } from '../parts/platform.ts';
import { useWords } from '../parts/words.ts';
import type { ActionId } from '../store/actions.ts';
import { type RoomId, rooms, useRoom } from '../store/ui-store.ts';
import { useView } from '../store/view-store.ts';
import styles from './rail.module.css';

const icons = {
  setup: IconListCheck,
  terminal: IconTerminal2,
  mqtt: IconRss,
  recordings: IconDeviceAudioTape,
  settings: IconAdjustmentsHorizontal,
} as const;

const actions: Readonly<Record<RoomId, ActionId>> = {
  setup: 'goSetup',
  terminal: 'goTerminal',
  mqtt: 'goMqtt',
  recordings: 'goRecordings',
  settings: 'goSettings',
};

/** The pages as links: each has an address, so that back, forward and reload work. */
export const Rail = () => {
  const { t } = useWords();
  const current = useRoom();
  const host = useView(({ product }) => product.host);
  const keys = bindingsOf(host);
  return (
    <nav aria-label={t('shell.rooms.label')} className={styles.rail} data-area="">
      {rooms.map((room) => {
        const Icon = icons[room];
        const binding = keys.find(({ action }) => action === actions[room]);
        return (
          <a
            key={room}
            href={`#${room}`}
            aria-current={room === current ? 'page' : undefined}
            aria-keyshortcuts={binding && ariaKeys(binding.keys, isMac)}
            className={styles.link}
          >
            <Icon size={20} stroke={1.75} aria-hidden="true" />
            <span>{t(`shell.rooms.${room}`)}</span>
          </a>
        );
      })}
    </nav>
  );
};
