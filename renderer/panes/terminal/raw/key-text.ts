/** A key press, as far as it decides what is sent. */
export interface PressedKey {
  readonly key: string;
  /** The place of the key, for letters of other scripts. */
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** The command key of macOS, or the Windows key. */
  readonly meta: boolean;
  /** AltGr makes characters; some systems report it as Ctrl and Alt. */
  readonly altGraph: boolean;
}

export interface KeyModes {
  /** DECCKM: the device wants another form of the cursor keys. */
  readonly applicationCursorKeys: boolean;
  /** Option makes characters there. */
  readonly isMac: boolean;
}

const esc = '\x1b';

/** Final characters of `CSI` and `SS3` (ECMA-48; xterm, "Control Sequences", PC-Style Function Keys). */
const cursorKeys: Readonly<Record<string, string>> = {
  ...{ ArrowUp: 'A', ArrowDown: 'B', ArrowRight: 'C', ArrowLeft: 'D', Home: 'H', End: 'F' },
};
const withoutControl: Readonly<Record<string, string>> = { Enter: '\r', Tab: '\t', Escape: esc, Backspace: '\x7f' };
const withControl: typeof withoutControl = { ...withoutControl, Backspace: '\b' };
const firstFunctionKeys: Readonly<Record<string, string>> = { F1: 'P', F2: 'Q', F3: 'R', F4: 'S' };
const numberedKeys: Readonly<Record<string, number>> = {
  ...{ Insert: 2, Delete: 3, PageUp: 5, PageDown: 6 },
  ...{ F5: 15, F6: 17, F7: 18, F8: 19, F9: 20, F10: 21, F11: 23, F12: 24 },
};

/**
 * What a key sends; '' for a key that sends nothing; `null`: it is left to the browser, and what it writes into the input is sent (characters,
 * AltGr, input methods).
 */
export const keyText = (pressed: PressedKey, modes: KeyModes): string | null => {
  if (pressed.meta) return null;
  const named = namedKey(pressed, modes);
  if (named !== null) return named;
  const { key, ctrl, alt, altGraph } = pressed;
  if ([...key].length !== 1 || altGraph) return null;
  if (ctrl) return (alt ? esc : '') + (controlCharacter(pressed) ?? '');
  return alt && !modes.isMac ? esc + key : null;
};

const namedKey = (pressed: PressedKey, { applicationCursorKeys }: KeyModes): string | null => {
  const { key, ctrl, alt, shift } = pressed;
  const meta = alt ? esc : '';
  const single = (ctrl ? withControl : withoutControl)[key];
  if (key === 'Tab' && shift) return `${esc}[Z`;
  if (single !== undefined) return meta + single;
  const modifiers = 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (ctrl ? 4 : 0);
  const cursor = cursorKeys[key];
  if (cursor !== undefined) {
    if (modifiers > 1) return `${esc}[1;${modifiers}${cursor}`;
    return `${esc}${applicationCursorKeys ? 'O' : '['}${cursor}`;
  }
  const first = firstFunctionKeys[key];
  if (first !== undefined) return modifiers > 1 ? `${esc}[1;${modifiers}${first}` : `${esc}O${first}`;
  const number = numberedKeys[key];
  if (number === undefined) return null;
  return modifiers > 1 ? `${esc}[${number};${modifiers}~` : `${esc}[${number}~`;
};

/** Ctrl+3 to Ctrl+8, as on a VT220. */
const controlDigits: Readonly<Record<string, string>> = {
  ...{ '2': '\0', '3': '\x1b', '4': '\x1c', '5': '\x1d', '6': '\x1e', '7': '\x1f', '8': '\x7f' },
  ...{ ' ': '\0', '@': '\0', '[': '\x1b', '\\': '\x1c', ']': '\x1d', '^': '\x1e', _: '\x1f', '-': '\x1f', '/': '\x1f' },
  '?': '\x7f',
};

const controlCharacter = ({ key, code }: PressedKey): string | null => {
  const letter = /^[a-z]$/i.test(key) ? key : /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 0x40);
  return controlDigits[key] ?? null;
};

/** Line ends of a text are those of the Enter key. In brackets (DECSET 2004) only where the device asked for it, and none in the text itself. */
export const pastedText = (text: string, isBracketed: boolean): string => {
  const lines = text.replaceAll(/\r\n|\n/g, '\r');
  return isBracketed ? `${esc}[200~${lines.replaceAll(esc, '')}${esc}[201~` : lines;
};
