import { createStore } from 'zustand/vanilla';
import type { FoundLines } from '../../../lines/make/use-make-sequence.ts';
import { onFirstUse } from '../../../store/on-first-use.ts';

/** The dialog that is open in this window. */
export type ExchangeDialog =
  /** `onSend`: sends the file as it is instead, where it was dropped on the lines. */
  | { readonly kind: 'import'; readonly file: File; readonly onSend: (() => void) | null }
  | { readonly kind: 'library' }
  | { readonly kind: 'export'; readonly id: string; readonly name: string }
  | ({ readonly kind: 'make' } & FoundLines);

export const exchangeUi = onFirstUse(() =>
  createStore<{ readonly shown: ExchangeDialog | null }>(() => ({ shown: null })),
);

export const showExchange = (shown: ExchangeDialog | null): void => exchangeUi().setState({ shown });
