import { Combobox, useCombobox } from '@mantine/core';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { IconChevronDown } from '../parts/icons.ts';
import { TailName } from '../parts/tail-name.tsx';
import styles from './two-line-combobox.module.css';

/** A combobox with two lines: an editable value, and a remark below it. */
export const TwoLineCombobox = ({
  label,
  shown,
  beside = '',
  value,
  placeholder,
  sub,
  mark,
  options,
  width,
  disabled = false,
  unused = false,
  keys,
  inputRef,
  onOpen,
  onType,
  onPick,
  canBeMeant = () => true,
  isMeantWhenLeft = () => true,
}: {
  readonly label: string;
  /** Shown while nobody types; its end is never cut off. */
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
  /** A typed text was confirmed, by Enter, or on blur if `canBeMeant` accepts it. */
  readonly onType: (text: string) => void;
  /** Texts that the list rejects are not accepted by Enter either. */
  readonly canBeMeant?: (text: string) => boolean;
  readonly isMeantWhenLeft?: (text: string) => boolean;
  readonly onPick: (value: string) => void;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const ownRef = useRef<HTMLInputElement>(null);
  const input = inputRef ?? ownRef;
  // Select the text, so that typing replaces it. After rendering, because the focus changes what the field shows.
  useLayoutEffect(() => {
    if (focused) input.current?.select();
  }, [focused, input]);
  const combobox = useCombobox({
    onDropdownOpen: () => onOpen?.(),
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const title = `${shown}${beside}`;
  // An input cuts off the end of its text, so the text is drawn over it.
  const isSplit = typed === null && !focused && shown !== '';
  const commit = (): void => {
    if (typed !== null && typed.trim() !== '' && typed.trim() !== value) onType(typed.trim());
    setTyped(null);
    combobox.closeDropdown();
  };
  return (
    <Combobox
      store={combobox}
      width={width === 'port' ? 300 : 128}
      position="bottom-start"
      onOptionSubmit={(picked) => {
        setTyped(null);
        onPick(picked);
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
            {isSplit && (
              <span className={styles.shown} aria-hidden="true">
                <TailName name={shown} className={styles.shownName} />
                <span className={styles.beside}>{beside}</span>
              </span>
            )}
            <Combobox.EventsTarget withExpandedAttribute>
              <input
                ref={input}
                className={styles.value}
                size={1}
                data-split={isSplit || undefined}
                aria-label={label}
                aria-keyshortcuts={keys}
                disabled={disabled}
                spellCheck={false}
                placeholder={placeholder}
                value={typed ?? (focused ? value : title)}
                title={title}
                onFocus={() => setFocused(true)}
                onClick={() => combobox.openDropdown()}
                onChange={({ currentTarget }) => {
                  setTyped(currentTarget.value);
                  combobox.openDropdown();
                  combobox.resetSelectedOption();
                }}
                onKeyDown={({ key }) => {
                  if (key === 'Escape') setTyped(null);
                  if (key === 'Enter' && combobox.getSelectedOptionIndex() === -1 && canBeMeant(typed ?? '')) commit();
                }}
                onBlur={() => {
                  setFocused(false);
                  if (isMeantWhenLeft(typed ?? '')) return commit();
                  setTyped(null);
                  combobox.closeDropdown();
                }}
              />
            </Combobox.EventsTarget>
            <span className={styles.sub}>{sub}</span>
          </span>
          <IconChevronDown size={14} stroke={1.75} className={styles.chevron} aria-hidden="true" />
        </div>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} className={styles.options}>
          {options(typed ?? '')}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};
