import { useState } from 'react';

/**
 * A choice whose truth is elsewhere: shown as chosen from the press on, and as the program says once it has answered. So a tick box never
 * springs back while the wish is under way.
 */
export const useWished = <Value>(
  value: Value,
  send: (value: Value) => Promise<unknown>,
): readonly [Value, (value: Value) => void] => {
  const [asked, setAsked] = useState<{ readonly value: Value } | null>(null);
  const ask = (next: Value): void => {
    const mine = { value: next };
    setAsked(mine);
    void send(next).finally(() => setAsked((current) => (current === mine ? null : current)));
  };
  return [asked === null ? value : asked.value, ask];
};
