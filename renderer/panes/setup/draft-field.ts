/**
 * A text field whose truth is elsewhere: while a person types, what was typed stands; what the program says is shown again when nothing
 * typed is under way. So typing never jumps when events come back.
 */
export interface FieldState {
  /** `null`: what the program says is shown. */
  readonly typed: string | null;
  /** Typed and not yet sent. */
  readonly unsent: boolean;
  readonly focused: boolean;
  /** Sent and not yet answered. */
  readonly inFlight: number;
}

export const restingField: FieldState = { typed: null, unsent: false, focused: false, inFlight: 0 };

export type FieldEvent =
  | { readonly kind: 'focus'; readonly value: string }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'sent' }
  | { readonly kind: 'answered' }
  | { readonly kind: 'blur' }
  /** The program says another value than before. */
  | { readonly kind: 'told' };

export const nextField = (state: FieldState, event: FieldEvent): FieldState => {
  switch (event.kind) {
    case 'focus':
      return { ...state, focused: true, typed: state.typed ?? event.value };
    case 'type':
      return { ...state, typed: event.text, unsent: true };
    case 'sent':
      return { ...state, unsent: false, inFlight: state.inFlight + 1 };
    case 'answered':
      return rested({ ...state, inFlight: Math.max(0, state.inFlight - 1) });
    case 'blur':
      return rested({ ...state, focused: false });
    case 'told':
      // What cannot be sent and was left standing gives way, e.g. when the demo device fills the form.
      return state.focused || state.inFlight > 0 ? state : restingField;
  }
};

/** Events come before the answer to the wish that caused them: when it is there, the program's value is the newest. */
const rested = (state: FieldState): FieldState =>
  state.focused || state.unsent || state.inFlight > 0 ? state : { ...state, typed: null };

export const shownText = (state: FieldState, value: string): string => state.typed ?? value;
