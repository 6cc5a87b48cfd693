import { latin1Of } from '../framer/latin1.ts';
import type { CommandRequest } from './command-spec.ts';
import type { UrcRecogniser } from './engine-state.ts';
import { mayBelongTo } from './ownership.ts';
import type { Identity, ProofName, ProofQuestion, Unanswered } from './unanswered.ts';

/** Commands that print files, answers of servers or messages. Such a line may have any form. */
const foreignTextCommands = /FSREAD|HTTPREAD|FTPGET|FTPEXTGET|CIPRXGET|MQTTMSGGET|CMG[LR]/i;

/**
 * In the order in which they are sent (MAN ATI, CGSN; transcripts 02, 29). Until the text is known, a line without a digit or with blanks
 * may be unsolicited (`Call Ready`, `NO CARRIER`).
 */
const proofQuestions: readonly ProofQuestion[] = [
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

const canProve = (question: ProofQuestion, { questions, commands }: Unanswered, identity: Identity): boolean =>
  !questions.includes(question.name) &&
  !commands.some((command) => printsAnything(command) || question.otherSources.test(latin1Of(command.line.bytes))) &&
  (question.isUnique || !commands.some((command) => mayBelongTo(command, identity[question.name] ?? anyText)));

/** The first query whose text no other pending command can print; `null` when there is none. */
export const nextQuestion = (unanswered: Unanswered, identity: Identity): ProofQuestion | null =>
  proofQuestions.find((question) => canProve(question, unanswered, identity)) ?? null;

/** The queries that are pending, or whose text a pending command prints. */
export const openProofs = ({ questions, commands }: Unanswered): readonly ProofName[] =>
  proofQuestions
    .filter(
      ({ name, otherSources }) =>
        questions.includes(name) || commands.some(({ line }) => otherSources.test(latin1Of(line.bytes))),
    )
    .map(({ name }) => name);

/** The identity text in an ordinary answer to one of the queries. */
export const identityFrom = (request: CommandRequest, lines: readonly string[]): Identity => {
  const asked = latin1Of(request.line.bytes).trim().toUpperCase();
  const question = proofQuestions.find(({ name }) => name === asked);
  const [line] = lines;
  return question && line !== undefined && lines.length === 1 && question.text.test(line)
    ? { [question.name]: line }
    : {};
};

/**
 * True when the line is the requested text: equal to the module's earlier answer or, if that is unknown or the form alone is sufficient, of
 * the right form and not possible as a line of an unanswered command.
 */
export const isProof = (
  { name, text, isUnique }: ProofQuestion,
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
  if (proofQuestions.some((question) => question.name === line)) return false;
  return isUnique || !commands.some((command) => mayBelongTo(command, line));
};
