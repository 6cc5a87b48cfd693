import { Button } from '@mantine/core';
import { ariaKeys, bindingsOf } from '../../shared/keys.ts';
import { unitOf } from '../../shared/virtual-modules.ts';
import { IconPlug, IconPlugX } from '../parts/icons.ts';
import { Logo } from '../parts/logo.tsx';
import { isMac } from '../parts/platform.ts';
import { useWords } from '../parts/words.ts';
import { useAction } from '../store/actions.ts';
import { useView } from '../store/view-store.ts';
import { BaudRate } from './baud-rate.tsx';
import { FailureNote } from './failure-note.tsx';
import { FindModule } from './find-module.tsx';
import { LanguageButton, ThemeButton } from './look-buttons.tsx';
import { Pipeline } from './pipeline.tsx';
import { PortPicker } from './port-picker.tsx';
import { PortSettings } from './port-settings.tsx';
import { ProfilePicker } from './profile-picker.tsx';
import { RecordingMark } from './recording-mark.tsx';
import styles from './top-bar.module.css';
import { type CurrentPort, usePort } from './use-port.ts';
import { VirtualModule } from './virtual-module.tsx';

export const TopBar = () => {
  const { t } = useWords();
  const port = usePort();
  return (
    <header className={styles.bar} data-area="">
      <div className={styles.logo} role="img" aria-label={t('common.product')}>
        <Logo />
      </div>
      <FailureNote failure={port.failure} onClose={port.dismiss} onAgain={port.toggle}>
        <div className={styles.port}>
          <PortPicker port={port} />
          <BaudRate port={port} />
          <PortSettings address={port.address} />
          <ConnectButton port={port} />
          <FindModule port={port} />
          {unitOf(port.address) !== null && <VirtualModule address={port.address} />}
        </div>
      </FailureNote>
      <Pipeline />
      <div className={styles.right}>
        <RecordingMark />
        <ProfilePicker />
        <LanguageButton />
        <ThemeButton />
      </div>
    </header>
  );
};

const ConnectButton = ({ port }: { readonly port: CurrentPort }) => {
  const { t } = useWords();
  const host = useView(({ product }) => product.host);
  const { open, opening, address, toggle } = port;
  const possible = !opening && (open || address !== '');
  useAction('connect', possible ? toggle : null);
  const binding = bindingsOf(host).find(({ action }) => action === 'connect');
  const name = open ? t('shell.connect.disconnect') : t('shell.connect.connect');
  const Icon = open ? IconPlugX : IconPlug;
  return (
    <Button
      variant={open ? 'default' : 'filled'}
      className={styles.connect}
      aria-label={name}
      title={name}
      aria-busy={opening}
      aria-keyshortcuts={binding && ariaKeys(binding.keys, isMac)}
      disabled={!possible}
      onClick={toggle}
    >
      <Icon size={16} stroke={1.75} className={styles.connectIcon} aria-hidden="true" />
      <span className={styles.connectWord}>{opening ? t('shell.connect.opening') : name}</span>
    </Button>
  );
};
