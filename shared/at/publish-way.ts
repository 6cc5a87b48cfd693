import { utf8CharacterSize } from './utf8.ts';

/** What the module in hand can publish. */
export interface PublishAbilities {
  /** Longest message that is published at once. */
  readonly publishLimitBytes: number;
  /** It has AT+MPUBEX: the message goes as it is, counted, after a prompt. */
  readonly publishesBinary: boolean;
}

/**
 * Whether a message goes by AT+MPUBEX: what MPUB is not documented to carry, where the module has the other way. An empty one cannot,
 * its length begins at 1. One rule, so that the line that is shown is the line that is sent.
 */
export const goesBinary = (
  message: Uint8Array,
  { publishesBinary }: Pick<PublishAbilities, 'publishesBinary'>,
): boolean => publishesBinary && message.length > 0 && !isPlainText(message);

/** Only bytes whose way through MPUB is documented (docs/at-dialect.md §9.5): UTF-8 without control characters but CR and LF. */
export const isPlainText = (message: Uint8Array): boolean => {
  for (let at = 0; at < message.length; ) {
    const size = utf8CharacterSize(message, at);
    if (size === 0 || isOddControl(message[at] ?? 0)) return false;
    at += size;
  }
  return true;
};

const isOddControl = (byte: number): boolean => (byte < 0x20 && byte !== 0x0d && byte !== 0x0a) || byte === 0x7f;
