import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { rawMessage } from '../../../../shared/sending/raw-message.ts';
import { encodeTraffic } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import { encodeText } from '../../../encodings/text-encoder.ts';
import { emptyAnswer, type Handlers, type HandlersOf, programPage } from '../../handlers.ts';
import type { ReadableLines } from '../../traffic-source.ts';
import type { ViewStore } from '../../view-store.ts';
import { moduleHandlers } from '../module/module-handlers.ts';
import type { SettingsService } from '../settings-service.ts';
import type { Opening } from './opening.ts';
import { portHandlers } from './port-handlers.ts';
import type { RunStarts } from './run-starts.ts';
import { deleteFile, readFiles } from './session-files.ts';
import type { SessionList } from './session-list.ts';
import type { SessionOpener } from './session-opener.ts';

/** What the handlers of the requests need. */
export interface SessionHandlerDeps {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly sessions: SessionList;
  readonly opener: SessionOpener;
  readonly runs: RunStarts;
  readonly keepPort: SettingsService['keepPort'];
  /** Of a session, a merged view or a recording. */
  readonly linesOf: (id: string) => ReadableLines | null;
  /** A line was typed in a command line. */
  readonly onTyped: (sessionId: string, line: string) => void;
}

export const sessionHandlers = (
  deps: SessionHandlerDeps,
): HandlersOf<'session' | 'port' | 'run' | 'files' | 'module' | 'terminal' | 'mqtt'> => ({
  ...openingHandlers(deps),
  ...portHandlers(deps),
  ...runHandlers(deps),
  ...fileHandlers(deps),
  ...moduleHandlers(deps.sessions),
  ...terminalHandlers(deps),
  ...rawHandlers(deps),
  ...mqttHandlers(deps),
});

type Act<Result> = (opening: Opening, signal: AbortSignal) => Promise<Outcome<Result>>;

/** Does something with an open session; its head shows `busy` until it is done. */
const act = async <Result>(sessions: SessionList, sessionId: string, action: Act<Result>): Promise<Outcome<Result>> => {
  const opening = sessions.openingOf(sessionId);
  return opening.ok ? opening.value.underWay((signal) => action(opening.value, signal)) : opening;
};

const openingHandlers = ({ sessions, opener }: SessionHandlerDeps): HandlersOf<'session'> => ({
  'session.open': ({ address, baudRate }) => opener.open(address, baudRate),
  'session.close': async ({ sessionId }) => {
    await sessions.get(sessionId)?.close();
    return emptyAnswer();
  },
  'session.forget': async ({ sessionId }) => {
    await sessions.remove(sessionId);
    return emptyAnswer();
  },
  'session.stopReopening': async ({ sessionId }) => {
    sessions.get(sessionId)?.stopReopening();
    return emptyAnswer();
  },
});

const runHandlers = ({ runs }: SessionHandlerDeps): HandlersOf<'run'> => ({
  'run.start': async ({ sessionId, stages, resume }) => emptyAnswer(await runs.start(sessionId, stages, resume)),
  'run.stop': async ({ sessionId }) => {
    runs.stop(sessionId);
    return emptyAnswer();
  },
});

const fileHandlers = ({ sessions, clock }: SessionHandlerDeps): HandlersOf<'files'> => ({
  'files.read': async ({ sessionId, automatic }) =>
    emptyAnswer(await act(sessions, sessionId, readFiles(clock, automatic))),
  'files.delete': async ({ sessionId, name }) => emptyAnswer(await act(sessions, sessionId, deleteFile(clock, name))),
});

/** Bytes of the pieces in one answer, about. */
const readLimitBytes = 64 * 1024;

/** Bytes without a command. */
type RawRequests = 'terminal.sendBytes' | 'terminal.keepPort';

