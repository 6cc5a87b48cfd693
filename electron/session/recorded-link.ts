import type { ByteLink } from '../base/byte-link.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';

/** The link with what comes in written down before anybody parses it: a parser's bug cannot lose evidence. */
export const recordedLink = (link: ByteLink, recorder: SessionRecorder): ByteLink => ({
  epoch: link.epoch,
  address: link.address,
  write: (bytes) => link.write(bytes),
  onBytes: (listener) =>
    link.onBytes((bytes) => {
      recorder.received(bytes);
      listener(bytes);
    }),
  onClosed: (listener) => link.onClosed(listener),
  close: () => link.close(),
});
