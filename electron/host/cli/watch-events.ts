import type { WatchOutput } from '../../../shared/cli-output.ts';
import type { OnlineState, Session } from '../../app/index.ts';
import type { Undo } from '../../base/undo.ts';
import type { CommandContext } from './host-process.ts';
import { errorOutput, type WithoutTime, writeJsonLine } from './json-output.ts';
import { outputOf, type RunEnd } from './run-end.ts';
import { trafficText } from './run-view.ts';

/** The output of `--watch --json`: one line of JSON for each event. */
export interface WatchEvents {
  /** Prints steps, and lines with `--verbose`. */
  follow(session: Session): Undo;
  result(end: RunEnd): void;
  state(state: OnlineState): void;
  message(topic: Uint8Array, payload: Uint8Array, complete: boolean): void;
  ended(end: RunEnd): void;
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const createWatchEvents = (context: CommandContext, options: { readonly traffic: boolean }): WatchEvents => {
  const { clock, words } = context;
  const writeEvent = (line: WithoutTime<WatchOutput>): void =>
    writeJsonLine<WatchOutput>(context, clock.wallMs(), line);
  return {
    follow: (session) => {
      const undo = [
        session.on('step', ({ id, item, status, ms, warnings }) =>
          writeEvent({
            type: 'step',
            id,
            ...(item === undefined ? {} : { item }),
            status,
            ms,
            warnings: warnings.map(({ code }) => code),
          }),
        ),
      ];
      if (options.traffic) {
        undo.push(
          session.on('traffic', (item) => {
            const shown = trafficText(item, words.maskedBytes);
            const { direction, owner, isRecorded } = item;
            if (shown !== null)
              writeEvent({ type: 'line', direction, text: shown, recorded: isRecorded, owner: owner.kind });
          }),
        );
      }
      return () => {
        for (const end of undo) end();
      };
    },
    result: (end) => writeEvent({ type: 'result', ...outputOf(context, end) }),
    state: (state) => {
      if (state.kind === 'online') return writeEvent({ type: 'online' });
      if (state.kind === 'offline') return writeEvent({ type: 'offline', error: errorOutput(context, state.failure) });
      writeEvent({ type: 'recovering', attempt: state.attempt, waitMs: state.waitMs });
    },
    message: (topic, payload, complete) =>
      writeEvent({ type: 'message', topic: text(topic), payload: text(payload), bytes: payload.length, complete }),
    ended: (end) => {
      const { exitCode, error } = outputOf(context, end);
      writeEvent({ type: 'ended', exitCode, error });
    },
  };
};
