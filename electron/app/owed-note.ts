import { z } from 'zod';
import type { SecondPhaseRule } from '../at/command-spec.ts';
import type { OwedResult } from '../at/unanswered.ts';
import { commandsIn, lateRulesOf } from '../commands/dialect/lookup.ts';
import {
  connectionState,
  hostLookup,
  mqttConnect,
  mqttPublish,
  mqttSubscribe,
  mqttUnsubscribe,
  tlsConnect,
} from '../commands/index.ts';

/**
 * Second phases that may still arrive, for the next run of the program. A note names the form of a result and not its patterns, because a file
 * must not bring expressions, and not its command, which may contain a secret: no command of the next run counts as the same one.
 */

/** Any value: only the patterns of the rules are used. */
const secondPhaseMs = 0;
const message = new Uint8Array(0);
const publish = { topic: '', retain: false, message, secondPhaseMs } as const;

const rules = {
  connect: tlsConnect.secondPhase?.({ host: '', port: 0, secondPhaseMs }),
  login: mqttConnect.secondPhase?.({ cleanSession: true, keepAliveSeconds: 0, secondPhaseMs }),
  subscribe: mqttSubscribe.secondPhase?.({ topic: '', qos: 0, secondPhaseMs }),
  unsubscribe: mqttUnsubscribe.secondPhase?.({ topic: '', secondPhaseMs }),
  publish: mqttPublish.secondPhase?.({ ...publish, qos: 1 }),
  'publish-twice': mqttPublish.secondPhase?.({ ...publish, qos: 2 }),
  lookup: hostLookup.secondPhase?.({ host: '', secondPhaseMs }),
  state: connectionState.secondPhase?.(),
} as const satisfies Record<string, SecondPhaseRule | null | undefined>;

type Form = keyof typeof rules;
const forms = Object.keys(rules) as Form[];

/** A typed command with the same result. Its declaration has other expressions. */
const typed: Readonly<Partial<Record<Form, readonly string[]>>> = {
  connect: ['AT+MIPSTART="",1', 'AT+CIPSTART="TCP","",1'],
  login: ['AT+MCONNECT=0,1'],
  subscribe: ['AT+MSUB="",0'],
  unsubscribe: ['AT+MUNSUB=""'],
  publish: ['AT+MPUB="",1,0,""'],
  'publish-twice': ['AT+MPUB="",2,0,""'],
  lookup: ['AT+CDNSGIP=""'],
};
const typedForms: ReadonlyMap<string, Form> = new Map(
  forms.flatMap((form) =>
    (typed[form] ?? [])
      .flatMap((line) => lateRulesOf(commandsIn(line)))
      .flatMap(({ last }) => last.map((pattern): [string, Form] => [pattern.source, form])),
  ),
);

/** Of the newest. More are never open: each missed its deadline, and most forms hold the line until then. */
const owedNoteLimit = 32;

/** `left`: how many of its lines are missing. `forMs`: from the writing of the note. `isDoubtful` as in `OwedResult`. */
export const owedNote = z
  .array(
    z.strictObject({
      form: z.enum(forms as [Form, ...Form[]]),
      left: z.number().int().min(1).max(8),
      forMs: z
        .number()
        .positive()
        .max(24 * 3_600_000),
      isDoubtful: z.boolean().optional(),
    }),
  )
  .max(owedNoteLimit);
export type OwedNote = z.infer<typeof owedNote>;

const sourcesOf = (patterns: readonly RegExp[]): string => patterns.map(({ source }) => source).join('\n');

const isOfForm = ({ left, failure }: OwedResult, form: Form): boolean => {
  const rule = rules[form];
  const [first] = left;
  if (!rule || !first) return false;
  if (left.length === 1 && typedForms.get(first.source) === form) return true;
  return (
    sourcesOf(rule.success.slice(-left.length)) === sourcesOf(left) && sourcesOf(rule.failure) === sourcesOf(failure)
  );
};

/** The forms in order, to see whether two notes say the same. */
export const formsOf = (owed: readonly OwedResult[]): readonly string[] =>
  owed.flatMap((result) => {
    const form = forms.find((name) => isOfForm(result, name));
    return form === undefined ? [] : [`${form} ${result.left.length} ${result.isDoubtful}`];
  });

export const owedNoteOf = (owed: readonly OwedResult[], nowMs: number): OwedNote =>
  owed
    .flatMap((result) => {
      const form = forms.find((name) => isOfForm(result, name));
      const forMs = Math.ceil(result.endsAtMs - nowMs);
      if (form === undefined || forMs <= 0) return [];
      return [{ form, left: result.left.length, forMs, ...(result.isDoubtful && { isDoubtful: true }) }];
    })
    .slice(-owedNoteLimit);

/** `writtenAgoMs`: how long ago the note was written. */
export const owedOfNote = (note: OwedNote, nowMs: number, writtenAgoMs: number): readonly OwedResult[] =>
  note.flatMap(({ form, left, forMs, isDoubtful = false }) => {
    const rule = rules[form];
    if (!rule || forMs <= writtenAgoMs) return [];
    const endsAtMs = nowMs + forMs - writtenAgoMs;
    return [
      { sent: '', left: rule.success.slice(-left), failure: rule.failure, endsAtMs, repeatedBy: null, isDoubtful },
    ];
  });
