import { isMac } from '../../../parts/platform.ts';
import type { Emulator } from './emulator.ts';
import { keyText, pastedText } from './key-text.ts';

export interface UserInput {
  /** Around the input element; it gets the events first. */
  readonly host: HTMLElement;
  readonly emulator: Emulator;
  readonly onText: (text: string) => void;
}

/**
 * Reads what a user types and pastes. All keys are of the device, except F6, those of the system, copy and paste with Ctrl+Shift, and Shift
 * with PageUp and PageDown, which scroll. The emulator sees none of them. Returns a function that stops it.
 */
export const readUserInput = ({ host, emulator, onText }: UserInput): (() => void) => {
  const { input } = emulator;
  let isComposing = false;
  const typed = (text: string): void => {
    if (text === '') return;
    emulator.scrollToEnd();
    onText(text);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'F6' && !event.ctrlKey && !event.altKey && !event.metaKey) return;
    event.stopPropagation();
    if (event.type !== 'keydown' || event.isComposing || isComposing) return;
    const text = actOn(event, emulator) ? '' : keyText(pressedKey(event), keyModes(emulator));
    if (text === null) return;
    event.preventDefault();
    typed(text);
  };
  const onInput = (event: Event): void => {
    event.stopPropagation();
    const { inputType, data } = event as InputEvent;
    // The text of an input method is taken when it is chosen.
    if (isComposing || inputType === 'insertCompositionText') return;
    input.value = '';
    typed(data ?? '');
  };
  const onComposition = (event: CompositionEvent): void => {
    isComposing = event.type !== 'compositionend';
    if (isComposing) return;
    input.value = '';
    typed(event.data);
  };
  const onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    typed(pastedText(event.clipboardData?.getData('text/plain') ?? '', emulator.modes.bracketedPasteMode));
  };
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) host.addEventListener(type, onKey, options);
  host.addEventListener('input', onInput, options);
  for (const type of ['compositionstart', 'compositionend'] as const) {
    host.addEventListener(type, onComposition, options);
  }
  host.addEventListener('paste', onPaste, options);
  return () => listening.abort();
};

/** Names of keys, as browsers give them. */
const editing: Readonly<Record<string, string>> = { Insert: 'insert' };

/** True: the key does something here. */
const actOn = (event: KeyboardEvent, emulator: Emulator): boolean => {
  const { key, ctrlKey, shiftKey, altKey } = event;
  if (altKey) return false;
  if (ctrlKey && (shiftKey ? isLetter(event, 'c') : editing[key] === 'insert')) {
    const text = emulator.selection();
    if (text !== '') void navigator.clipboard.writeText(text).catch(() => undefined);
    return true;
  }
  if (ctrlKey || !shiftKey || (key !== 'PageUp' && key !== 'PageDown')) return false;
  emulator.scrollPages(key === 'PageUp' ? -1 : 1);
  return true;
};

const isLetter = ({ key }: KeyboardEvent, letter: string): boolean => key.toLowerCase() === letter;

/** The browser pastes. */
const isPaste = (event: KeyboardEvent): boolean => {
  const { ctrlKey, shiftKey, altKey, key } = event;
  return shiftKey && !altKey && (ctrlKey ? isLetter(event, 'v') : editing[key] === 'insert');
};

const pressedKey = (event: KeyboardEvent) => {
  const { key, code, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey } = event;
  const meta = metaKey || isPaste(event);
  return { key, code, ctrl, alt, shift, meta, altGraph: event.getModifierState('AltGraph') };
};

const keyModes = ({ modes }: Emulator) => ({ applicationCursorKeys: modes.applicationCursorKeysMode, isMac });
