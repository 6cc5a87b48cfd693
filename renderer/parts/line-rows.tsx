import { NativeSelect, Switch } from '@mantine/core';
import type { LineFrame } from '../../shared/contract.ts';
import { portPanelWords } from '../../shared/words/port-panel.ts';
import styles from './line-rows.module.css';
import { useWords } from './words.ts';

const switches = ['rtscts', 'xon', 'xoff', 'xany', 'hupcl'] as const;
const parities = {
  none: 'parityNone',
  even: 'parityEven',
  odd: 'parityOdd',
  mark: 'parityMark',
  space: 'paritySpace',
} as const;

/** Serial settings other than the baud rate, for devices that are not 8N1. */
export const LineRows = ({
  line,
  onChange,
}: {
  readonly line: LineFrame;
  readonly onChange: (line: LineFrame) => void;
}) => {
  const { language } = useWords();
  const words = portPanelWords[language];
  const change = (patch: Partial<LineFrame>): void => onChange({ ...line, ...patch });
  return (
    <>
      <div className={styles.frame}>
        <NativeSelect
          data-setting="dataBits"
          label={words.dataBits}
          value={String(line.dataBits)}
          data={['8', '7', '6', '5']}
          onChange={({ currentTarget: { value } }) => change({ dataBits: Number(value) as LineFrame['dataBits'] })}
        />
        <NativeSelect
          data-setting="parity"
          label={words.parity}
          value={line.parity}
          data={Object.entries(parities).map(([value, key]) => ({ value, label: words[key] }))}
          onChange={({ currentTarget: { value } }) => change({ parity: value as LineFrame['parity'] })}
        />
        <NativeSelect
          data-setting="stopBits"
          label={words.stopBits}
          value={String(line.stopBits)}
          data={['1', '1.5', '2']}
          onChange={({ currentTarget: { value } }) => change({ stopBits: Number(value) as LineFrame['stopBits'] })}
        />
      </div>
      <div className={styles.switches}>
        {switches.map((name) => (
          <Switch
            key={name}
            {...(name === 'rtscts' ? { 'data-setting': 'flowControl' } : {})}
            label={words[name]}
            checked={line[name]}
            onChange={({ currentTarget }) => change({ [name]: currentTarget.checked })}
          />
        ))}
      </div>
    </>
  );
};
