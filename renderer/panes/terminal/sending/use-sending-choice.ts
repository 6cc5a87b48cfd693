import { useRef } from 'react';
import type { Sending } from '../../../../shared/contract.ts';
import type { EncodingId } from '../../../../shared/encodings/encoding-ids.ts';
import { keptSettings } from '../../../../shared/port-settings.ts';
import { requestAndNotify, useSessionPart, useView } from '../../../store/view-store.ts';

export const defaultSending: Sending = {
  form: 'plain',
  lineEnding: 'crlf',
  checksum: 'none',
  range: { first: 1, leftOut: 0 },
};

/** What is left out stays as it is. */
export type SendingPart = Partial<Omit<Sending, 'range'>> & { readonly range?: Partial<Sending['range']> };

export interface SendingChoice {
  readonly encoding: EncodingId;
  readonly sending: Sending;
  readonly onEncoding: (encoding: EncodingId) => void;
  readonly onSending: (part: SendingPart) => void;
  /** A received line ends after so long without bytes; `null`: it does not. */
  readonly packetMs: number | null;
  readonly onPackets: (packetMs: number | null) => void;
}

/** What is chosen for the port of the session. The program keeps it for the device. */
export const useSendingChoice = (): SendingChoice => {
  const address = useSessionPart<string | null>((session) => session.address, null);
  const kept = useView((view) => (address === null ? null : keptSettings(view, address)));
  const sending = kept?.sending ?? defaultSending;
  /** A change that is not in the view yet: the next one builds on it. */
  const underWay = useRef<{ readonly wanted: Sending } | null>(null);
  return {
    encoding: kept?.encoding ?? 'utf-8',
    sending,
    packetMs: kept?.packetMs ?? null,
    onPackets: (packetMs) => {
      if (address !== null) requestAndNotify('port.change', { address, packetMs });
    },
    onEncoding: (encoding) => {
      if (address !== null) requestAndNotify('port.change', { address, encoding });
    },
    onSending: (part) => {
      if (address === null) return;
      const before = underWay.current?.wanted ?? sending;
      const wanted = { ...before, ...part, range: { ...before.range, ...part.range } };
      const own = { wanted };
      underWay.current = own;
      const forget = (): void => {
        if (underWay.current === own) underWay.current = null;
      };
      requestAndNotify('port.change', { address, sending: wanted }, forget, forget);
    },
  };
};