const rawHandlers = ({ sessions }: SessionHandlerDeps): Pick<Handlers, RawRequests> => ({
  'terminal.sendBytes': async ({ sessionId, bytesBase64 }) => {
    const opening = sessions.openingOf(sessionId);
    const bytes = new Uint8Array(Buffer.from(bytesBase64, 'base64'));
    return emptyAnswer(opening.ok ? await opening.value.raw.send(bytes) : opening);
  },
  'terminal.keepPort': async ({ sessionId, keep }, page = programPage) => {
    const opening = sessions.openingOf(sessionId);
    // Releasing a closed port succeeds: there is nothing to release.
    if (!opening.ok) return keep ? opening : emptyAnswer();
    return emptyAnswer(opening.value.raw.keep(page, keep));
  },
});

const terminalHandlers = ({
  sessions,
  viewStore,
  linesOf,
  onTyped,
}: SessionHandlerDeps): Omit<HandlersOf<'terminal'>, RawRequests> => ({
  'terminal.send': async ({ sessionId, line, byButton }) => {
    const { lineEnd } = viewStore.view().settings;
    const cause = byButton ? 'request' : 'typed';
    if (!byButton) onTyped(sessionId, line);
    const answer = await act(sessions, sessionId, ({ typed, track }, signal) => {
      track.noteTyped(line);
      return typed.send(line, { lineEnd, cause }, signal);
    });
    if (!answer.ok) return answer;
    const { lines, final, acceptedOnly } = answer.value;
    return ok({ lines, final, acceptedOnly });
  },
  'terminal.read': async ({ sessionId, from, to }) => {
    const traffic = linesOf(sessionId);
    const pieces = (await traffic?.read(from, to, readLimitBytes)) ?? [];
    const piecesBase64 = Buffer.from(encodeTraffic(pieces)).toString('base64');
    return ok({ piecesBase64, linesBefore: (await traffic?.linesBefore(from)) ?? null });
  },
  'terminal.match': async ({ sessionId, from, to, condition }) => {
    const end = Math.max(from, to);
    const matched = await linesOf(sessionId)?.match(from, end, condition);
    const { to: until, bits } = matched ?? { to: end, bits: new Uint8Array(0) };
    return ok({ to: until, bitsBase64: Buffer.from(bits).toString('base64') });
  },
  'terminal.rawBytes': async ({ typed, encoding, sending }) => {
    const bytes = rawMessage(typed, { ...sending, encoding }, encodeText);
    return bytes.ok ? ok({ bytesBase64: Buffer.from(bytes.value).toString('base64') }) : bytes;
  },
  'terminal.sendNow': async ({ sessionId, id }) => {
    sessions.get(sessionId)?.opening()?.typed.sendNow(id);
    return emptyAnswer();
  },
  'terminal.data': async ({ sessionId, id, text }) => {
    const typed = sessions.get(sessionId)?.opening()?.typed;
    return emptyAnswer(typed?.provide(id, new TextEncoder().encode(text)));
  },
  'terminal.cancel': async ({ sessionId, id }) => {
    sessions.get(sessionId)?.opening()?.typed.cancel(id);
    return emptyAnswer();
  },
});

const mqttHandlers = ({ sessions, runs }: SessionHandlerDeps): HandlersOf<'mqtt'> => {
  const acted = async (sessionId: string, action: Act<unknown>) => emptyAnswer(await act(sessions, sessionId, action));
  return {
    'mqtt.open': async ({ sessionId }) => emptyAnswer(await runs.start(sessionId, ['connect'], false)),
    'mqtt.close': ({ sessionId }) => acted(sessionId, ({ runs }) => runs.closeConnection()),
    'mqtt.subscribe': ({ sessionId, topic, qos }) =>
      acted(sessionId, ({ session }, signal) => session.subscribe({ topic, qos }, signal)),
    'mqtt.unsubscribe': ({ sessionId, topic }) =>
      acted(sessionId, ({ session }, signal) => session.unsubscribe(topic, signal)),
    'mqtt.publish': ({ sessionId, topic, qos, payload }) => {
      const message = new TextEncoder().encode(payload);
      return acted(sessionId, ({ session }, signal) => session.publish({ topic, qos, message }, signal));
    },
  };
};
