import { useCallback, useEffect, useRef, useState } from 'react';
import type { TypedSecretName } from '../../../../shared/contract.ts';
import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import { noteSending, registerTypedField } from '../../../store/typed-fields.ts';
import { changeDraft, requestDraft, useScope } from '../../../store/view-store.ts';
import { idleSecret, modeOf, type SecretMode, type SecretState, textToSend } from '../secret-field.ts';

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
  const [touched, setTouched] = useState(false);
  const secret = useSecretState(isStored);
  const { state, latest, put, reset, send } = secret;
  const sendEntry = useCallback((): void => {
    const { state: now, isStored: stored } = latest.current;
    const text = textToSend(now, stored);
    if (text !== null) send(changeDraft({ [field]: text }, scope));
  }, [field, scope, latest, send]);
  useRegistration(secret, sendEntry, lead);

  const replaceWith = (value: string): void => send(requestDraft('draft.replaceSecret', { field, value }, scope));
  return {
    mode: modeOf(state, isStored),
    typed: state.inFlight ? '' : state.typed,
    touched,
    failure: secret.failure,
    isUndecided: secret.isUndecided,
    type: (text) => {
      put({ typed: text });
      secret.setFailure(null);
    },
    leave: () => {
      setTouched(true);
      sendEntry();
    },
    askToReplace: () => put({ isReplacing: true }),
    cancel: reset,
    replace: () => {
      const { typed } = latest.current.state;
      if (typed !== '') replaceWith(typed);
    },
    remove: () => replaceWith(''),
    undo: () => send(requestDraft('draft.undoSecret', { field }, scope)),
  };
};

/** State of the field. `latest` is also current between renders, for callbacks with a stable identity. */
const useSecretState = (isStored: boolean) => {
  const [state, setState] = useState(idleSecret);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isUndecided, setUndecided] = useState(false);
  const latest = useRef({ state, isStored });
  latest.current.isStored = isStored;
  const put = useCallback((change: Partial<SecretState>): void => {
    latest.current.state = { ...latest.current.state, ...change };
    setState(latest.current.state);
  }, []);
  const reset = useCallback((): void => {
    put(idleSecret);
    setUndecided(false);
    setFailure(null);
  }, [put]);
  const send = useCallback(
    (answer: Promise<Outcome<unknown>>): void => {
      put({ inFlight: true });
      noteSending(
        answer.then((outcome) => {
          if (outcome.ok) return reset();
          put({ inFlight: false });
          setFailure(outcome.error);
        }),
      );
    },
    [put, reset],
  );
  return { state, latest, put, reset, send, failure, setFailure, isUndecided, setUndecided };
};

/** Sends the entry before a run or a save, and when the field is removed. A typed replacement has to be confirmed. */
const useRegistration = (
  { latest, reset, setUndecided }: ReturnType<typeof useSecretState>,
  sendEntry: () => void,
  lead: () => void,
): void => {
  const latestLead = useRef(lead);
  latestLead.current = lead;
  useEffect(() => {
    const undecided = (): (() => void) | null => {
      const { state, isStored } = latest.current;
      if (modeOf(state, isStored) !== 'replacing' || state.typed === '') return null;
      return () => {
        setUndecided(true);
        latestLead.current();
      };
    };
    const remove = registerTypedField({ send: sendEntry, forget: reset, undecided });
    return () => {
      sendEntry();
      remove();
    };
  }, [latest, sendEntry, reset, setUndecided]);
};
