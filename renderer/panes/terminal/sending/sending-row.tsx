import { NativeSelect, SegmentedControl, Tooltip } from '@mantine/core';
import { useStore } from 'zustand';
import type { Settings } from '../../../../shared/contract.ts';
import { encodingIds } from '../../../../shared/encodings/encoding-ids.ts';
import { encodings } from '../../../../shared/encodings/encodings.ts';
import { checksumIds } from '../../../../shared/sending/checksum-ids.ts';
import { checksums } from '../../../../shared/sending/checksums.ts';
import { type LineEnding, lineEndings } from '../../../../shared/sending/line-ending.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { BarIconButton } from '../../../parts/bar-buttons.tsx';
import { IconUpload } from '../../../parts/icons.ts';
import { EveryControl } from './every-control.tsx';
import { PacketsChoice } from './packets-choice.tsx';
import type { Repeater } from './repeat.ts';
import styles from './sending.module.css';
import type { SendingChoice } from './use-sending-choice.ts';
import { useSendingWords } from './use-sending-words.ts';

export type SendMode = 'command' | 'bytes';

export interface SendingRowProps {
  readonly mode: SendMode;
  readonly onMode: (mode: SendMode) => void;
  readonly choice: SendingChoice;
  /** The line end of commands. */
  readonly lineEnd: Settings['lineEnd'];
  readonly onLineEnd: (lineEnd: Settings['lineEnd']) => void;
  readonly repeater: Repeater;
  /** Starts to send the text of the line. */
  readonly onRepeat: (intervalMs: number) => void;
  readonly canSend: boolean;
  readonly onChooseFile: () => void;
}

/** How what is typed above is sent. One row of a fixed height, in both modes. */
export const SendingRow = (props: SendingRowProps) => {
  const { mode, onMode, choice, repeater, onRepeat, canSend, onChooseFile } = props;
  const { m } = useSendingWords();
  const isRepeating = useStore(repeater.state, ({ kind }) => kind === 'running');
  const repeated = useStore(repeater.text);
  const hint = mode === 'command' ? m.asCommandHint : m.asBytesHint;
  return (
    <fieldset className={styles.row} aria-label={m.row}>
      <SegmentedControl
        size="xs"
        className={styles.mode ?? ''}
        aria-label={m.mode}
        value={mode}
        onChange={(value) => onMode(value as SendMode)}
        data={[
          { value: 'command', label: <span title={m.asCommandHint}>{m.asCommand}</span> },
          { value: 'bytes', label: <span title={m.asBytesHint}>{m.asBytes}</span> },
        ]}
      />
      {mode === 'command' ? <CommandEnd {...props} /> : <BytesChoice choice={choice} />}
      <EveryControl repeater={repeater} onStart={onRepeat} canSend={canSend} />
      {isRepeating ? (
        <span className={styles.hint} title={repeated}>
          {fill(m.repeating, { text: repeated })}
        </span>
      ) : (
        <span className={styles.hint} data-mode={mode} title={hint}>
          {hint}
        </span>
      )}
      <Tooltip label={m.encodingHint} multiline maw={300}>
        <NativeSelect
          aria-label={m.encoding}
          size="xs"
          w={98}
          value={choice.encoding}
          disabled={!canSend}
          data={encodingIds.map((id) => ({ value: id, label: encodings[id].name }))}
          onChange={({ currentTarget }) => {
            const id = encodingIds.find((each) => each === currentTarget.value);
            if (id) choice.onEncoding(id);
          }}
        />
      </Tooltip>
      <PacketsChoice choice={choice} canSend={canSend} />
      <BarIconButton label={m.sendFile} onClick={onChooseFile}>
        <IconUpload size={16} stroke={1.75} />
      </BarIconButton>
    </fieldset>
  );
};

const endNames = { crlf: 'CR LF', cr: 'CR', lf: 'LF' } as const;

const CommandEnd = ({ lineEnd, onLineEnd }: SendingRowProps) => {
  const { m, t } = useSendingWords();
  return (
    <>
      <span className={styles.label}>{m.endsWith}</span>
      <NativeSelect
        aria-label={t('terminal.lineEnd')}
        title={m.commandEnds}
        size="xs"
        w={84}
        value={lineEnd}
        data={[
          { value: 'crlf', label: endNames.crlf },
          { value: 'cr', label: endNames.cr },
        ]}
        onChange={({ currentTarget }) => onLineEnd(currentTarget.value === 'cr' ? 'cr' : 'crlf')}
      />
    </>
  );
};

const BytesChoice = ({ choice: { sending, onSending } }: { readonly choice: SendingChoice }) => {
  const { m, t } = useSendingWords();
  const isHex = sending.form === 'hex';
  const endName = (end: LineEnding): string => (end === 'none' ? m.noEnd : endNames[end]);
  return (
    <>
      <NativeSelect
        aria-label={m.form}
        size="xs"
        w={92}
        value={sending.form}
        data={(['plain', 'escapes', 'hex'] as const).map((form) => ({ value: form, label: m.forms[form] }))}
        onChange={({ currentTarget: { value } }) =>
          onSending({ form: value === 'hex' || value === 'escapes' ? value : 'plain' })
        }
      />
      <span className={styles.label}>{m.endsWith}</span>
      <NativeSelect
        aria-label={t('terminal.lineEnd')}
        size="xs"
        w={84}
        disabled={isHex}
        {...(isHex ? { title: m.hexEnds } : {})}
        value={isHex ? 'none' : sending.lineEnding}
        data={lineEndings.map((end) => ({ value: end, label: endName(end) }))}
        onChange={({ currentTarget }) => {
          const lineEnding = lineEndings.find((end) => end === currentTarget.value);
          if (lineEnding) onSending({ lineEnding });
        }}
      />
      <span className={styles.label}>{m.checksum}</span>
      <NativeSelect
        aria-label={m.checksum}
        title={m.checksum}
        size="xs"
        w={122}
        value={sending.checksum}
        data={checksumIds.map((id) => ({ value: id, label: id === 'none' ? m.noChecksum : checksums[id].name }))}
        onChange={({ currentTarget }) => {
          const checksum = checksumIds.find((id) => id === currentTarget.value);
          if (checksum) onSending({ checksum });
        }}
      />
      {sending.checksum !== 'none' && <ChecksumRange sending={sending} onSending={onSending} />}
    </>
  );
};

const leftOuts = [0, 1, 2, 3, 4] as const;
const lastFirst = 65_536;

const ChecksumRange = ({ sending: { range }, onSending }: Pick<SendingChoice, 'sending' | 'onSending'>) => {
  const { m } = useSendingWords();
  return (
    <>
      <span className={styles.label}>{m.first}</span>
      <input
        className={styles.number}
        type="number"
        min={1}
        max={lastFirst}
        aria-label={m.first}
        title={`${m.first}. ${m.rangeHint}`}
        value={range.first}
        onChange={({ currentTarget }) => {
          const first = Math.trunc(Number(currentTarget.value));
          if (first >= 1 && first <= lastFirst) onSending({ range: { first } });
        }}
      />
      <NativeSelect
        aria-label={m.leftOut}
        title={`${m.leftOut}. ${m.rangeHint}`}
        size="xs"
        w={92}
        value={String(range.leftOut)}
        data={leftOuts.map((count) => ({
          value: String(count),
          label: count === 0 ? m.toEnd : fill(m.toBefore, { n: count }),
        }))}
        onChange={({ currentTarget }) => {
          const leftOut = leftOuts.find((count) => String(count) === currentTarget.value);
          if (leftOut !== undefined) onSending({ range: { leftOut } });
        }}
      />
    </>
  );
};
