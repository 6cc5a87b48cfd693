import { Button } from '@mantine/core';
import { firmwareIssueWords } from '../../../shared/words/firmware-issues.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { useSessionPart } from '../../store/view-store.ts';
import styles from './module-pane.module.css';
import { Card, ItemRow, Row, Rows } from './module-rows.tsx';
import { useModuleWords } from './use-module-words.ts';
import { useItem, useTools } from './use-tools.ts';

export const FirmwareCard = () => {
  const { m } = useModuleWords();
  const model = useSessionPart(({ facts }) => facts.model, null);
  const version = useSessionPart(({ facts }) => facts.firmware, null);
  const facts = [
    [m.firmware.model, model],
    [m.firmware.version, version],
  ] as const;
  return (
    <Card title={m.firmware.title}>
      <Rows>
        {facts.map(([name, fact]) => (
          <Row key={name} name={name} source={fact}>
            {fact === null ? <span className={styles.dim}>{m.notRead}</span> : <span>{fact.text}</span>}
          </Row>
        ))}
        <Imei />
        <Issues />
        <Updates />
        <NetworkCard />
        <OtherRows />
      </Rows>
    </Card>
  );
};

const shownIssues = 4;

const Imei = () => {
  const { m } = useModuleWords();
  const imei = useSessionPart(({ facts }) => facts.imei, null);
  const unwritten = useItem('unwrittenImei');
  if (imei === null && unwritten?.value) {
    return (
      <Row name={m.firmware.imei} source={unwritten}>
        <span className={styles.warn}>{fill(m.firmware.noImei, unwritten.value)}</span>
      </Row>
    );
  }
  return (
    <Row name={m.firmware.imei} source={imei}>
      {imei === null ? <span className={styles.dim}>{m.notRead}</span> : <span>{imei.text}</span>}
    </Row>
  );
};

const Issues = () => {
  const { m, language } = useModuleWords();
  const item = useItem('issues');
  if (!item?.value) return null;
  const { isKnown, issues } = item.value;
  const rows = issues.map(({ key, severity, fixedIn, usbOnly }) => (
    <li key={key}>
      <StateMark state={severity === 'critical' ? 'failed' : severity === 'low' ? 'waiting' : 'warning'} size={14} />
      <span>
        {fill(m.firmware.issue, { what: firmwareIssueWords[language][key], version: `V${fixedIn}` })}
        {usbOnly && ` ${m.firmware.usbOnly}`}
      </span>
    </li>
  ));
  return (
    <Row name={m.firmware.issues}>
      {issues.length === 0 ? (
        <span>{isKnown ? m.firmware.noIssues : m.firmware.issuesUnknown}</span>
      ) : (
        <>
          <ul className={styles.issues}>{rows.slice(0, shownIssues)}</ul>
          {rows.length > shownIssues && (
            <details className={styles.moreIssues}>
              <summary>{fill(m.firmware.moreIssues, { count: rows.length - shownIssues })}</summary>
              <ul className={styles.issues}>{rows.slice(shownIssues)}</ul>
            </details>
          )}
        </>
      )}
    </Row>
  );
};

const Updates = () => {
  const { m } = useModuleWords();
  const { isBusy, use } = useTools();
  return (
    <>
      <ItemRow name={m.firmware.autoUpdates} item={useItem('autoUpdates')}>
        {({ on }) => (
          <>
            <span className={on ? styles.warn : undefined}>
              {on ? m.firmware.autoUpdatesOn : m.firmware.autoUpdatesOff}
            </span>
            <Button size="compact-xs" disabled={isBusy} onClick={() => void use({ kind: 'autoUpdates', on: !on })}>
              {on ? m.firmware.switchOff : m.firmware.switchOn}
            </Button>
          </>
        )}
      </ItemRow>
      <ItemRow name={m.firmware.updateState} item={useItem('updateState')}>
        {({ state, percent, code }) => {
          if (state === 'none') return m.firmware.update.none;
          return state === 'running'
            ? fill(m.firmware.update.running, { percent: percent ?? '–' })
            : fill(m.firmware.update.failed, { code: code ?? '–' });
        }}
      </ItemRow>
    </>
  );
};

const NetworkCard = () => {
  const { m } = useModuleWords();
  const { isBusy, use } = useTools();
  return (
    <ItemRow name={m.firmware.network} item={useItem('usbNetworkCard')}>
      {({ on, afterRestart }) => (
        <>
          <span>
            {on ? m.firmware.networkOn : m.firmware.networkOff}
            {afterRestart && ` · ${m.firmware.afterRestart}`}
          </span>
          <Button size="compact-xs" disabled={isBusy} onClick={() => void use({ kind: 'usbNetworkCard', on: !on })}>
            {on ? m.firmware.switchOff : m.firmware.switchOn}
          </Button>
        </>
      )}
    </ItemRow>
  );
};

const OtherRows = () => {
  const { m } = useModuleWords();
  const { reasons } = m.firmware;
  return (
    <>
      <ItemRow name={m.firmware.serialNumber} item={useItem('serialNumber')}>
        {({ text }) => (text === '' ? m.firmware.noSerialNumber : text)}
      </ItemRow>
      <ItemRow name={m.firmware.chip} item={useItem('chip')}>
        {({ name }) => name}
      </ItemRow>
      <ItemRow name={m.firmware.startReason} item={useItem('startReason')}>
        {({ code }) =>
          Object.hasOwn(reasons, `r${code}`) ? reasons[`r${code}` as 'r0'] : fill(reasons.other, { code })
        }
      </ItemRow>
    </>
  );
};
