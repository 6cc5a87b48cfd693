import { latin1Of } from '../framer/latin1.ts';
import type { CommandRequest } from './command-spec.ts';
import type { UrcRecogniser } from './engine-state.ts';
import { mayBelongTo } from './ownership.ts';
import type { Identity, ProofQuestion, Unanswered } from './unanswered.ts';

/**
 * In the order in which they are asked (MAN ATI, CGSN; transcripts 02, 29). As long as the text is not known, a line without a digit or
 * with blanks may be anything that a module prints by itself (`Call Ready`, `NO CARRIER`).
 */
const proofQuestions: readonly ProofQuestion[] = [
  {
    name: 'ATI',
    text: /^(?!\d{15}$)(?=.*\d)[A-Za-z0-9][\w.-]*[A-Za-z0-9]$/,
    isTelling: false,
    otherSources: /^ATI|[;*]\s*I|\+(?:C?GMR|VER)/i,
  },
  {
    name: 'AT+CGSN',
    text: /^(?:\+CGSN\s*:\s*)?"?\d{15}"?$/,
    isTelling: true,
    // The IMSI has fifteen digits as well.
    otherSources: /GSN|CIMI|EGMR|[;*]\s*I/i,
  },
];

/** A text that a command claims only if it claims any. */
const anyText = 'AirM2M_720_V1_LTE_AT';

const canProve = (question: ProofQuestion, { questions, commands }: Unanswered, identity: Identity): boolean =>
  !questions.includes(question.name) &&
  !commands.some(({ line }) => question.otherSources.test(latin1Of(line.bytes))) &&
  (question.isTelling || !commands.some((command) => mayBelongTo(command, identity[question.name] ?? anyText)));

/** The first question whose text could come from nothing else; `null`: there is none. */
export const nextQuestion = (unanswered: Unanswered, identity: Identity): ProofQuestion | null =>
  proofQuestions.find((question) => canProve(question, unanswered, identity)) ?? null;

/** What an ordinary answer to one of the questions teaches. */
export const identityFrom = (request: CommandRequest, lines: readonly string[]): Identity => {
  const asked = latin1Of(request.line.bytes).trim().toUpperCase();
  const question = proofQuestions.find(({ name }) => name === asked);
  const [line] = lines;
  return question && line !== undefined && lines.length === 1 && question.text.test(line)
    ? { [question.name]: line }
    : {};
};

/**
 * True when the line is the text that was asked for: what the module said before, or where that is not known, something of its
 * shape that cannot belong to a command that is still unanswered.
 */
export const isProof = (
  { name, text, isTelling }: ProofQuestion,
  line: string,
  { commands }: Unanswered,
  identity: Identity,
  recogniseUrc: UrcRecogniser,
): boolean => {
  const known = identity[name];
  if (known !== undefined) return line === known;
  if (!text.test(line) || /^(?:OK|ERROR)$/.test(line) || recogniseUrc(line) !== null) return false;
  if (proofQuestions.some((question) => question.name === line)) return false;
  return isTelling || !commands.some((command) => mayBelongTo(command, line));
};
