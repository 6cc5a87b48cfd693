import { useCallback, useEffect, useRef, useState } from 'react';
import type { TypedSecretName } from '../../../../shared/contract.ts';
import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import { noteSending, registerTypedField } from '../../../store/typed-fields.ts';
import { changeDraft, useScope, wishDraft } from '../../../store/view-store.ts';
import { modeOf, restingSecret, type SecretMode, type SecretState, sentUnasked } from '../secret-field.ts';

export interface SecretField {
  readonly mode: SecretMode;
  readonly typed: string;
  readonly touched: boolean;
  /** Why the program rejected what was sent. */
  readonly failure: Failure | null;
  /** A run or a save was requested while a typed replacement was not confirmed. */
  readonly isUndecided: boolean;
  readonly type: (text: string) => void;
  readonly leave: () => void;
  readonly askToReplace: () => void;
  readonly cancel: () => void;
  /** Replaces the stored secret with the typed one. */
  readonly replace: () => void;
  readonly remove: () => void;
  readonly undo: () => void;
}

/** A secret of the draft: sent when complete, replaced only on request. `lead` focuses the field. */
export const useSecretField = (field: TypedSecretName, isStored: boolean, lead: () => void): SecretField => {
  const scope = useScope();
  const [state, setState] = useState(restingSecret);
  const [touched, setTouched] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isUndecided, setUndecided] = useState(false);
  const latest = useRef({ state, isStored, lead });
  latest.current.isStored = isStored;
  latest.current.lead = lead;

  const put = useCallback((change: Partial<SecretState>): void => {
    latest.current.state = { ...latest.current.state, ...change };
    setState(latest.current.state);
  }, []);
  const rest = useCallback((): void => {
    put(restingSecret);
    setUndecided(false);
    setFailure(null);
  }, [put]);
  const send = useCallback(
    (answer: Promise<Outcome<unknown>>): void => {
      put({ inFlight: true });
      noteSending(
        answer.then((outcome) => {
          if (outcome.ok) rest();
          else {
            put({ inFlight: false });
            setFailure(outcome.error);
          }
        }),
      );
    },
    [put, rest],
  );
  const sendEntry = useCallback((): void => {
    const text = sentUnasked(latest.current.state, latest.current.isStored);
    if (text !== null) send(changeDraft({ [field]: text }, scope));
  }, [field, scope, send]);

  useEffect(() => {
    const undecided = (): (() => void) | null => {
      const { state: now, isStored: stored } = latest.current;
      if (modeOf(now, stored) !== 'replacing' || now.typed === '') return null;
      return () => {
        setUndecided(true);
        latest.current.lead();
      };
    };
    const remove = registerTypedField({ send: sendEntry, forget: rest, undecided });
    return () => {
      sendEntry();
      remove();
    };
  }, [sendEntry, rest]);

  const replaceWith = (value: string): void => send(wishDraft('draft.replaceSecret', { field, value }, scope));
  return {
    mode: modeOf(state, isStored),
    typed: state.inFlight ? '' : state.typed,
    touched,
    failure,
    isUndecided,
    type: (text) => {
      put({ typed: text });
      setFailure(null);
    },
    leave: () => {
      setTouched(true);
      sendEntry();
    },
    askToReplace: () => put({ asked: true }),
    cancel: rest,
    replace: () => {
      const { typed } = latest.current.state;
      if (typed !== '') replaceWith(typed);
    },
    remove: () => replaceWith(''),
    undo: () => send(wishDraft('draft.undoSecret', { field }, scope)),
  };
};
