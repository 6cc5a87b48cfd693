const carriageReturn = 0x0d;

/**
 * Outside of binary mode a carriage return is sent as CR NUL (RFC 854), which is what a device gets and gives as CR. Servers that refuse binary mode
 * are rare, so most connections never use this.
 */
export const withNulls = (bytes: Uint8Array): Uint8Array =>
  bytes.includes(carriageReturn)
    ? Uint8Array.from([...bytes].flatMap((byte) => (byte === carriageReturn ? [byte, 0] : [byte])))
    : bytes;

/** Removes the NUL after each CR, also when it arrives later. */
export const createNullRemover = (): ((bytes: Uint8Array) => Uint8Array) => {
  let afterReturn = false;
  return (bytes) => {
    const isNull = (byte: number): boolean => {
      const removed = afterReturn && byte === 0;
      afterReturn = byte === carriageReturn;
      return removed;
    };
    return bytes.filter((byte) => !isNull(byte));
  };
};
