import { latin1Of } from '../framer/latin1.ts';
import type { CommandRequest } from './command-spec.ts';
import type { UrcRecogniser } from './engine-state.ts';
import { mayBelongTo } from './ownership.ts';
import type { Identity, ProofName, ProofQuery, RawBytes, Unanswered } from './unanswered.ts';

/** Commands that print files, answers of servers or messages. Such a line may have any form. */
const foreignTextCommands = /FSREAD|HTTPREAD|FTPGET|FTPEXTGET|CIPRXGET|MQTTMSGGET|CMG[LR]/i;

/**
 * In the order in which they are sent (MAN ATI, CGSN; transcripts 02, 29). Until the text is known, a line without a digit or with blanks
 * may be unsolicited (`Call Ready`, `NO CARRIER`).
 */
const proofQueries: readonly ProofQuery[] = [
  {
    name: 'ATI',
    text: /^(?!\d{15}$)(?=.*\d)[A-Za-z0-9][\w.-]*[A-Za-z0-9]$/,
    isUnique: false,
    otherSources: /^ATI|[;*]\s*I|\+(?:C?GMR|VER)/i,
  },
  {
    name: 'AT+CGSN',
    text: /^(?:\+CGSN\s*:\s*)?"?\d{15}"?$/,
    isUnique: true,
    // The IMSI has fifteen digits as well.
    otherSources: /GSN|CIMI|EGMR|[;*]\s*I/i,
  },
];

/** Placeholder for an unknown text: only a command that accepts any text claims it. */
const anyText = 'AirM2M_720_V1_LTE_AT';

/** Whether the lines of a pending command may have any form, including that of a proof. */
export const printsAnything = ({ line, countedBytes }: CommandRequest): boolean =>
  (countedBytes ?? 0) > 0 || foreignTextCommands.test(latin1Of(line.bytes));

/** `ATI` among commands without a prefix character (`+`, `*`, `^`) before their names: `ATE0I` (ITU-T V.250 §5.4.1). */
const joinedInformation = /^AT[^+*^]*I/i;

/** What the answer to these bytes may contain. A line may begin anywhere in them. */
export const sourcesIn = (text: string): Pick<RawBytes, 'proofs' | 'printsAnything'> => {
  const lines = text.replaceAll(/AT/gi, '\n$&').split(/[\r\n]/);
  const mayPrint = ({ name, otherSources }: ProofQuery): boolean =>
    lines.some((line) => otherSources.test(line) || (name === 'ATI' && joinedInformation.test(line)));
  return {
    proofs: proofQueries.filter(mayPrint).map(({ name }) => name),
    printsAnything: foreignTextCommands.test(text),
  };
};

/** Bytes of a user may print any text of the right form, but not the text of this module. */
const canProveAfter = ({ name, isUnique }: ProofQuery, raw: RawBytes | null, identity: Identity): boolean =>
  raw === null || !(raw.printsAnything || raw.proofs.includes(name) || (!isUnique && identity[name] === undefined));

const canProve = (query: ProofQuery, { queries, commands, raw }: Unanswered, identity: Identity): boolean =>
  canProveAfter(query, raw, identity) &&
  !queries.includes(query.name) &&
  !commands.some((command) => printsAnything(command) || query.otherSources.test(latin1Of(command.line.bytes))) &&
  (query.isUnique || !commands.some((command) => mayBelongTo(command, identity[query.name] ?? anyText)));

/** The first query whose text no other pending command can print; `null` when there is none. */
export const nextQuery = (unanswered: Unanswered, identity: Identity): ProofQuery | null => {
  const possible = proofQueries.filter((query) => canProve(query, unanswered, identity));
  const unique = unanswered.raw ? possible.find(({ isUnique }) => isUnique) : undefined;
  return unique ?? possible[0] ?? null;
};

/** The queries that are pending, or whose text a pending command prints. */
export const openProofs = ({ queries, commands, raw }: Unanswered): readonly ProofName[] =>
  proofQueries
    .filter(
      ({ name, otherSources }) =>
        queries.includes(name) ||
        raw?.proofs.includes(name) ||
        commands.some(({ line }) => otherSources.test(latin1Of(line.bytes))),
    )
    .map(({ name }) => name);

/** The identity text in an ordinary answer to one of the queries. */
export const identityFrom = (request: CommandRequest, lines: readonly string[]): Identity => {
  const asked = latin1Of(request.line.bytes).trim().toUpperCase();
  const query = proofQueries.find(({ name }) => name === asked);
  const [line] = lines;
  return query && line !== undefined && lines.length === 1 && query.text.test(line) ? { [query.name]: line } : {};
};

/**
 * True when the line is the requested text: equal to the module's earlier answer or, if that is unknown or the form alone is sufficient, of
 * the right form and not possible as a line of an unanswered command.
 */
export const isProof = (
  { name, text, isUnique }: ProofQuery,
  line: string,
  { commands }: Unanswered,
  identity: Identity,
  recogniseUrc: UrcRecogniser,
): boolean => {
  const known = identity[name];
  if (line === known) return true;
  // Another module may be connected by now.
  if (known !== undefined && !isUnique) return false;
  if (!text.test(line) || /^(?:OK|ERROR)$/.test(line) || recogniseUrc(line) !== null) return false;
  if (proofQueries.some((query) => query.name === line)) return false;
  return isUnique || !commands.some((command) => mayBelongTo(command, line));
};
