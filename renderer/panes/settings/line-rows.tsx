import { Select } from '@mantine/core';
import type { LineFrame } from '../../../shared/contract.ts';
import { useWords } from '../../parts/words.ts';
import { requestAndNotify, useView } from '../../store/view-store.ts';
import styles from './settings.module.css';

/** Serial settings other than the baud rate, for devices that are not 8N1. */
export const LineRows = () => {
  const { t } = useWords();
  const line = useView(({ settings }) => settings.line);
  const change = (patch: Partial<LineFrame>): void =>
    requestAndNotify('settings.change', { line: { ...line, ...patch } });
  return (
    <>
      <div className={styles.frame}>
        <Select
          data-setting="dataBits"
          label={t('settings.dataBits')}
          value={String(line.dataBits)}
          data={['8', '7']}
          onChange={(value) => change({ dataBits: value === '7' ? 7 : 8 })}
        />
        <Select
          data-setting="parity"
          label={t('settings.parity')}
          value={line.parity}
          data={[
            { value: 'none', label: t('settings.parityNone') },
            { value: 'even', label: t('settings.parityEven') },
            { value: 'odd', label: t('settings.parityOdd') },
          ]}
          onChange={(value) => change({ parity: value as LineFrame['parity'] })}
        />
        <Select
          data-setting="stopBits"
          label={t('settings.stopBits')}
          value={String(line.stopBits)}
          data={['1', '2']}
          onChange={(value) => change({ stopBits: value === '2' ? 2 : 1 })}
        />
        <Select
          data-setting="flowControl"
          label={t('settings.flowControl')}
          value={line.flowControl}
          data={[
            { value: 'none', label: t('settings.flowNone') },
            { value: 'rtscts', label: t('settings.flowRtsCts') },
          ]}
          onChange={(value) => change({ flowControl: value as LineFrame['flowControl'] })}
        />
      </div>
      <p className={styles.line}>{t('settings.lineHint')}</p>
    </>
  );
};
