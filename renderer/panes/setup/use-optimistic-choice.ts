import { useState } from 'react';

/**
 * A choice whose value is owned by the program. Shows the chosen value at once, and the value of the program after the
 * answer. So a checkbox does not flip back while the request is pending.
 */
export const useOptimisticChoice = <Value>(
  value: Value,
  send: (value: Value) => Promise<unknown>,
): readonly [Value, (value: Value) => void] => {
  const [requested, setRequested] = useState<{ readonly value: Value } | null>(null);
  const ask = (next: Value): void => {
    const choice = { value: next };
    setRequested(choice);
    void send(next).finally(() => setRequested((current) => (current === choice ? null : current)));
  };
  return [requested === null ? value : requested.value, ask];
};
