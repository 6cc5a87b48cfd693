import { useEffect, useState } from 'react';
import type { Sending } from '../../../../shared/contract.ts';
import type { EncodingId } from '../../../../shared/encodings/encoding-ids.ts';
import { type Failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { base64Of, bytesFromBase64 } from '../../../parts/base64.ts';
import { request } from '../../../store/view-store.ts';

export interface RawChoice {
  readonly encoding: EncodingId;
  readonly sending: Sending;
}

/** Longer texts are sent as a file; the program takes no longer ones. */
export const longestText = 16_000;

/** The bytes of a typed text. The program has the tables of the encodings. */
export const rawBytesOf = async (typed: string, { encoding, sending }: RawChoice): Promise<Outcome<Uint8Array>> => {
  const answer = await request('terminal.rawBytes', { typed, encoding, sending });
  return answer.ok ? ok(bytesFromBase64(answer.value.bytesBase64)) : answer;
};

/** Sends bytes as they are, at once. */
export const sendBytes = (sessionId: string, bytes: Uint8Array): Promise<Outcome<unknown>> =>
  request('terminal.sendBytes', { sessionId, bytesBase64: base64Of(bytes) });

export const sendText = async (sessionId: string, typed: string, choice: RawChoice): Promise<Outcome<unknown>> => {
  const bytes = await rawBytesOf(typed, choice);
  if (!bytes.ok || bytes.value.length === 0) return bytes;
  return sendBytes(sessionId, bytes.value);
};

/** `null`: not known yet. */
export type RawPreview = { readonly bytes: Uint8Array } | { readonly failure: Failure } | null;

/** What would be sent for a text, as soon as it is known. */
export const useRawPreview = (typed: string, { encoding, sending }: RawChoice): RawPreview => {
  const [preview, setPreview] = useState<RawPreview>(null);
  useEffect(() => {
    let isCurrent = true;
    if (typed.length > longestText) return setPreview(null);
    void rawBytesOf(typed, { encoding, sending }).then((bytes) => {
      if (isCurrent) setPreview(bytes.ok ? { bytes: bytes.value } : { failure: bytes.error });
    });
    return () => {
      isCurrent = false;
    };
  }, [typed, encoding, sending]);
  return preview;
};
