import type { ShareOutput } from '../../../shared/cli-output.ts';
import { noteDetails } from '../../../shared/link-note.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { cliShareWords } from '../../../shared/words/cli-share.ts';
import { cliTerminalWords } from '../../../shared/words/cli-terminal.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { baudRateOf } from '../../app/baud-rate.ts';
import type { MonitorState } from '../../app/index.ts';
import type { RefusalReason, ShareEvent } from '../../link/share-server.ts';
import type { CommandContext } from './host-process.ts';
import { errorOutput, type WithoutTime, writeJsonLine } from './json-output.ts';
import { linkNoteText } from './link-note-text.ts';
import { localTime } from './text.ts';

/** What `share` shows. */
export interface ShareView {
  state(state: MonitorState): void;
  event(event: ShareEvent): void;
  /** `address`: where clients connect. */
  ready(address: string): void;
  ended(exitCode: number, error: Failure | null, recording: string | null): void;
}

const reasonWords = {
  'not-allowed': 'notAllowed',
  'in-use': 'inUse',
  http: 'http',
  'no-negotiation': 'noNegotiation',
  'port-closed': 'portClosed',
  'too-slow': 'tooSlow',
  protocol: 'protocol',
} as const satisfies Record<RefusalReason, string>;

/** One line for each event, with its time. */
export const createShareView = ({ out, err, clock, language }: CommandContext): ShareView => {
  const words = cliShareWords[language];
  const terminalWords = cliTerminalWords[language];
  const write = (text: string): void => out.write(`${localTime(clock.wallMs())} ● ${text}\n`);
  const because = (reason: RefusalReason): string => words[reasonWords[reason]];

  return {
    ready: (address) => out.write(`ready rfc2217://${address}\n`),
    state: (state) => {
      if (state.kind === 'lost')
        write(fill(terminalWords.monitorLost, { reason: describeFailure(state.reason, language).happened }));
      if (state.kind === 'reopened')
        write(fill(terminalWords.monitorReopened, { address: state.address, epoch: state.epoch }));
      if (state.kind === 'note') write(linkNoteText(state.note, language));
    },
    event: (event) => {
      const { peer } = event;
      switch (event.kind) {
        case 'refused':
          return write(fill(words.shareRefused, { peer, reason: because(event.reason) }));
        case 'connected':
          return write(fill(words.shareConnected, { peer }));
        case 'changed':
          return write(fill(words.shareChanged, { peer, what: event.what }));
        case 'disconnected': {
          const { reason, sentBytes: sent, receivedBytes: received, droppedBytes: bytes } = event;
          write(
            fill(words.shareDisconnected, { peer, sent, received, ...(reason ? { reason: because(reason) } : {}) }),
          );
          if (bytes > 0) write(fill(words.shareDropped, { peer, bytes }));
        }
      }
    },
    ended: (_exitCode, _error, path) => {
      if (path !== null) err.write(`${fill(terminalWords.monitorRecording, { path })}\n`);
    },
  };
};

/** The same as JSON Lines. */
export const createShareEvents = (
  context: CommandContext,
  { port, baud }: { readonly port: string; readonly baud: number },
): ShareView => {
  const write = (line: WithoutTime<ShareOutput>): void =>
    writeJsonLine<ShareOutput>(context, context.clock.wallMs(), line);
  return {
    ready: (address) => write({ type: 'ready', address, port, baudRate: baudRateOf(port, baud) }),
    state: (state) => {
      if (state.kind === 'lost') write({ type: 'lost', error: errorOutput(context, state.reason) });
      if (state.kind === 'reopened') write({ type: 'reopened', address: state.address, epoch: state.epoch });
      if (state.kind === 'note') write({ type: 'note', note: state.note.kind, details: noteDetails(state.note) });
    },
    event: ({ kind, ...event }) => write({ type: kind, ...event } as WithoutTime<ShareOutput>),
    ended: (exitCode, error, recording) =>
      write({ type: 'ended', exitCode, error: error && errorOutput(context, error), recording }),
  };
};
