import { Combobox } from '@mantine/core';
import { baudRateSchema } from '../../shared/contract/shapes.ts';
import { frameText, type LineFrame } from '../../shared/contract.ts';
import { hasBaudRate } from '../../shared/port-address.ts';
import { lineOfPort } from '../../shared/port-settings.ts';
import { useWords } from '../parts/words.ts';
import { useView } from '../store/view-store.ts';
import { kindOfAddress } from './port-options.ts';
import { TwoLineCombobox } from './two-line-combobox.tsx';
import type { CurrentPort } from './use-port.ts';

const commonRates = [9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600, 1_500_000, 3_000_000] as const;

export const BaudRate = ({ port }: { readonly port: CurrentPort }) => {
  const { t } = useWords();
  const line = useView((view) => lineOfPort(view, port.address));
  const take = (text: string): void => {
    const rate = baudRateSchema.safeParse(Number(text));
    if (rate.success) port.chooseBaud(rate.data);
  };
  const noLine = port.address !== '' && !hasBaudRate(port.address);
  const isByServer = kindOfAddress(port.address) === 'network';
  return (
    <TwoLineCombobox
      label={t('shell.baud.label')}
      shown={noLine ? '—' : String(port.baudRate)}
      value={String(port.baudRate)}
      sub={noLine ? t(isByServer ? 'shell.baud.byServer' : 'shell.baud.noMeaning') : lineText(line)}
      width="baud"
      disabled={noLine}
      unused={noLine}
      onPick={take}
      onType={take}
      options={(typed) => <Rates typed={typed} chosen={port.baudRate} />}
    />
  );
};

const lineText = (line: LineFrame): string => `${frameText(line)}${line.rtscts ? ' RTS' : ''}`;

const Rates = ({ typed, chosen }: { readonly typed: string; readonly chosen: number }) => {
  const { t } = useWords();
  const fitting = commonRates.filter((rate) => String(rate).startsWith(typed.trim()));
  return fitting.length > 0 ? (
    fitting.map((rate) => (
      <Combobox.Option key={rate} value={String(rate)} active={rate === chosen}>
        {rate}
      </Combobox.Option>
    ))
  ) : (
    <Combobox.Empty>{t('shell.baud.wrong')}</Combobox.Empty>
  );
};
