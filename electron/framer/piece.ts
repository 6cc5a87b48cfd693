/** The pieces that the framer cuts incoming bytes into. `bytes` of all pieces, concatenated, are exactly the bytes received. */
export type Piece =
  /** A text line with its line end. `text` is Latin-1, without the line end and without blanks at both ends. Never empty. */
  | { readonly kind: 'line'; readonly bytes: Uint8Array; readonly text: string }
  /** Line ends and blanks only. */
  | { readonly kind: 'blank'; readonly bytes: Uint8Array }
  /** The byte `>` at the start of a line while a command expects it. */
  | { readonly kind: 'prompt'; readonly bytes: Uint8Array }
  /** `+MSUB: "topic",N byte,` and its N bytes, or their hex digits in quotes. `payload` has the bytes. `complete` is false when the payload stopped arriving. */
  | {
      readonly kind: 'message';
      readonly bytes: Uint8Array;
      readonly topic: Uint8Array;
      readonly payload: Uint8Array;
      readonly declaredBytes: number;
      readonly complete: boolean;
    }
  /** The counted block that a command requested (FSREAD), or a part of the block that an answer line announced (HTTPREAD). */
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  /** `+IPD,4:` or `+RECEIVE,0,4:` with the bytes that arrived on the connection. `header` is the text in front of them. */
  | { readonly kind: 'link-data'; readonly bytes: Uint8Array; readonly header: string }
  /** Part of a line longer than `longestLineBytes`, or a remainder whose line end never arrived. */
  | { readonly kind: 'fragment'; readonly bytes: Uint8Array; readonly text: string };

/** What may arrive because of the command in flight. Both are off while no command is in flight. */
export interface FramerHints {
  /** A `>` at the start of a line is a prompt. */
  readonly prompt: boolean;
  /** The answer contains a block of this size, after the echo and one line end. */
  readonly data: { readonly sizeBytes: number; readonly echo: Uint8Array } | null;
  /** An answer line has announced this number of bytes, that are not cut yet. Default: none. */
  readonly blockBytes?: number;
}

export const noHints: FramerHints = { prompt: false, data: null };
