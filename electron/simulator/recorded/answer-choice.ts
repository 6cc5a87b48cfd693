import { type CommandLine, fitsLine } from './command-line.ts';
import { changersOf } from './module-state.ts';
import type { RecordedAnswer } from './recorded-script.ts';

/** How a command of today was found in the recording. */
export type FoundBy = 'line' | 'arguments' | 'name';

export interface ChosenAnswer {
  readonly answer: RecordedAnswer;
  readonly foundBy: FoundBy;
  /** It was given before. */
  readonly isRepeated: boolean;
}

/**
 * Which recorded answer a command gets: that of the same line, else of the same name with as many arguments, else of the same name. The nth time gets
 * the nth answer, and the last one repeats.
 */
export class AnswerChoice {
  private readonly answers: readonly RecordedAnswer[];
  private readonly byName = new Map<string, RecordedAnswer[]>();
  /** By the answers to choose from: how many were given. */
  private given = new Map<string, number>();
  private readonly played = new Set<number>();
  /** By command name: the answer that it got last. */
  private readonly lastOf = new Map<string, { readonly index: number; readonly order: number }>();
  private order = 0;

  constructor(answers: readonly RecordedAnswer[]) {
    this.answers = answers;
    for (const answer of answers) {
      const { name } = answer.line;
      const sameName = this.byName.get(name);
      if (sameName) sameName.push(answer);
      else this.byName.set(name, [answer]);
    }
  }

  /** `null`: the recording has no such command. */
  choose(line: CommandLine): ChosenAnswer | null {
    const found = this.find(line);
    const answer = found && this.next(found.answers, line.name);
    if (!found || !answer) return null;
    const isRepeated = this.played.has(answer.index);
    this.played.add(answer.index);
    this.order += 1;
    this.lastOf.set(line.name, { index: answer.index, order: this.order });
    return { answer, foundBy: found.foundBy, isRepeated };
  }

  private find(line: CommandLine): { readonly answers: readonly RecordedAnswer[]; readonly foundBy: FoundBy } | null {
    const sameName = this.byName.get(line.name);
    if (!sameName) return null;
    const sameText = sameName.filter((answer) => answer.line.normal === line.normal);
    if (sameText.length > 0) return { answers: sameText, foundBy: 'line' };
    const masked = sameName.filter((answer) => fitsLine(answer.line, line));
    if (masked.length > 0) return { answers: masked, foundBy: 'line' };
    const sameCount = sameName.filter((answer) => answer.line.args.length === line.args.length);
    if (sameCount.length > 0) return { answers: mostAlike(sameCount, line), foundBy: 'arguments' };
    return { answers: sameName, foundBy: 'name' };
  }

  private next(answers: readonly RecordedAnswer[], name: string): RecordedAnswer | undefined {
    const [from, to] = this.betweenChanges(name);
    const inState = answers.filter(({ index }) => index > from && index < to);
    const choices = inState.length > 0 ? inState : answers;
    const key = `${choices[0]?.index}-${choices.at(-1)?.index}-${choices.length}`;
    const count = this.given.get(key) ?? 0;
    this.given.set(key, count + 1);
    return choices[Math.min(count, choices.length - 1)];
  }

  /** The part of the recording in which the asked state is the one of now; everything for other commands. */
  private betweenChanges(name: string): readonly [from: number, to: number] {
    const changers = changersOf(name);
    if (!changers) return [-1, this.answers.length];
    const given = changers.flatMap((changer) => this.lastOf.get(changer) ?? []);
    const last = given.reduce((newest, one) => (one.order > newest.order ? one : newest), { index: -1, order: 0 });
    const next = this.answers.find(({ index, line }) => index > last.index && changers.includes(line.name));
    return [last.index, next?.index ?? this.answers.length];
  }
}

/** Those with the most arguments that are the same: of `AT+SSLCFG="cacert",…` those of the same setting. */
const mostAlike = (answers: readonly RecordedAnswer[], { args }: CommandLine): readonly RecordedAnswer[] => {
  const alike = answers.map(({ line }) => line.args.filter((text, index) => text === args[index]).length);
  const most = Math.max(...alike);
  return answers.filter((_, index) => alike[index] === most);
};
