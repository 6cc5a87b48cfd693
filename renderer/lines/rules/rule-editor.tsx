import { ActionIcon, Button, Checkbox, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { RuleSequence } from '../../../shared/contract/line-rules.ts';
import type { LineRule } from '../../../shared/contract.ts';
import { longestNote } from '../../../shared/lines/kinds.ts';
import { longestRuleName, longestRuleText, ruleColours } from '../../../shared/lines/line-rules.ts';
import { lineRuleWords } from '../../../shared/words/line-rules.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { IconTrash } from '../../parts/icons.ts';
import { useWords } from '../../parts/words.ts';
import { notificationPermission } from './notifications.ts';
import { RuleMark } from './rule-mark.tsx';
import styles from './rules-panel.module.css';
import { type PortRulesPart, sequenceTitle } from './use-port-rules.ts';

interface RuleEditorProps {
  readonly rule: LineRule;
  readonly port: PortRulesPart;
  readonly sequences: readonly RuleSequence[];
}

interface Fields extends RuleEditorProps {
  readonly m: (typeof lineRuleWords)[keyof typeof lineRuleWords];
  readonly set: (change: Partial<LineRule>) => void;
}

/** Each change is kept at once, as soon as the rule is complete. What is typed stays. */
export const RuleEditor = (props: RuleEditorProps) => {
  const { language } = useWords();
  const m = lineRuleWords[language];
  const { rule, port } = props;
  const fields = { ...props, m, set: (change: Partial<LineRule>) => void port.change({ ...rule, ...change }) };
  const { effect } = port.problemsOf(rule);
  return (
    <div className={styles.editor}>
      <Texts {...fields} />
      <div className={styles.choices}>
        <NativeSelect
          size="xs"
          label={m.lines}
          value={rule.lines}
          data={(['received', 'sent', 'both'] as const).map((value) => ({ value, label: m.ofLines[value] }))}
          onChange={({ currentTarget: { value } }) =>
            fields.set({ lines: value === 'sent' || value === 'both' ? value : 'received' })
          }
        />
        <Colours {...fields} />
      </div>
      <Effects {...fields} />
      {effect !== null && (
        <p role="alert" className={styles.problem}>
          {m.problems[effect]}
        </p>
      )}
      <div className={styles.foot}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={({ currentTarget }) => {
            // The focus stays in the panel.
            currentTarget.closest('li')?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
            port.edit(null);
          }}
        >
          {m.done}
        </Button>
        <Tooltip label={m.remove}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={m.remove}
            onClick={({ currentTarget }) => {
              currentTarget.closest('ul')?.focus();
              port.remove(rule.id);
            }}
          >
            <IconTrash size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
};

const Texts = ({ rule, port, m, set }: Fields) => {
  const { name, text } = port.problemsOf(rule);
  // An empty field is not an error before its user has left it.
  const [isLeft, setLeft] = useState(false);
  const isWrong = text === 'no-regex' || (text === 'no-text' && isLeft);
  return (
    <>
      <TextInput
        size="xs"
        label={m.name}
        value={rule.name}
        maxLength={longestRuleName}
        error={name && m.problems[name]}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <div className={styles.text}>
        <TextInput
          size="xs"
          flex={1}
          label={m.text}
          data-autofocus={rule.text === '' || undefined}
          classNames={{ input: styles.mono ?? '' }}
          value={rule.text}
          maxLength={longestRuleText}
          spellCheck={false}
          error={isWrong && text !== null && m.problems[text]}
          onBlur={() => setLeft(true)}
          onChange={({ currentTarget }) => set({ text: currentTarget.value })}
        />
        <Tooltip label={m.asRegex}>
          <button
            type="button"
            className={styles.kind}
            aria-label={`.* ${m.asRegex}`}
            aria-pressed={rule.kind === 'regex'}
            disabled={!port.hasExpressions}
            onClick={() => set({ kind: rule.kind === 'regex' ? 'text' : 'regex' })}
          >
            .*
          </button>
        </Tooltip>
      </div>
    </>
  );
};

const Colours = ({ rule, m, set }: Fields) => (
  <fieldset className={styles.colours}>
    <legend>{m.colour}</legend>
    {([...ruleColours, null] as const).map((colour) => (
      <label key={colour ?? 'none'} title={m.colourNames[colour ?? 'none']} className={styles.swatch}>
        <input
          type="radio"
          name={`colour-${rule.id}`}
          aria-label={m.colourNames[colour ?? 'none']}
          checked={rule.colour === colour}
          onChange={() => set({ colour })}
        />
        {colour === null ? <span className={styles.noMark} /> : <RuleMark colour={colour} />}
      </label>
    ))}
  </fieldset>
);

const Effects = ({ rule, m, set, sequences }: Fields) => {
  const { language } = useWords();
  const titled = sequences.map(({ name }) => ({ value: name, label: sequenceTitle(sequences, name, language) }));
  const isBlocked = rule.notify && ['denied', 'none'].includes(notificationPermission());
  return (
    <fieldset className={styles.effects}>
      <legend>{m.acts}</legend>
      <span className={styles.checks}>
        {(['mark', 'sound', 'notify'] as const).map((effect) => (
          <Checkbox
            key={effect}
            size="xs"
            label={m[effect]}
            checked={rule[effect]}
            onChange={({ currentTarget }) => set({ [effect]: currentTarget.checked })}
          />
        ))}
      </span>
      {isBlocked && <p role="status">{m.blocked}</p>}
      {rule.mark && (
        <TextInput
          size="xs"
          label={m.note}
          placeholder={m.noteHint}
          value={rule.note}
          maxLength={longestNote}
          onChange={({ currentTarget }) => set({ note: currentTarget.value })}
        />
      )}
      <NativeSelect
        size="xs"
        label={m.sequence}
        value={rule.sequence ?? ''}
        data={[
          { value: '', label: m.noSequence },
          ...titled,
          ...(rule.sequence === null || sequences.some(({ name }) => name === rule.sequence)
            ? []
            : [{ value: rule.sequence, label: fill(m.missing, { name: rule.sequence }) }]),
        ]}
        onChange={({ currentTarget: { value } }) => set({ sequence: value === '' ? null : value })}
      />
      <p>{m.changed}</p>
    </fieldset>
  );
};
