/**
 * A text field whose value is owned by the program. Typed text stays visible until it is sent; otherwise the field
 * shows the value of the program. Events that arrive while typing do not change the text.
 */
export interface FieldState {
  /** `null`: shows the value of the program. */
  readonly typed: string | null;
  /** Typed and not yet sent. */
  readonly unsent: boolean;
  readonly focused: boolean;
  /** Number of requests sent and not yet answered. */
  readonly inFlight: number;
}

export const idleField: FieldState = { typed: null, unsent: false, focused: false, inFlight: 0 };

export type FieldEvent =
  | { readonly kind: 'focus'; readonly value: string }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'sent' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'blur' }
  /** The value of the program changed. */
  | { readonly kind: 'changed' };

export const nextField = (state: FieldState, event: FieldEvent): FieldState => {
  switch (event.kind) {
    case 'focus':
      return { ...state, focused: true, typed: state.typed ?? event.value };
    case 'type':
      return { ...state, typed: event.text, unsent: true };
    case 'sent':
      return { ...state, unsent: false, inFlight: state.inFlight + 1 };
    case 'answered':
      return settled({ ...state, inFlight: Math.max(0, state.inFlight - 1) });
    case 'blur':
      return settled({ ...state, focused: false });
    case 'changed':
      // Text that cannot be sent is discarded, for example when the demo device fills the form.
      return state.focused || state.inFlight > 0 ? state : idleField;
  }
};

/**
 * Events arrive before the answer to the request that caused them, so the value of the program is current when the
 * answer arrives.
 */
const settled = (state: FieldState): FieldState =>
  state.focused || state.unsent || state.inFlight > 0 ? state : { ...state, typed: null };

export const shownText = (state: FieldState, value: string): string => state.typed ?? value;
