/** A port for which the test decides when each write is done. */
export const createTestPort = <Sent>() => {
  const sent: Sent[] = [];
  const writing: (() => void)[] = [];
  let isSlow = false;
  return {
    sent,
    beSlow: (): void => {
      isSlow = true;
    },
    written: (): void => writing.shift()?.(),
    send: (value: Sent): Promise<{ readonly ok: true; readonly value: undefined }> => {
      sent.push(value);
      const done = { ok: true, value: undefined } as const;
      return isSlow ? new Promise((resolve) => writing.push(() => resolve(done))) : Promise.resolve(done);
    },
  };
};
