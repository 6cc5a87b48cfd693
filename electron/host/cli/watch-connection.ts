import type { Failure } from '../../../shared/outcome.ts';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import type { ConnectionEnd, OnlineState, ProvisionPlan, ProvisionResult, Session } from '../../app/index.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { localTime, visibleText } from './text.ts';
import type { WatchEvents } from './watch-events.ts';

export interface WatchedRun {
  readonly plan: ProvisionPlan;
  readonly result: ProvisionResult;
  readonly recover: boolean;
  readonly signal: AbortSignal;
  /** The failure with the causes that the window would show. */
  readonly advised: (failure: Failure) => Failure;
}

/** Text about the end of the connection. Without a connection there is no text. */
export const endText = ({ words }: Pick<CommandContext, 'words'>, end: ConnectionEnd): string => {
  if (end === 'none') return '';
  return `${end === 'closed' ? words.disconnected : words.notDisconnected}\n`;
};

/**
 * Shows messages and the state of the connection until Ctrl+C or until the connection is lost permanently (reason on stderr). Then disconnects
 * cleanly unless `keep` is set.
 */
export const watchConnection = async (
  context: CommandContext,
  session: Session,
  run: WatchedRun,
  { keep, events }: { readonly keep: boolean; readonly events?: WatchEvents },
): Promise<Failure | null> => {
  const { out, words, clock, language } = context;
  const writeLine = (text: string): void => out.write(`${localTime(clock.wallMs())}  ${text}\n`);
  const onState = (seen: OnlineState): void => {
    const state = seen.kind === 'offline' ? { ...seen, failure: run.advised(seen.failure) } : seen;
    events?.state(state);
    if (state.kind === 'online') return writeLine(words.watchOnline);
    if (state.kind === 'offline') {
      // Without recovery the loss ends the run, and the sentence on stderr reports it.
      if (run.recover) writeLine(oneSentence(state.failure, language));
      return;
    }
    writeLine(fill(words.watchRecovering, { attempt: state.attempt, seconds: state.waitMs / 1000 }));
  };
  const removeListener = session.on('message', (topic, payload, complete) => {
    events?.message(topic, payload, complete);
    const text = (bytes: Uint8Array): string => visibleText(new TextDecoder().decode(bytes));
    const size = fill(complete ? words.maskedBytes : words.watchIncomplete, { bytes: payload.length });
    writeLine(`${text(topic)}  (${size})  ${text(payload)}`);
  });
  try {
    const ended = await session.keepOnline({ ...run, recover: () => run.recover, onState });
    const failure = ended && run.advised(ended);
    if (failure) {
      reportFailure(context, failure);
      return failure;
    }
    if (!keep) out.write(endText(context, await session.disconnect()));
    return null;
  } finally {
    removeListener();
  }
};
