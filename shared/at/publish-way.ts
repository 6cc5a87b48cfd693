import { utf8CharacterSize } from './utf8.ts';

/** What the connected module can publish. */
export interface PublishAbilities {
  /** Longest message that AT+MPUB can publish. */
  readonly publishLimitBytes: number;
  /** The module has AT+MPUBEX: the payload is sent unchanged after a prompt, with its length given before. */
  readonly publishesBinary: boolean;
}

/**
 * Whether a message is sent with AT+MPUBEX: when AT+MPUB is not documented to carry it and the module has AT+MPUBEX. An empty message
 * cannot, because its length must be at least 1. Shared, so that the window shows the command line that is sent.
 */
export const goesBinary = (
  message: Uint8Array,
  { publishesBinary }: Pick<PublishAbilities, 'publishesBinary'>,
): boolean => publishesBinary && message.length > 0 && !isPlainText(message);

/** Only text that AT+MPUB is documented to carry (docs/at-dialect.md §9.5): UTF-8 without control characters except CR and LF. */
export const isPlainText = (message: Uint8Array): boolean => {
  for (let at = 0; at < message.length; ) {
    const size = utf8CharacterSize(message, at);
    if (size === 0 || isOddControl(message[at] ?? 0)) return false;
    at += size;
  }
  return true;
};

const isOddControl = (byte: number): boolean => (byte < 0x20 && byte !== 0x0d && byte !== 0x0a) || byte === 0x7f;
