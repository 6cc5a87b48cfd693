import { Button, Popover, SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import { firstClick } from '../../parts/first-click.ts';
import { IconChevronDown, IconFilter } from '../../parts/icons.ts';
import { useOnLeave } from '../../parts/use-on-leave.ts';
import { useWindowWidth } from '../../parts/window-width.ts';
import { useWords } from '../../parts/words.ts';
import { awaitOffer, useAction } from '../../store/actions.ts';
import { useSessionUse } from '../../store/session-use.ts';
import { showPart } from '../../store/ui-store.ts';
import { useSessionPart } from '../../store/view-store.ts';
import { Composer } from './composer.tsx';
import { Messages } from './messages.tsx';
import styles from './mqtt-pane.module.css';
import { OfflineStrip, Opening, SessionCard, useIsRunning, useOpenSession, useWhyOffline } from './session-card.tsx';
import { Subscriptions } from './subscriptions.tsx';
import { useConnectionOffers } from './use-connection-offers.ts';
import { WhyNote } from './why-note.tsx';

type Side = 'messages' | 'publish';

/**
 * Live messages: subscriptions, sent and received messages, and a form to publish. In a narrow window messages and form
 * take turns.
 */
export const MqttPane = () => {
  const { wide, narrow } = useWindowWidth();
  const [side, setSide] = useState<Side>('messages');
  const takeTurn = useCallback(() => setSide('publish'), []);
  const use = useSessionUse();
  useConnectionOffers();
  const isOnline = useSessionPart(({ online }) => online.kind === 'online', false) && use === 'open';
  const left = (
    <>
      <Subscriptions isOnline={isOnline} />
      <SessionCard />
    </>
  );
  const sideSwitch = narrow ? <SideSwitch side={side} onSide={setSide} /> : null;
  return (
    <div className={styles.pane} data-turn={narrow ? side : undefined}>
      {wide && <div className={styles.left}>{left}</div>}
      <Messages
        title={sideSwitch}
        menu={wide ? null : <Menu isOnline={isOnline}>{left}</Menu>}
        note={wide ? null : <OfflineStrip />}
        empty={<Empty isOnline={isOnline} />}
      />
      <Composer
        title={sideSwitch}
        note={narrow ? <OfflineStrip always /> : null}
        isOnline={isOnline}
        isShown={!narrow || side === 'publish'}
        takeTurn={takeTurn}
      />
    </div>
  );
};

const SideSwitch = ({ side, onSide }: { readonly side: Side; readonly onSide: (side: Side) => void }) => {
  const { t } = useWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('shell.pages.mqtt')}
      value={side}
      onChange={(value) => onSide(value as Side)}
      data={[
        { value: 'messages', label: t('mqtt.messages') },
        { value: 'publish', label: t('mqtt.publish') },
      ]}
    />
  );
};

const Menu = ({ isOnline, children }: { readonly isOnline: boolean; readonly children: React.ReactNode }) => {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  useOnLeave(() => setOpened(false));
  const toSubscriptions = useCallback(() => {
    setOpened(true);
    awaitOffer('subscribe');
  }, []);
  useAction('subscribe', isOnline && !opened ? toSubscriptions : null);
  const count = useSessionPart(({ subscriptions }) => subscriptions.length, 0);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus>
      <Popover.Target>
        <Button
          leftSection={<IconFilter size={14} stroke={1.75} />}
          rightSection={<IconChevronDown size={14} stroke={1.75} />}
          aria-label={`${t('mqtt.subscriptions')} ${t('mqtt.subscriptionsButton', { n: count })}`}
          onClick={() => setOpened(!opened)}
        >
          {t('mqtt.subscriptionsButton', { n: count })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu}>{children}</Popover.Dropdown>
    </Popover>
  );
};

const Empty = ({ isOnline }: { readonly isOnline: boolean }) => {
  const { t } = useWords();
  const use = useSessionUse();
  const isRunning = useIsRunning();
  const { ask, isWaiting, failure: refused } = useOpenSession();
  const why = useWhyOffline();
  const failure = use === 'open' && !isRunning ? (refused ?? why) : null;
  const isRecovering = useSessionPart(({ online }) => online.kind === 'recovering', false);
  const offline = isRecovering ? t('mqtt.emptyRecovering') : t('mqtt.emptyOffline');
  const text = isOnline
    ? t('mqtt.emptyOnline')
    : use === 'open'
      ? offline
      : t(use === 'reopens' ? 'mqtt.emptyReopens' : 'mqtt.emptyNoPort');
  return (
    <div className={styles.empty}>
      <h3>{t('mqtt.emptyTitle')}</h3>
      <p>{text}</p>
      {use !== 'open' && use !== 'reopens' && (
        <Button variant="filled" onClick={() => showPart('port')}>
          {t('mqtt.choosePort')}
        </Button>
      )}
      {use === 'open' && !isOnline && (
        <Button
          variant="filled"
          disabled={isRunning}
          loading={isWaiting}
          onClick={firstClick(() => void ask('mqtt.open'))}
        >
          {t('mqtt.openConnection')}
        </Button>
      )}
      {isWaiting && <Opening />}
      {failure !== null && (
        <div className={styles.why}>
          <WhyNote failure={failure} />
        </div>
      )}
    </div>
  );
};
