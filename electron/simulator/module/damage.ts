/** The effects of a fault on the rest of a command. */
export interface Damage {
  /** The module has restarted: the command does not continue. */
  readonly ended: boolean;
  /** The next output is `ERROR`. */
  readonly error: boolean;
  /** The next output is delayed by this time. */
  readonly lateMs: number;
  /** The final result or the second phase is lost. */
  readonly lostFinal: boolean;
}

export const noDamage: Damage = { ended: false, error: false, lateMs: 0, lostFinal: false };

export const addDamage = (one: Damage, other: Damage): Damage => ({
  ended: one.ended || other.ended,
  error: one.error || other.error,
  lateMs: one.lateMs + other.lateMs,
  lostFinal: one.lostFinal || other.lostFinal,
});

/** Bytes of a line received at the wrong rate; no line end and no prompt among them. */
export const noiseBytes: Uint8Array = Uint8Array.of(0x00, 0xff, 0x9d, 0x78, 0xf8, 0x1b, 0x5b, 0x80, 0xfe);
