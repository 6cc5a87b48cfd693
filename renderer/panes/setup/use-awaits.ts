import type { StepView } from '../../../shared/contract.ts';
import { durationText } from '../../parts/time.ts';
import { useNow } from '../../parts/use-now.ts';
import { useWords } from '../../parts/words.ts';
import { waitingOf } from './waits.ts';

/** Shorter waits show no time. */
const shownFromMs = 400;

/** What a running step waits for, since when, and for how long at most: `Waiting for SUBACK · 0.4 s of up to 10 s`. */
export const useAwaits = (step: StepView | null): string => {
  const { t } = useWords();
  const now = useNow(200);
  if (step === null) return t('setup.awaits.starting');
  const what = t(`setup.awaits.${step.id}`);
  const waiting = waitingOf(step, now);
  if (waiting.kind === 'bytes') {
    const values = { done: waiting.doneBytes, total: waiting.totalBytes };
    return `${what} · ${t('setup.awaits.bytes', values)}`;
  }
  if (waiting.elapsedMs < shownFromMs) return what;
  const elapsed = shortDuration(waiting.elapsedMs);
  if (waiting.limitMs === null) return `${what} · ${t('setup.awaits.since', { elapsed })}`;
  return `${what} · ${t('setup.awaits.upTo', { elapsed, limit: shortDuration(waiting.limitMs) })}`;
};

/** Tenths are enough for a value that changes while it is read. */
const shortDuration = (ms: number): string =>
  ms < 10_000
    ? `${Number((ms / 1_000).toFixed(1))} s`
    : durationText(Math.round(ms / 1_000) * 1_000).replace('.0 s', ' s');
