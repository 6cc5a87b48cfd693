/** How one command was answered in a recording. */
export interface CommandAnswers {
  /** With its sign and without its arguments, such as `AT+CSQ`. */
  readonly name: string;
  readonly count: number;
  readonly errors: number;
  /** Without a final result. */
  readonly unanswered: number;
  /** `null`: none was answered. */
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
  readonly slowestMs: number | null;
  /** The sequence number of the slowest one. */
  readonly slowestAt: number | null;
}

/** More commands than a module has. A hostile recording may have any number of names. */
const nameLimit = 500;
/** Beyond it each further time replaces one at a place that depends on their number only, so that the result is the same each time. */
const timesLimit = 2_000;
/** Commands that wait for their result at the same time. */
const openLimit = 64;

export interface Answers {
  count: number;
  errors: number;
  answered: number;
  readonly times: number[];
  slowestMs: number | null;
  slowestAt: number | null;
}

type SentCommand = { readonly name: string; readonly atMs: number; readonly sequence: number };

/** How long one command took. Time and sequence number are those of its line. */
export interface AnswerTime extends SentCommand {
  readonly ms: number;
}

/** What is needed to continue gathering. */
export interface KeptAnswerTimes {
  readonly byName: readonly (readonly [name: string, answers: Answers])[];
  readonly open: readonly (readonly [commandId: number, sent: SentCommand])[];
}

/** Gathers the answer times of a recording, piece by piece. */
export class AnswerTimes {
  private readonly byName = new Map<string, Answers>();
  private readonly open = new Map<
    number,
    { readonly name: string; readonly atMs: number; readonly sequence: number }
  >();

  sent(commandId: number, line: string, atMs: number, sequence: number): void {
    const name = commandNameOf(line);
    if (!this.byName.has(name) && this.byName.size >= nameLimit) return;
    const answers = this.byName.get(name) ?? newAnswers();
    this.byName.set(name, answers);
    answers.count += 1;
    this.open.delete(commandId);
    this.open.set(commandId, { name, atMs, sequence });
    const [oldest] = this.open.keys();
    if (this.open.size > openLimit && oldest !== undefined) this.open.delete(oldest);
  }

  /** Returns the answer time; `null`: the command is not known. */
  ended(commandId: number, isError: boolean, atMs: number): AnswerTime | null {
    const sent = this.open.get(commandId);
    const answers = sent && this.byName.get(sent.name);
    if (!sent || !answers) return null;
    this.open.delete(commandId);
    const ms = Math.max(0, atMs - sent.atMs);
    if (isError) answers.errors += 1;
    if (answers.times.length < timesLimit) answers.times.push(ms);
    else answers.times[(answers.answered * 7_919) % timesLimit] = ms;
    answers.answered += 1;
    if (answers.slowestMs === null || ms > answers.slowestMs)
      [answers.slowestMs, answers.slowestAt] = [ms, sent.sequence];
    return { ...sent, ms };
  }

  keep(): KeptAnswerTimes {
    return { byName: [...this.byName], open: [...this.open] };
  }

  resumeFrom({ byName, open }: KeptAnswerTimes): void {
    for (const [name, answers] of byName) this.byName.set(name, answers);
    for (const [commandId, sent] of open) this.open.set(commandId, sent);
  }

  /** The most frequent first. */
  result(): readonly CommandAnswers[] {
    return [...this.byName]
      .map(([name, { count, errors, answered, times, slowestMs, slowestAt }]) => {
        const sorted = [...times].sort((a, b) => a - b);
        return {
          ...{ name, count, errors, unanswered: count - answered, slowestMs, slowestAt },
          medianMs: quantile(sorted, 0.5),
          p95Ms: quantile(sorted, 0.95),
        };
      })
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  }
}

const newAnswers = (): Answers => ({
  ...{ count: 0, errors: 0, answered: 0, times: [], slowestMs: null, slowestAt: null },
});

/** The smallest time that is not below so many of them. */
const quantile = (sorted: readonly number[], part: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;

const longestName = 40;

/** `AT+MPUB="t",0,0,"x"` is `AT+MPUB`, `AT+CSQ?` is `AT+CSQ?`: a query is another command than its setting. */
export const commandNameOf = (line: string): string => {
  const [, name = '', query = ''] = /^\s*(AT(?:[+*^&#$%]?[A-Z0-9]+)?)(=\?|\?)?/i.exec(line) ?? [];
  return name === ''
    ? (line.trim().split(/[=\s]/, 1)[0]?.slice(0, longestName) ?? '')
    : `${name.slice(0, longestName).toUpperCase()}${query}`;
};
