/** A part of some bytes that must not be seen: byte offsets, end exclusive. */
export interface MaskedSpan {
  readonly start: number;
  readonly end: number;
}
