import type { CommandEffect, CommandFacts, CommandForm } from '../../../shared/contract/commands.ts';
import { commandCardWords, effectWords } from '../../../shared/words/command-card-words.ts';
import { commandHelp } from '../../../shared/words/command-help/table.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { IconAlertTriangle, IconBan, IconCheck, IconPencil, IconRefresh } from '../icons.ts';
import { useWords } from '../words.ts';
import styles from './command-help.module.css';
import { effectOf, formsOf, parametersIn } from './command-text.ts';

/** The default of the manual needs no mention. */
const usualDeadlineMs = 9_000;

/** Shape first: a tick only reads. */
const effectIcons = {
  safe: IconCheck,
  changes: IconPencil,
  flash: IconAlertTriangle,
  restarts: IconRefresh,
  disconnects: IconBan,
  costs: IconAlertTriangle,
  never: IconAlertTriangle,
} as const;

export const EffectBadge = ({ effect }: { readonly effect: CommandEffect }) => {
  const { language } = useWords();
  const [word, sentence] = effectWords[language][effect];
  const Icon = effectIcons[effect];
  return (
    <span className={styles.effect} data-effect={effect} title={sentence}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {word}
    </span>
  );
};

/** The syntax, with its parameters told apart. */
export const Syntax = ({ name, syntax }: { readonly name: string; readonly syntax: string }) => (
  <code className={styles.syntax}>
    {name}
    {syntax.split(/(<[^<>]*>)/).map((part, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
      part.startsWith('<') ? <var key={index}>{part}</var> : part,
    )}
  </code>
);

interface CardProps {
  readonly command: CommandFacts;
  /** Typed after the name. */
  readonly tail: string;
}

/** Syntax, meaning, parameters, answers and effect of a command: what a user needs to type it. */
export const CommandCard = ({ command, tail }: CardProps) => {
  const { language } = useWords();
  const m = commandCardWords[language];
  const forms = formsOf(command, tail);
  const [first] = forms;
  return (
    <section className={styles.card} aria-label={m.card}>
      <div className={styles.cardHead}>
        <Syntax name={command.name} syntax={first?.syntax ?? tail} />
        {command.isLacking && <span className={styles.lacking}>{m.lacking}</span>}
        <EffectBadge effect={effectOf(forms)} />
      </div>
      <p className={styles.meaning}>{commandHelp[language][command.name]}</p>
      {first && <FormFacts form={first} />}
      {first && !first.repeatable && <p className={styles.once}>{m.once}</p>}
      {forms.length > 1 && (
        <p className={styles.others}>
          {forms.slice(1).map(({ syntax }) => (
            <Syntax key={syntax} name={command.name} syntax={syntax} />
          ))}
        </p>
      )}
    </section>
  );
};

/** Parameters, and what answers. */
export const FormFacts = ({ form }: { readonly form: CommandForm }) => {
  const { language } = useWords();
  const m = commandCardWords[language];
  const { answer, finals, late, prompt, deadlineMs } = form;
  const within = (ms: number): string => fill(m.upTo, { seconds: ms / 1_000 });
  const facts: readonly (readonly [string, string, readonly string[], string])[] = [
    ...parametersIn(form.syntax)
      .filter(({ values }) => values !== '')
      .map(({ name, values }) => ['parameter', name || '1', [], values] as const),
    ['answer', m.answers, answer, ''],
    ['prompt', m.asks, [], prompt === null ? '' : fill(m.data, { prompt })],
    [
      'finals',
      m.ends,
      finals.length > 0 ? [...finals, 'ERROR'] : ['OK', 'ERROR'],
      deadlineMs > usualDeadlineMs ? within(deadlineMs) : '',
    ],
    ['late', m.later, late?.lines ?? [], late ? within(late.deadlineMs) : ''],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, , codes, text]) => codes.length > 0 || text !== '')
        .map(([kind, title, codes, text], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two parameters may have the same name
          <div key={index} data-kind={kind}>
            <dt>{title}</dt>
            <dd>
              {codes.map((code) => (
                <code key={code}>{code}</code>
              ))}
              {text}
            </dd>
          </div>
        ))}
    </dl>
  );
};
