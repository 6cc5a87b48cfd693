import { type ChangeEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { DraftPatch } from '../../../shared/contract.ts';
import type { Failure, Outcome } from '../../../shared/outcome.ts';
import { noteSending, registerTypedField } from '../../store/typed-fields.ts';
import { changeDraft, useScope } from '../../store/view-store.ts';
import { type FieldEvent, idleField, nextField, shownText } from './draft-field.ts';

const pauseMs = 250;

export interface TextField {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

interface FieldOptions {
  /** The value of the program. */
  readonly value: string;
  /** Sends the text; `null` if the text is not valid for this field. */
  readonly send: (text: string) => Promise<Outcome<unknown>> | null;
}

export interface SyncedField {
  readonly input: TextField;
  /** The field was blurred or typed into. An empty field is marked only afterwards. */
  readonly touched: boolean;
  /** Why the program rejected the last text. */
  readonly failure: Failure | null;
}

/** Binds a text field to a value of the program. Sends after a pause in typing and on blur. */
export const useSyncedField = ({ value, send }: FieldOptions): SyncedField => {
  const [touched, setTouched] = useState(false);
  const { state, dispatch, failure, flush, flushSoon } = useSending(send);
  const lastValue = useRef(value);
  useEffect(() => {
    if (lastValue.current === value) return;
    lastValue.current = value;
    dispatch({ kind: 'changed' });
  }, [value, dispatch]);

  useEffect(() => {
    const remove = registerTypedField({ send: flush, forget: () => dispatch({ kind: 'changed' }) });
    return () => {
      flush();
      remove();
    };
  }, [flush, dispatch]);

  return {
    touched,
    failure,
    input: {
      value: shownText(state, value),
      onChange: (event) => {
        dispatch({ kind: 'type', text: event.currentTarget.value });
        flushSoon();
      },
      onFocus: () => dispatch({ kind: 'focus', value }),
      onBlur: () => {
        flush();
        setTouched(true);
        dispatch({ kind: 'blur' });
      },
    },
  };
};

/** State of the field. `flush` sends its text now, `flushSoon` after a pause. */
const useSending = (send: FieldOptions['send']) => {
  const [state, setState] = useState(idleField);
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef({ state, send });
  latest.current.send = send;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const stopTimer = useCallback((): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  const dispatch = useCallback((event: FieldEvent): void => {
    latest.current.state = nextField(latest.current.state, event);
    setState(latest.current.state);
  }, []);
  const flush = useCallback((): void => {
    stopTimer();
    const { state: current, send: sendText } = latest.current;
    if (!current.unsent || current.typed === null) return;
    const answer = sendText(current.typed);
    if (answer === null) return;
    dispatch({ kind: 'sent' });
    noteSending(
      answer.then((outcome) => {
        setFailure(outcome.ok ? null : outcome.error);
        dispatch({ kind: 'answered' });
      }),
    );
  }, [dispatch, stopTimer]);
  const flushSoon = useCallback((): void => {
    stopTimer();
    timer.current = setTimeout(flush, pauseMs);
  }, [flush, stopTimer]);
  return { state, dispatch, failure, flush, flushSoon };
};

/** A text field of the draft. `patchOf` builds the change; `null` if the text is not valid. */
export const useDraftField = (value: string, patchOf: (text: string) => DraftPatch | null): SyncedField => {
  const scope = useScope();
  return useSyncedField({
    value,
    send: (text) => {
      const patch = patchOf(text);
      return patch === null ? null : changeDraft(patch, scope);
    },
  });
};
