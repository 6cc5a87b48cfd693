import { addressKind } from '../../shared/port-address.ts';
import type { CommandRequest, DataRule, LateRule, SecondPhaseRule } from '../at/command-spec.ts';
import type { NotedInput, QueuedCommand } from '../at/engine-state.ts';
import type { OpeningFacts } from '../at/opening-state.ts';
import { looksLikeResult, sentTextOf } from '../at/owed.ts';
import { defaultTimings, type EngineTimings } from '../at/timings.ts';
import type { OpenAnswers, OwedResult, Unanswered } from '../at/unanswered.ts';
import { latin1Of } from '../framer/latin1.ts';
import { startsCommand } from '../recorder/masking.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';

/**
 * Writes the inputs of the engine into the recording, so that a replay cuts as it did (docs/recording-format.md §5). Nothing is written per read, and
 * no data of a user is written twice: payloads and typed bytes are in the entries of what was sent, masked there. A replay takes them from those.
 */
export interface NotedInputs {
  /** Before the engine is created. */
  begin(facts: OpeningFacts, opening: NotedOpening): void;
  note(input: NotedInput): void;
}

export interface NotedOpening {
  readonly address: string;
  readonly nowMs: number;
  readonly timings: EngineTimings;
}

export const createNotedInputs = (recorder: Pick<SessionRecorder, 'input' | 'mask' | 'maskText'>): NotedInputs => {
  const requests = createRequestNotes(recorder);
  let isEnded = false;
  return {
    begin: (facts, { address, nowMs, timings }) => {
      const { before, startsInDataMode } = facts;
      recorder.input('q', {
        ...{ kind: 'begin', atMs: nowMs },
        ...(addressKind(address) === 'tcp' && { telnet: true }),
        ...changed('timings', otherTimings(timings)),
        ...(before && { before: requests.ofAnswers(before) }),
        ...(startsInDataMode && { dataMode: startsInDataMode }),
      });
    },
    note: (input) => {
      if (isEnded) return;
      switch (input.kind) {
        case 'written':
          return recorder.input('w', {});
        case 'time':
          return recorder.input('z', {});
        case 'closed':
          isEnded = true;
          return recorder.input('x', { code: input.reason.code });
        case 'submit':
          return recorder.input('q', { kind: input.kind, ...requests.ofCommand(input.command) });
        default:
          return recorder.input('q', plainNote(input));
      }
    },
  };
};

type PlainInput = Exclude<NotedInput, { readonly kind: 'written' | 'time' | 'closed' | 'submit' }>;

const plainNote = (input: PlainInput): object => {
  switch (input.kind) {
    case 'contact': {
      const { id, lease, patienceMs } = input.contact;
      return { kind: input.kind, id, ...given('lease', lease), patienceMs };
    }
    case 'acquire':
    case 'release':
      return { kind: input.kind, lease: input.lease };
    case 'cancel':
    case 'send-now':
      return { kind: input.kind, id: input.id };
    case 'data': {
      const { kind, id, bytes, secret } = input;
      return { kind, id, sizeBytes: bytes?.length ?? null, ...(secret && { secret }) };
    }
    case 'send-bytes': {
      const sent = { sizeBytes: input.bytes.length, ...given('cause', input.cause) };
      return { kind: input.kind, id: input.id, ...given('lease', input.lease), ...sent };
    }
    case 'keep-port':
      return { kind: input.kind, isKept: input.isKept };
  }
};

const given = (name: string, value: unknown): object =>
  value === null || value === undefined ? {} : { [name]: value };
const changed = (name: string, value: object): object => (Object.keys(value).length === 0 ? {} : { [name]: value });

const otherTimings = (timings: EngineTimings): Partial<EngineTimings> =>
  Object.fromEntries(
    Object.entries(timings).filter(([name, value]) => defaultTimings[name as keyof EngineTimings] !== value),
  );

/** Enough for what may be sent again before its result arrives. */
const keptTexts = 256;

