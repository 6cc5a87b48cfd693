import { Button } from '@mantine/core';
import { type KeyboardEvent, type Ref, useEffect, useState } from 'react';
import type { Outcome } from '../../../../shared/outcome.ts';
import { hexText } from '../../../../shared/sending/hex-text.ts';
import { describeFailure } from '../../../../shared/words/describe-failure.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import lineStyles from '../../../parts/command-line.module.css';
import { unusableReasons } from '../../../parts/command-line.tsx';
import { IconSend } from '../../../parts/icons.ts';
import { countText } from '../../../parts/time.ts';
import { takeOffered, useOfferedCommand } from '../../../store/offered-command.ts';
import { useSessionUse } from '../../../store/session-use.ts';
import { longestText, type RawChoice, type RawPreview, useRawPreview } from './raw-bytes.ts';
import { stepIn, typing, withText } from './raw-history.ts';
import styles from './sending.module.css';
import { useSendingWords } from './use-sending-words.ts';

export interface RawLineProps {
  readonly inputRef: Ref<HTMLInputElement>;
  /** The text of the command line before it. */
  readonly initial: string;
  readonly choice: RawChoice;
  readonly history: readonly string[];
  readonly onHistory: (history: readonly string[]) => void;
  readonly onSend: (typed: string) => Promise<Outcome<unknown>>;
}

const hints = { plain: 'textHint', escapes: 'escapesHint', hex: 'hexHint' } as const;

/** Input for any text or bytes. Enter sends; what is refused stays. ↑ ↓ move through what was sent. */
export const RawLine = (props: RawLineProps) => {
  const { inputRef, choice } = props;
  const { m, t } = useSendingWords();
  const use = useSessionUse();
  const { text, type, send, onKeyDown } = useRawEntry(props, use === 'open');
  const preview = useRawPreview(text, choice);
  const isEmpty = preview !== null && 'bytes' in preview && preview.bytes.length === 0;
  const isDisabled = use !== 'open';
  return (
    <div className={lineStyles.line} data-area="">
      <div className={lineStyles.field} data-disabled={isDisabled || undefined}>
        <span className={styles.bytesMark} aria-hidden="true">
          01
        </span>
        <div className={lineStyles.entry}>
          <input
            ref={inputRef}
            className={lineStyles.input}
            aria-label={t('terminal.command')}
            placeholder={use === 'open' ? m[hints[choice.sending.form]] : t(unusableReasons[use])}
            value={text}
            disabled={isDisabled}
            maxLength={longestText}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        {!isDisabled && <Preview preview={preview} />}
      </div>
      <Button
        size="sm"
        h={30}
        disabled={isDisabled || isEmpty}
        onClick={send}
        leftSection={<IconSend size={16} stroke={1.75} />}
      >
        {t('terminal.send')}
      </Button>
    </div>
  );
};

const useRawEntry = ({ initial, history, onHistory, onSend }: RawLineProps, canSend: boolean) => {
  const [text, setText] = useState(initial);
  const [place, setPlace] = useState(typing);
  const offered = useOfferedCommand();
  const type = (typed: string): void => {
    setText(typed);
    setPlace(typing);
  };
  useEffect(() => {
    if (offered === null) return;
    setText(offered);
    setPlace(typing);
    takeOffered();
  }, [offered]);
  const send = (): void => {
    if (!canSend) return;
    void onSend(text).then((sent) => {
      if (!sent.ok) return;
      onHistory(withText(history, text));
      // What was typed since stays.
      setText((now) => (now === text ? '' : now));
      setPlace(typing);
    });
  };
  const go = (step: 1 | -1): void => {
    const next = stepIn(history, place, text, step);
    if (next === null) return;
    setText(next.text);
    setPlace(next.place);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (event.key === 'Enter') send();
    else if (event.key === 'ArrowUp') go(1);
    else if (event.key === 'ArrowDown') go(-1);
    else return;
    event.preventDefault();
  };
  return { text, type, send, onKeyDown };
};

/** The field shows the beginning; the title has more. */
const shownBytes = 64;
const titleBytes = 1_024;

const hexOf = (bytes: Uint8Array, most: number): string =>
  hexText(bytes.subarray(0, most)) + (bytes.length > most ? ' …' : '');

const Preview = ({ preview }: { readonly preview: RawPreview }) => {
  const { m, language } = useSendingWords();
  if (preview === null) return null;
  if ('failure' in preview) {
    const { happened } = describeFailure(preview.failure, language);
    return (
      <output className={`${styles.preview} ${styles.wrong}`} title={happened}>
        {happened}
      </output>
    );
  }
  const { bytes } = preview;
  if (bytes.length === 0) return <output className={styles.preview}>{m.nothing}</output>;
  const text = (most: number): string => fill(m.preview, { n: countText(bytes.length), hex: hexOf(bytes, most) });
  return (
    <output className={styles.preview} title={text(titleBytes)}>
      {text(shownBytes)}
    </output>
  );
};
