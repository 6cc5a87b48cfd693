/** A part of a byte sequence that must be masked: byte offsets, end exclusive. */
export interface MaskedSpan {
  readonly start: number;
  readonly end: number;
}