/** Requests as they are in a recording. */
const createRequestNotes = (recorder: Pick<SessionRecorder, 'mask' | 'maskText'>) => {
  const texts = new Map<string, number>();
  let lastNumber = 0;
  /** The same for the same text, which may be secret. */
  const numberOf = (text: string): number => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    lastNumber += 1;
    texts.set(text, lastNumber);
    const [oldest] = texts.keys();
    if (texts.size > keptTexts && oldest !== undefined) texts.delete(oldest);
    return lastNumber;
  };
  const ofRequest = (request: CommandRequest): object => {
    const { name, line, lineEnd, response, finals, payload, countedBytes, secondPhase, late, counted, asks } = request;
    const { endsConnection, nothingToEnd, deadlineMs, longestMs } = request;
    const shown = isRepeatable(line.bytes) ? latin1Of(recorder.mask(line.bytes, line.secretSpans)) : null;
    return {
      ...(shown === null ? { lineBytes: line.bytes.length } : { name: nameIn(name, shown), line: shown }),
      ...(lineEnd !== 'cr' && { lineEnd }),
      ...listed('prefixes', response.prefixes),
      ...given('bare', response.bare && String(response.bare)),
      ...listed('success', finals.success),
      ...listed('failure', finals.failure),
      ...(payload && { payload: { sizeBytes: payload.bytes.length, ...(payload.secret && { secret: true }) } }),
      ...given('countedBytes', countedBytes),
      ...(secondPhase && { secondPhase: secondPhaseNote(secondPhase) }),
      ...(late.length > 0 && { late: late.map(lateNote) }),
      ...(counted && { counted }),
      ...(asks && { asks: dataRuleNote(asks) }),
      ...(endsConnection && { endsConnection }),
      ...given('nothingToEnd', nothingToEnd && String(nothingToEnd)),
      deadlineMs,
      ...(longestMs !== deadlineMs && { longestMs }),
      ...((secondPhase || late.some(looksLikeResult)) && { sentAs: numberOf(sentTextOf(request)) }),
    };
  };
  const ofOwed = ({ sent, left, failure, endsAtMs, repeatedBy, isDoubtful }: OwedResult): object => ({
    ...{ sentAs: numberOf(sent), endsAtMs },
    ...listed('left', left),
    ...listed('failure', failure),
    ...given('repeatedBy', repeatedBy),
    ...(isDoubtful && { isDoubtful }),
  });
  const ofUnanswered = ({ commands, raw, ...unanswered }: Unanswered): object => ({
    ...unanswered,
    commands: commands.map(ofRequest),
    // Without its text, which a user typed.
    ...(raw && { raw: { ...raw, tail: '' } }),
  });
  return {
    ofAnswers: ({ unanswered, identity, owed }: OpenAnswers): object => ({
      unanswered: ofUnanswered(unanswered),
      identity: Object.fromEntries(Object.entries(identity).map(([name, text]) => [name, recorder.maskText(text)])),
      owed: owed.map(ofOwed),
    }),
    ofCommand: ({ id, request, lease, priority, ...command }: Omit<QueuedCommand, 'kind'>): object => ({
      ...{ id, ...given('lease', lease), ...ofRequest(request) },
      ...(priority !== 'ordinary' && { priority }),
      ...given('cause', command.cause),
      ...given('expected', command.expected && String(command.expected)),
      ...(command.repeatable && { repeatable: true }),
      ...(command.typed && { typed: true }),
    }),
  };
};

/**
 * A command, which is masked in the same way wherever it occurs. Anything else may be the rest of what was sent before, such as a line of a private
 * key: only the mask of the stream knows.
 */
const isRepeatable = (line: Uint8Array): boolean => {
  const text = latin1Of(line);
  return text === '+++' || (startsCommand(line) && !/^[\w+/=]{40,}$/.test(text.trim()));
};

/** The name of a typed line is its beginning, which may be masked. */
const nameIn = (name: string, line: string): string =>
  line.trimStart().slice(0, name.length).toUpperCase() === name.toUpperCase() ? name : 'AT';

const listed = (name: string, values: readonly (string | RegExp)[]): object =>
  values.length === 0 ? {} : { [name]: values.map(String) };

const secondPhaseNote = ({ success, failure, detail, deadlineMs, holdsLine }: SecondPhaseRule): object => ({
  ...listed('success', success),
  ...listed('failure', failure),
  ...listed('detail', detail),
  deadlineMs,
  ...(holdsLine && { holdsLine }),
});

const lateNote = ({ lines, last, deadlineMs, ofConnection }: LateRule): object => ({
  ...listed('lines', lines),
  ...listed('last', last),
  deadlineMs,
  ...(ofConnection && { ofConnection }),
});

const dataRuleNote = ({ line, sizeBytes, limitMs, cancelByte }: DataRule): object => ({
  ...given('line', line && String(line)),
  ...given('sizeBytes', sizeBytes),
  ...given('limitMs', limitMs),
  ...given('cancelByte', cancelByte),
});
