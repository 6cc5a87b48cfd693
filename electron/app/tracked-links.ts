import { createListeners } from '../../shared/listeners.ts';
import { ok } from '../../shared/outcome.ts';
import type { ByteLink, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import { LineCollector } from '../link/line-collector.ts';
import { createTypedAnswers } from '../session/typed-answers.ts';
import type { OpenAnswersStore } from './open-answers.ts';

/**
 * Links without an engine, such as those of a probe. Their unanswered commands are stored like those of a session, because a busy module may
 * answer a probe only after the port was opened again.
 */
export const createTrackedLinks =
  (deps: { readonly clock: Clock; readonly openLink: OpenLink; readonly openAnswers: OpenAnswersStore }): OpenLink =>
  async (address, settings) => {
    const opened = await deps.openLink(address, settings);
    if (!opened.ok) return opened;
    const takeLeftBehind = await deps.openAnswers.find(address);
    const link = opened.value;
    const answers = createTypedAnswers(deps.clock);
    const { answers: before, wasInDataMode } = takeLeftBehind();
    if (before) answers.found(before);
    if (wasInDataMode) answers.foundDataMode();
    const sending = createListeners<[]>();
    deps.openAnswers.follow(address, {
      onSending: (listener) => void sending.add(listener),
      onClosed: (listener) => void link.onClosed(listener),
      isInDataMode: answers.isInDataMode,
      pendingAnswers: answers.pending,
      answersAtClose: answers.pending,
    });
    const tracked: ByteLink = {
      epoch: link.epoch,
      address: link.address,
      write: (bytes) => {
        answers.sent(bytes);
        sending.emit();
        return link.write(bytes);
      },
      onBytes: (listener) => {
        const lines = new LineCollector();
        return link.onBytes((bytes) => {
          lines.push(bytes);
          for (const line of lines.all) answers.received(line.trim());
          lines.clear();
          listener(bytes);
        });
      },
      onClosed: (listener) => link.onClosed(listener),
      close: () => link.close(),
    };
    return ok(tracked);
  };
