import type { ByteLink } from '../base/byte-link.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';

/**
 * A link that records received bytes before any parser gets them: a bug in a parser cannot lose evidence. `onArrived` gets
 * their number, before any parser too.
 */
export const recordedLink = (
  link: ByteLink,
  recorder: SessionRecorder,
  onArrived: (length: number) => void,
): ByteLink => ({
  epoch: link.epoch,
  address: link.address,
  write: (bytes) => link.write(bytes),
  onBytes: (listener) =>
    link.onBytes((bytes) => {
      recorder.received(bytes);
      onArrived(bytes.length);
      listener(bytes);
    }),
  onClosed: (listener) => link.onClosed(listener),
  close: () => link.close(),
});
