import { ActionIcon, Button, Checkbox, Switch } from '@mantine/core';
import type { RuleSequence } from '../../../shared/contract/line-rules.ts';
import type { LineRule } from '../../../shared/contract.ts';
import { ruleLimit, type ShippedRule, shippedRules } from '../../../shared/lines/line-rules.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { lineRuleWords } from '../../../shared/words/line-rules.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { IconPencil, IconPlus } from '../../parts/icons.ts';
import { portName } from '../../parts/port-name.ts';
import { useWords } from '../../parts/words.ts';
import { actsByItself } from './rule-draft.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleMark } from './rule-mark.tsx';
import styles from './rules-panel.module.css';
import { type PortRulesPart, sequenceTitle, useActing, usePortRules, useRuleSequences } from './use-port-rules.ts';

interface RulesPanelProps {
  /** `null`: no rules can be kept for the port of the recording. */
  readonly address: string | null;
  /** The lines are those of a recording: rules only colour them. */
  readonly isRecorded: boolean;
}

/** The rules for the lines that are shown. */
export const RulesPanel = ({ address, isRecorded }: RulesPanelProps) =>
  address === null ? <ProgramRules /> : <PortRulesPanel address={address} isRecorded={isRecorded} />;

/** They apply where no rules can be kept, so they cannot be switched off there. */
const ProgramRules = () => {
  const m = lineRuleWords[useWords().language];
  return (
    <div className={styles.panel}>
      <h2>{m.title}</h2>
      <p>{m.noPort}</p>
      <ul className={styles.list} aria-label={m.title} tabIndex={-1}>
        {shippedRules.map((rule) => (
          <li key={rule.id} className={styles.rule}>
            <ShippedRuleText rule={rule} />
          </li>
        ))}
      </ul>
    </div>
  );
};

const ShippedRuleText = ({ rule: { id, colour } }: { readonly rule: ShippedRule }) => {
  const m = lineRuleWords[useWords().language];
  return (
    <>
      <RuleMark colour={colour} />
      <span className={styles.what}>
        <b>{m.shipped[id]}</b> <span className={styles.quiet}>{m.comesWith}</span>
        <span className={styles.pattern}>{m.shippedLines[id]}</span>
      </span>
    </>
  );
};

/** Those of the user of the port, then those of the program. */
const PortRulesPanel = ({ address, isRecorded }: { readonly address: string; readonly isRecorded: boolean }) => {
  const { t, language } = useWords();
  const m = lineRuleWords[language];
  const port = usePortRules(address);
  const acting = useActing();
  const sequences = useRuleSequences();
  return (
    <div className={styles.panel}>
      <h2>
        {m.title} · {portName(address, t)}
      </h2>
      {acting.isSpent && <p role="alert">{m.spent}</p>}
      {isRecorded && <p>{m.recorded}</p>}
      <Refused failure={port.refused} />
      <ul className={styles.list} aria-label={m.title} tabIndex={-1}>
        {port.rules.map((rule) => (
          <li key={rule.id}>
            <OwnRule rule={rule} port={port} acting={isRecorded ? null : acting} sequences={sequences} />
            {port.edited === rule.id && <RuleEditor rule={rule} port={port} sequences={sequences} />}
          </li>
        ))}
        {shippedRules.map((rule) => (
          <li key={rule.id} className={styles.rule}>
            <Checkbox
              size="xs"
              aria-label={`${m.colours}: ${m.shipped[rule.id]}`}
              title={m.colours}
              checked={!port.off.includes(rule.id)}
              onChange={({ currentTarget }) => port.switchShipped(rule.id, currentTarget.checked)}
            />
            <ShippedRuleText rule={rule} />
          </li>
        ))}
      </ul>
      <AddRule port={port} />
      {!isRecorded && port.rules.some(actsByItself) && <p>{m.offHint}</p>}
    </div>
  );
};

const AddRule = ({ port }: { readonly port: PortRulesPart }) => {
  const m = lineRuleWords[useWords().language];
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlus size={14} stroke={1.75} />}
      disabled={port.rules.length >= ruleLimit}
      title={port.rules.length >= ruleLimit ? fill(m.tooMany, { n: ruleLimit }) : undefined}
      onClick={() => port.add((n) => fill(m.newName, { n }))}
    >
      {m.add}
    </Button>
  );
};

interface OwnRuleProps {
  readonly rule: LineRule;
  readonly port: PortRulesPart;
  /** `null`: in a recording no rule acts. */
  readonly acting: ReturnType<typeof useActing> | null;
  readonly sequences: readonly RuleSequence[];
}

const OwnRule = ({ rule, port, acting, sequences }: OwnRuleProps) => {
  const { language } = useWords();
  const m = lineRuleWords[language];
  const { id, name, text, kind, colour, isOn } = rule;
  const runs = rule.sequence === null ? null : sequenceTitle(sequences, rule.sequence, language);
  return (
    <div className={styles.rule}>
      <Checkbox
        size="xs"
        aria-label={`${m.colours}: ${name}`}
        title={m.colours}
        disabled={colour === null}
        checked={isOn && colour !== null}
        onChange={({ currentTarget }) => void port.change({ ...rule, isOn: currentTarget.checked })}
      />
      {colour === null ? <span className={styles.noMark} /> : <RuleMark colour={colour} />}
      <span className={styles.what}>
        <b>{name}</b>
        <span className={styles.pattern}>
          {kind === 'regex' && <span className={styles.sign}>.*</span>}
          <code>{text}</code>
          {effectsOf(rule, runs, m).map((effect) => (
            <span key={effect} className={styles.effect}>
              {effect}
            </span>
          ))}
        </span>
      </span>
      {acting !== null && actsByItself(rule) && (
        <Switch
          size="xs"
          label={m.switchOn}
          aria-label={`${m.switchOn}: ${name}`}
          checked={acting.acting.includes(id)}
          disabled={!port.isKept(id)}
          onChange={({ currentTarget }) => acting.switchTo(rule, currentTarget.checked)}
        />
      )}
      <ActionIcon
        variant={port.edited === id ? 'light' : 'subtle'}
        color="gray"
        size={28}
        aria-label={`${m.edit}: ${name}`}
        title={m.edit}
        aria-expanded={port.edited === id}
        onClick={() => port.edit(port.edited === id ? null : id)}
      >
        <IconPencil size={16} stroke={1.75} />
      </ActionIcon>
    </div>
  );
};

const effectsOf = (
  { mark, note, sound, notify }: LineRule,
  runs: string | null,
  m: (typeof lineRuleWords)[keyof typeof lineRuleWords],
): readonly string[] => [
  ...(mark ? [note === '' ? m.mark : `${m.mark}: ${note}`] : []),
  ...(sound ? [m.sound] : []),
  ...(notify ? [m.notify] : []),
  ...(runs === null ? [] : [`▸ ${runs}`]),
];

const Refused = ({ failure }: { readonly failure: Failure | null }) => {
  const { language } = useWords();
  const m = lineRuleWords[language];
  if (failure === null) return null;
  const isTooLarge = failure.facts.problem === 'too-large';
  return (
    <p role="alert" className={styles.problem}>
      {isTooLarge ? m.tooLarge : fill(m.notKept, { why: describeFailure(failure, language).happened })}
    </p>
  );
};
