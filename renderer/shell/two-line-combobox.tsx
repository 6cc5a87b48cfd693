import { Combobox, type ComboboxStore, useCombobox } from '@mantine/core';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { IconChevronDown } from '../parts/icons.ts';
import { TailName } from '../parts/tail-name.tsx';
import styles from './two-line-combobox.module.css';

export interface TwoLineComboboxProps {
  readonly label: string;
  /** Shown while the user does not type; its end is never cut off. */
  readonly shown: string;
  /** Shown after the value if there is space. */
  readonly beside?: string;
  /** The initial text when typing starts. */
  readonly value: string;
  readonly placeholder?: string;
  readonly sub: string;
  readonly mark?: ReactNode;
  /** `Combobox.Option`s and groups of them, for the typed text. */
  readonly options: (typed: string) => ReactNode;
  readonly width: 'port' | 'baud';
  readonly disabled?: boolean;
  /** Has no meaning now: hidden first if space is short. */
  readonly unused?: boolean;
  readonly keys?: string | undefined;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  readonly onOpen?: () => void;
  /** A typed text was confirmed. */
  readonly onType: (text: string) => void;
  /** Whether Enter confirms the typed text. The list says why it does not. */
  readonly canConfirm?: (text: string) => boolean;
  /** Whether the typed text is confirmed when the field loses focus. */
  readonly confirmsOnBlur?: (text: string) => boolean;
  readonly onPick: (value: string) => void;
}

/** A combobox with two lines: an editable value, and a remark below it. */
export const TwoLineCombobox = (props: TwoLineComboboxProps) => {
  const { label, sub, mark, width, disabled = false, unused = false } = props;
  const combobox = useCombobox({
    onDropdownOpen: () => props.onOpen?.(),
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const entry = useEntry(props, combobox);
  return (
    <Combobox
      store={combobox}
      width={width === 'port' ? 300 : 128}
      position="bottom-start"
      onOptionSubmit={(picked) => {
        entry.discard();
        props.onPick(picked);
        combobox.closeDropdown();
      }}
    >
      <Combobox.DropdownTarget>
        <div
          className={`${styles.frame} ${styles[width]}`}
          data-disabled={disabled || undefined}
          data-unused={unused || undefined}
        >
          {mark}
          <span className={styles.lines}>
            <Value {...props} entry={entry} combobox={combobox} />
            <span className={styles.sub}>{sub}</span>
          </span>
          <IconChevronDown size={14} stroke={1.75} className={styles.chevron} aria-hidden="true" />
        </div>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} className={styles.options}>
          {props.options(entry.typed ?? '')}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};

/** What the user types, until it is confirmed or discarded. */
const useEntry = ({ value, onType }: TwoLineComboboxProps, combobox: ComboboxStore) => {
  const [typed, setTyped] = useState<string | null>(null);
  return {
    typed,
    type: (text: string): void => {
      setTyped(text);
      combobox.openDropdown();
      combobox.resetSelectedOption();
    },
    commit: (): void => {
      if (typed !== null && typed.trim() !== '' && typed.trim() !== value) onType(typed.trim());
      setTyped(null);
      combobox.closeDropdown();
    },
    discard: (): void => setTyped(null),
  };
};

interface ValueProps extends TwoLineComboboxProps {
  readonly entry: ReturnType<typeof useEntry>;
  readonly combobox: ComboboxStore;
}

const Value = (props: ValueProps) => {
  const { shown, beside = '', value, entry, combobox, disabled = false } = props;
  const { canConfirm = () => true, confirmsOnBlur = () => true } = props;
  const [focused, setFocused] = useState(false);
  const ownRef = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? ownRef;
  // Select the text, so that typing replaces it. After rendering, because the focus changes what the field shows.
  useLayoutEffect(() => {
    if (focused) input.current?.select();
  }, [focused, input]);
  const title = `${shown}${beside}`;
  // An input cuts off the end of its text, so the text is drawn over it.
  const isSplit = entry.typed === null && !focused && shown !== '';
  return (
    <>
      {isSplit && <SplitText shown={shown} beside={beside} />}
      <Combobox.EventsTarget withExpandedAttribute>
        <input
          ref={input}
          className={styles.value}
          size={1}
          data-split={isSplit || undefined}
          aria-label={props.label}
          aria-keyshortcuts={props.keys}
          disabled={disabled}
          spellCheck={false}
          placeholder={props.placeholder}
          value={entry.typed ?? (focused ? value : title)}
          title={title}
          onFocus={() => setFocused(true)}
          onClick={() => combobox.openDropdown()}
          onChange={({ currentTarget }) => entry.type(currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === 'Escape') entry.discard();
            const isOptionSelected = combobox.getSelectedOptionIndex() !== -1;
            if (key === 'Enter' && !isOptionSelected && canConfirm(entry.typed ?? '')) entry.commit();
          }}
          onBlur={() => {
            setFocused(false);
            if (confirmsOnBlur(entry.typed ?? '')) return entry.commit();
            entry.discard();
            combobox.closeDropdown();
          }}
        />
      </Combobox.EventsTarget>
    </>
  );
};

const SplitText = ({ shown, beside }: { readonly shown: string; readonly beside: string }) => (
  <span className={styles.shown} aria-hidden="true">
    <TailName name={shown} className={styles.shownName} />
    <span className={styles.beside}>{beside}</span>
  </span>
);
