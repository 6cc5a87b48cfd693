import { Combobox } from '@mantine/core';
import { useCallback, useEffect, useRef } from 'react';
import type { PortsView } from '../../shared/contract.ts';
import { ariaKeys, bindingsOf } from '../../shared/keys.ts';
import { isRecordedModule, recordedModuleAddress, virtualModules } from '../../shared/virtual-modules.ts';
import { factText } from '../../shared/words/fact-text.ts';
import { isMac } from '../parts/platform.ts';
import { portName } from '../parts/port-name.ts';
import { useWords } from '../parts/words.ts';
import { useAction } from '../store/actions.ts';
import { showPart, usePartToShow } from '../store/ui-store.ts';
import { requestAndNotify, useSessionPart, useView } from '../store/view-store.ts';
import { PortMark } from './port-mark.tsx';
import {
  isNoModule,
  kindOfAddress,
  listNote,
  looksLikeAddress,
  type PortOption,
  portOptions,
  simulatorAddress,
  typedAddress,
} from './port-options.ts';
import styles from './port-picker.module.css';
import { TwoLineCombobox } from './two-line-combobox.tsx';
import type { CurrentPort } from './use-port.ts';

export const PortPicker = ({ port }: { readonly port: CurrentPort }) => {
  const { t } = useWords();
  const ports = useView((view) => view.ports);
  const host = useView(({ product }) => product.host);
  const recorded = useView(({ recordedModule }) => recordedModule?.recording ?? null);
  const model = useSessionPart((session) => session.facts.model?.text ?? null, null);
  const input = useRef<HTMLInputElement>(null);
  const open = useCallback(() => {
    input.current?.focus();
    input.current?.click();
  }, []);
  useAction('portPicker', open);
  const wanted = usePartToShow() === 'port';
  useEffect(() => {
    if (!wanted) return;
    showPart(null);
    open();
  }, [wanted, open]);
  const { address, open: isOpen, failure } = port;
  const busy = failure?.code === 'link/busy';
  const binding = bindingsOf(host).find(({ action }) => action === 'portPicker');
  const name = portName(address, t);
  const isVirtual = kindOfAddress(address) === 'simulator';
  const known = ports.list.find(({ path }) => path === address);
  const sub = (): string => {
    if (address === '') return t('shell.port.stateClosed');
    if (busy) return t('shell.port.stateBusy');
    if (recorded !== null && isRecordedModule(address)) return recorded;
    if (isVirtual) return t('shell.port.simulatorSub');
    if (kindOfAddress(address) === 'network') return t('shell.port.network');
    return known?.product ?? known?.manufacturer ?? t(isOpen ? 'shell.port.stateOpen' : 'shell.port.notListed');
  };
  return (
    <TwoLineCombobox
      label={t('shell.port.label')}
      shown={name}
      beside={isOpen && model !== null && !isVirtual ? ` · ${model}` : ''}
      value={name}
      placeholder={t('shell.port.none')}
      sub={sub()}
      width="port"
      inputRef={input}
      keys={binding && ariaKeys(binding.keys, isMac)}
      mark={<PortMark state={markOf(isOpen, busy)} />}
      onOpen={() => {
        // An earlier failure of the port would be shown over the list.
        port.dismiss();
        requestAndNotify('ports.refresh', {});
      }}
      onPick={port.choose}
      onType={port.choose}
      canConfirm={(typed) => !isNoModule(typed)}
      confirmsOnBlur={looksLikeAddress}
      options={(typed) => <Options typed={typed} />}
    />
  );
};

const markOf = (open: boolean, busy: boolean): 'open' | 'busy' | 'closed' => {
  if (open) return 'open';
  return busy ? 'busy' : 'closed';
};

const Options = ({ typed }: { readonly typed: string }) => {
  const { t } = useWords();
  const ports = useView((view) => view.ports);
  const openAddress = useSessionPart(({ address, state }) => (state.kind === 'open' ? address : null), null);
  const recorded = useView(({ recordedModule }) => recordedModule?.recording ?? null);
  const own = typedAddress(ports, typed);
  return (
    <>
      {own !== null && (
        <Combobox.Option value={own}>
          <Row state="closed" title={t('shell.port.typed', { address: own })} sub={t('shell.port.typedSub')} />
        </Combobox.Option>
      )}
      {isNoModule(typed) && (
        <div className={styles.none} role="status">
          {t('shell.port.noSuchModule', { address: typed.trim(), last: virtualModules })}
        </div>
      )}
      <Combobox.Group label={t('shell.port.machine')}>
        {portOptions(ports, typed).map((option) => (
          <MachinePort key={option.address} option={option} isOpen={option.address === openAddress} />
        ))}
        <ListNote ports={ports} />
      </Combobox.Group>
      <Combobox.Group label={t('shell.port.other')}>
        <Combobox.Option value={simulatorAddress}>
          <Row
            state={markOf(openAddress === simulatorAddress, false)}
            title={t('shell.port.simulator')}
            sub={t('shell.port.simulatorSub')}
          />
        </Combobox.Option>
        {recorded !== null && (
          <Combobox.Option value={recordedModuleAddress}>
            <Row
              state={markOf(isRecordedModule(openAddress ?? ''), false)}
              title={portName(recordedModuleAddress, t)}
              sub={recorded}
            />
          </Combobox.Option>
        )}
      </Combobox.Group>
      <div className={styles.hint}>{t('shell.port.hint')}</div>
    </>
  );
};

const MachinePort = ({ option, isOpen }: { readonly option: PortOption; readonly isOpen: boolean }) => {
  const { t } = useWords();
  const { address, product, interfaceNumber, busy, answers } = option;
  const sub = [
    answers ? t('shell.find.speaksAt') : null,
    busy ? t('shell.port.stateBusy') : null,
    product,
    interfaceNumber === null ? null : t('shell.port.interface', { number: interfaceNumber }),
  ].filter((text) => text !== null);
  return (
    <Combobox.Option value={address}>
      <Row state={markOf(isOpen, busy)} title={address} sub={sub.join(' · ')} />
    </Combobox.Option>
  );
};

const ListNote = ({ ports }: { readonly ports: PortsView }) => {
  const { t, language } = useWords();
  const note = listNote(ports);
  if (note === null) return null;
  const text =
    note.kind === 'none'
      ? t('shell.port.noPorts')
      : t('shell.port.notListable', {
          detail: factText(note.failure.facts, 'detail', language) ?? note.failure.code,
        });
  return <div className={styles.none}>{text}</div>;
};

const Row = ({
  state,
  title,
  sub,
}: {
  readonly state: 'open' | 'busy' | 'closed';
  readonly title: string;
  readonly sub: string;
}) => (
  // The option's accessible name begins with the port name, so the mark shown before it is announced last.
  <span className={styles.row}>
    <span className={styles.texts}>
      <span className={styles.title}>{title}</span>
      <span className={styles.sub}>{sub}</span>
    </span>
    <span className={styles.leading}>
      <PortMark state={state} />
    </span>
  </span>
);
