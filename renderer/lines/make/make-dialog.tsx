import { Button, Checkbox, TextInput } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { longestGroupName } from '../../../shared/contract/sequences.ts';
import { fileOf } from '../../../shared/sequences/file-of.ts';
import type { SequenceFile, StepFile } from '../../../shared/sequences/file-schema.ts';
import { type FoundVariable, sequenceOfTraffic } from '../../../shared/sequences/from-traffic.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import styles from '../../parts/sequences/exchange.module.css';
import { ExchangeFoot } from '../../parts/sequences/exchange-foot.tsx';
import { StepContent } from '../../parts/sequences/step-list.tsx';
import { contentOf } from '../../parts/sequences/step-text.ts';
import { useExchangeWords } from '../../parts/sequences/use-exchange-words.ts';
import { type MakeChoice, madeSequence } from './made-sequence.ts';
import type { FoundLines } from './use-make-sequence.ts';

interface MakeDialogProps extends FoundLines {
  readonly defaultName: string;
  /** False: the group could not be saved. */
  readonly add: (name: string, file: SequenceFile) => Promise<boolean>;
  readonly onClose: () => void;
  /** Shown once the group was added. */
  readonly children?: ReactNode;
}

/** The sent lines with the replies that came become a group. */
export const MakeDialog = ({ lines, isCut, children, ...given }: MakeDialogProps) => {
  const { m } = useExchangeWords();
  const made = useMemo(() => sequenceOfTraffic(lines ?? []), [lines]);
  return (
    <Dialog opened title={m.make.title} size={760} onClose={given.onClose}>
      <div className={styles.dialog}>
        {children}
        {!children && made.steps.length === 0 && <p role="alert">{lines === null ? m.make.notRead : m.make.empty}</p>}
        {!children && made.steps.length > 0 && <Made made={made} {...given} />}
        {!children && isCut && <p>{fill(m.make.tooMany, { n: lines?.length ?? 0 })}</p>}
      </div>
    </Dialog>
  );
};

const toggled = <Value,>(all: ReadonlySet<Value>, value: Value, isIn: boolean): ReadonlySet<Value> =>
  isIn ? new Set([...all, value]) : new Set([...all].filter((other) => other !== value));

interface MadeProps extends Omit<MakeDialogProps, keyof FoundLines | 'children'> {
  readonly made: ReturnType<typeof sequenceOfTraffic>;
}

const Made = ({ made, defaultName, add, onClose }: MadeProps) => {
  const { m } = useExchangeWords();
  const [name, setName] = useState(defaultName);
  const [choice, setChoice] = useState<MakeChoice>({ leftOut: new Set(), asValue: new Set() });
  const [isRefused, setRefused] = useState(false);
  const shown = useMemo(
    () => fileOf({ name: 'made', title: null, vars: {}, lineEnding: 'crlf', abort: [], steps: made.steps }).steps,
    [made],
  );
  const file = madeSequence(made, choice);
  const save = async (): Promise<void> => {
    if (file !== null) setRefused(!(await add(name.trim() || defaultName, file)));
  };
  return (
    <>
      <p className={styles.intro}>{m.make.intro}</p>
      <TextInput
        label={m.make.name}
        value={name}
        maxLength={longestGroupName}
        data-autofocus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Steps steps={shown} choice={choice} onChoice={setChoice} />
      {made.leftOut > 0 && <p className={styles.intro}>{fill(m.make.leftOut, { n: made.leftOut })}</p>}
      {made.variables.length > 0 && <Variables variables={made.variables} choice={choice} onChoice={setChoice} />}
      <ExchangeFoot refused={isRefused ? m.notAdded : null} onClose={onClose}>
        <Button variant="filled" disabled={file === null} onClick={() => void save()}>
          {m.add}
        </Button>
      </ExchangeFoot>
    </>
  );
};

interface ChoiceProps {
  readonly choice: MakeChoice;
  readonly onChoice: (choice: MakeChoice) => void;
}

const Steps = ({ steps, choice, onChoice }: ChoiceProps & { readonly steps: readonly StepFile[] }) => {
  const { m } = useExchangeWords();
  const { leftOut } = choice;
  return (
    <section className={styles.group} aria-label={fill(m.make.steps, { n: steps.length })}>
      <div className={styles.groupHead}>{fill(m.make.steps, { n: steps.length - leftOut.size })}</div>
      <ol className={styles.items}>
        {steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of these lines never change
          <li key={place} className={styles.item} data-left-out={leftOut.has(place) || undefined}>
            <input
              type="checkbox"
              aria-label={fill(m.import.take, { item: contentOf(step) })}
              checked={!leftOut.has(place)}
              onChange={({ currentTarget: { checked } }) =>
                onChoice({ ...choice, leftOut: toggled(leftOut, place, !checked) })
              }
            />
            <StepContent step={step} title="" />
          </li>
        ))}
      </ol>
    </section>
  );
};

const Variables = ({ variables, choice, onChoice }: ChoiceProps & { readonly variables: readonly FoundVariable[] }) => {
  const { m } = useExchangeWords();
  return (
    <section className={styles.port} aria-label={m.make.variables}>
      <h3>{m.make.variables}</h3>
      <div className={styles.variables}>
        {variables.map(({ name, value, kind }) => (
          <Checkbox
            key={name}
            size="xs"
            label={fill(kind === 'secret' ? m.make.keepSecret : m.make.keep, { kind: m.make.kinds[kind], name, value })}
            disabled={kind === 'secret'}
            checked={kind === 'secret' || !choice.asValue.has(name)}
            onChange={({ currentTarget: { checked } }) =>
              onChoice({ ...choice, asValue: toggled(choice.asValue, name, !checked) })
            }
          />
        ))}
      </div>
    </section>
  );
};
