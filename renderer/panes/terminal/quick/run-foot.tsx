import { Button, Checkbox } from '@mantine/core';
import type { SequenceRunView } from '../../../../shared/contract.ts';
import { textIn } from '../../../../shared/sequences/sequence.ts';
import { stepFailureText } from '../../../../shared/words/sequence-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconPlayerPlay, IconPlayerStop } from '../../../parts/icons.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { countText, durationText } from '../../../parts/time.ts';
import { loopsOf, setQuickUi } from '../../../store/quick-ui.ts';
import { resultCode } from './failure-facts.ts';
import { FailureLine } from './failure-line.tsx';
import styles from './quick-panel.module.css';
import { type QuickRun, type RunRefusal, useQuickState, useQuickUi, useQuickWords } from './use-quick.ts';

/** Runs the group that was used last. While a run continues, it is of the group that runs, also where that one is closed. */
export const RunFoot = ({ run }: { readonly run: QuickRun }) => {
  const active = useQuickUi((ui) => ui.active);
  const groupId = run.isRunning ? (run.view?.groupId ?? null) : active;
  const name = useGroupName(groupId);
  if (groupId === null || name === null) return null;
  const view = run.view?.groupId === groupId ? run.view : null;
  return (
    <div className={styles.foot}>
      <div className={styles.footHead}>
        <span className={styles.footName} title={name}>
          {name}
        </span>
        {view && <RunState view={view} />}
      </div>
      <div className={styles.footRow}>
        <RunButton run={run} groupId={groupId} />
        <LoopChoice />
      </div>
      <Refusal refused={run.refused} />
      {view?.state === 'ended' && <EndedEarly view={view} />}
    </div>
  );
};

/** `null`: there is no such group. */
const useGroupName = (groupId: string | null): string | null => {
  const { language } = useQuickWords();
  const { list } = useQuickState();
  const summary = list?.find(({ id }) => id === groupId);
  return summary ? textIn(summary.title, language) : null;
};

const RunButton = ({ run, groupId }: { readonly run: QuickRun; readonly groupId: string }) => {
  const { m } = useQuickWords();
  const group = useQuickState().groups[groupId];
  const ui = useQuickUi((all) => all);
  const loops = loopsOf(ui);
  const inOrder = group?.items.filter(({ step }) => step.order !== 0) ?? [];
  const isTyped = inOrder.some(({ typed }) => typed !== null);
  if (run.isRunning) {
    return (
      <Button
        color="red"
        variant="default"
        leftSection={<IconPlayerStop size={14} stroke={1.75} />}
        disabled={run.view?.state === 'stopping'}
        onClick={run.stop}
      >
        {m.run.stop}
      </Button>
    );
  }
  return (
    <Button
      variant="filled"
      leftSection={<IconPlayerPlay size={14} stroke={1.75} />}
      disabled={!run.canSend || loops === undefined || inOrder.length === 0 || isTyped}
      title={run.canSend ? (inOrder.length === 0 ? m.run.nothing : isTyped ? m.run.notSaved : undefined) : m.run.noPort}
      onClick={() => loops !== undefined && run.start(groupId, { kind: 'all' }, loops)}
    >
      {fill(m.run.all, { n: inOrder.length })}
    </Button>
  );
};

const LoopChoice = () => {
  const { m } = useQuickWords();
  const ui = useQuickUi((all) => all);
  return (
    <>
      <Checkbox
        size="xs"
        label={m.run.loop}
        checked={ui.isLooping}
        onChange={({ currentTarget }) => setQuickUi({ isLooping: currentTarget.checked })}
      />
      {ui.isLooping && (
        <>
          <input
            className={styles.loops}
            aria-label={m.run.loops}
            title={m.run.loops}
            aria-invalid={loopsOf(ui) === undefined}
            placeholder={m.run.forever}
            inputMode="numeric"
            value={ui.loops}
            onChange={({ currentTarget }) => setQuickUi({ loops: currentTarget.value })}
          />
          <Checkbox
            size="xs"
            label={m.run.stopAtFailure}
            checked={ui.stopsAtFailure}
            onChange={({ currentTarget }) => setQuickUi({ stopsAtFailure: currentTarget.checked })}
          />
        </>
      )}
    </>
  );
};

const RunState = ({ view }: { readonly view: SequenceRunView }) => {
  const { m } = useQuickWords();
  const { state, loop, loops, good, bad, steps, passed } = view;
  if (state === 'waiting') return <span className={styles.state}>{m.run.waiting}</span>;
  if (state === 'stopping') return <span className={styles.state}>{m.run.stopping}</span>;
  if (state === 'running') {
    if (loops === 1) return null;
    const values = { loop: countText(loop), all: loops === null ? null : countText(loops) };
    return (
      <span className={styles.state}>
        {fill(m.run.running, { ...values, good: countText(good), bad: countText(bad) })}
      </span>
    );
  }
  const time = durationText((view.endedAtMs ?? 0) - view.startedAtMs);
  const done =
    loops === 1
      ? fill(m.run.passed, { n: countText(passed), all: countText(steps), time })
      : fill(m.run.loopsDone, { good: countText(good), all: countText(good + bad), time });
  if (view.ended && resultCode(view.ended) === 'stopped') {
    return (
      <span className={styles.state} role="status">
        <StateMark state="stopped" size={14} />
        {fill(m.run.stopped, { done })}
      </span>
    );
  }
  const isGood = bad === 0 && good > 0 && view.ended === null;
  return (
    <span className={styles.state} data-good={isGood} role="status">
      <StateMark state={isGood ? 'done' : 'failed'} size={14} />
      {done}
    </span>
  );
};

const Refusal = ({ refused }: { readonly refused: RunRefusal | null }) => {
  const { m } = useQuickWords();
  if (refused === null) return null;
  if (typeof refused !== 'string') return <FailureLine failure={refused} />;
  const texts = { changed: m.run.changed, running: m.run.busy, nothing: m.run.nothing };
  return (
    <p role="alert" className={styles.wrong}>
      {texts[refused]}
    </p>
  );
};

const EndedEarly = ({ view: { ended } }: { readonly view: SequenceRunView }) => {
  const { m, language } = useQuickWords();
  if (ended === null || resultCode(ended) === 'stopped') return null;
  const { names } = ended.facts;
  const reason =
    ended.code === 'no-variable'
      ? fill(m.item.noValue, { names: [names].flat().join(', ') })
      : stepFailureText(ended, language);
  return (
    <p role="alert" className={styles.wrong}>
      {fill(m.run.ended, { reason })}
    </p>
  );
};
