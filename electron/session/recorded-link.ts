import { addressKind } from '../../shared/port-address.ts';
import type { ByteLink } from '../base/byte-link.ts';
import { createTelnetOpening } from '../link/telnet-opening.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';

export interface RecordedLinkListeners {
  /** Called with the number of bytes for the parser, before it gets them. */
  readonly onArrived: (length: number) => void;
  /** Called with the number of recorded bytes that are Telnet negotiation of a plain TCP server, which no parser gets. */
  readonly onTelnet: (length: number, options: readonly string[]) => void;
}

/** A link that records received bytes before any parser gets them: a bug in a parser cannot lose evidence. */
export const recordedLink = (
  link: ByteLink,
  recorder: Pick<SessionRecorder, 'received'>,
  { onArrived, onTelnet }: RecordedLinkListeners,
): ByteLink => ({
  epoch: link.epoch,
  address: link.address,
  write: (bytes) => link.write(bytes),
  onBytes: (listener) => {
    const telnet = addressKind(link.address) === 'tcp' ? createTelnetOpening() : null;
    const pass = (data: Uint8Array): void => {
      if (data.length === 0) return;
      onArrived(data.length);
      listener(data);
    };
    if (telnet) link.onClosed(() => pass(telnet.end()));
    return link.onBytes((bytes) => {
      recorder.received(bytes);
      const split = telnet?.push(bytes);
      if (split && split.negotiationBytes > 0) onTelnet(split.negotiationBytes, split.options);
      pass(split ? split.data : bytes);
    });
  },
  onClosed: (listener) => link.onClosed(listener),
  close: () => link.close(),
});
