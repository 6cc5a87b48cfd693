import { Checkbox } from '@mantine/core';
import { defaultFrame, frameText } from '../../../../shared/contract/settings.ts';
import { encodings } from '../../../../shared/encodings/encodings.ts';
import type { ImportPreview } from '../../../../shared/imports/preview.ts';
import type { LineEnding } from '../../../../shared/sending/line-ending.ts';
import { lineEndName } from '../../../../shared/words/import-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { portName } from '../../../parts/port-name.ts';
import styles from '../../../parts/sequences/exchange.module.css';
import { useExchangeWords } from '../../../parts/sequences/use-exchange-words.ts';
import { frameOf, type PortChoiceName } from './port-choices.ts';
import type { PortChoices } from './use-port-choices.ts';

interface ImportPortProps {
  readonly preview: ImportPreview;
  readonly lineEnds: LineEnding;
  readonly port: PortChoices;
}

/** Settings that came along, offered for the port of this workspace. */
export const ImportPort = ({ preview, lineEnds, port }: ImportPortProps) => {
  const { m, t } = useExchangeWords();
  const textOf = useSettingText(preview, lineEnds);
  const { path } = preview.settings;
  const { address, offered, isOpen } = port;
  if (address === null && path === undefined && Object.keys(preview.settings).length === 0) return null;
  return (
    <section className={styles.port} aria-label={m.import.settings}>
      <h3>{m.import.settings}</h3>
      <p>{address === null ? m.import.noPort : fill(m.import.settingsFor, { port: portName(address, t) })}</p>
      {path !== undefined && <p>{fill(m.import.port, { port: path })}</p>}
      <div className={styles.settings}>
        {offered.map((name) => {
          const isLine = name === 'dtr' || name === 'rts';
          const text = textOf(name);
          return (
            <Checkbox
              key={name}
              size="xs"
              label={isLine && !isOpen ? fill(m.settings.whenOpen, { setting: text }) : text}
              disabled={isLine && !isOpen}
              checked={port.ticked.has(name)}
              onChange={({ currentTarget }) => port.tick(name, currentTarget.checked)}
            />
          );
        })}
      </div>
    </section>
  );
};

const useSettingText = ({ settings }: ImportPreview, lineEnds: LineEnding): ((name: PortChoiceName) => string) => {
  const { m, language } = useExchangeWords();
  const onOff = (isOn: boolean | undefined): string => (isOn ? m.settings.on : m.settings.off);
  return (name) => {
    switch (name) {
      case 'frame':
        return fill(m.settings.frame, { value: frameText(frameOf(settings, defaultFrame)) });
      case 'flowControl':
        return fill(m.settings.flowControl, { value: m.settings.flow[settings.flowControl ?? 'none'] });
      case 'lineEnding':
        return fill(m.settings.lineEnding, { value: lineEndName(lineEnds, language) });
      case 'encoding':
        return fill(m.settings.encoding, { value: encodings[settings.encoding ?? 'utf-8'].name });
      case 'dtr':
      case 'rts':
      case 'hexView':
        return fill(m.settings[name], { value: onOff(settings[name]) });
      default:
        return fill(m.settings[name], { value: String(settings[name] ?? '') });
    }
  };
};
