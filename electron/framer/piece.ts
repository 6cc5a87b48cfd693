/** What the framer cuts the incoming bytes into. `bytes` of all pieces joined are exactly the bytes that came in. */
export type Piece =
  /** A text line with its line end. `text` is Latin-1, line end and blanks at both ends cut. Never empty. */
  | { readonly kind: 'line'; readonly bytes: Uint8Array; readonly text: string }
  /** Line ends and blanks only. */
  | { readonly kind: 'blank'; readonly bytes: Uint8Array }
  /** The byte `>` at the start of a line while a command expects it. */
  | { readonly kind: 'prompt'; readonly bytes: Uint8Array }
  /** `+MSUB: "topic",N byte,` and its N bytes. `complete` is false when the payload stopped coming. */
  | {
      readonly kind: 'message';
      readonly bytes: Uint8Array;
      readonly topic: Uint8Array;
      readonly payload: Uint8Array;
      readonly declaredBytes: number;
      readonly complete: boolean;
    }
  /** The counted block a command asked for (FSREAD). */
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  /** Part of a line longer than `longestLineBytes`, or a rest that never got its line end. */
  | { readonly kind: 'fragment'; readonly bytes: Uint8Array; readonly text: string };

/** What the command in flight makes possible. Both are off while nothing is in flight. */
export interface FramerHints {
  /** A `>` at the start of a line is a prompt. */
  readonly prompt: boolean;
  /** A block of so many bytes stands in the answer, after the echo and one line end. */
  readonly data: { readonly sizeBytes: number; readonly echo: Uint8Array } | null;
}

export const noHints: FramerHints = { prompt: false, data: null };
