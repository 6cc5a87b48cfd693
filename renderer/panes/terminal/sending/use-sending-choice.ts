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

export interface SendingChoice {
  readonly encoding: EncodingId;
  readonly sending: Sending;
  readonly onEncoding: (encoding: EncodingId) => void;
  readonly onSending: (part: Partial<Sending>) => void;
  /** A received line ends after so long without bytes; `null`: it does not. */
  readonly packetMs: number | null;
  readonly onPackets: (packetMs: number | null) => void;
}

/** What is chosen for the port of the session. The program keeps it for the device. */
export const useSendingChoice = (): SendingChoice => {
  const address = useSessionPart<string | null>((session) => session.address, null);
  const kept = useView((view) => (address === null ? null : keptSettings(view, address)));
  const sending = kept?.sending ?? defaultSending;
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
      if (address !== null) requestAndNotify('port.change', { address, sending: { ...sending, ...part } });
    },
  };
};
