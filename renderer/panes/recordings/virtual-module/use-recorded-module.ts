import { useState } from 'react';
import type {
  RecordedModuleAnswers,
  RecordedModuleAsk,
  RecordedModuleChoice,
  RecordedModuleView,
} from '../../../../shared/contract.ts';
import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import { recordedModuleAddress } from '../../../../shared/virtual-modules.ts';
import { clearChosen, showSession } from '../../../store/shown-session.ts';
import { goToPage } from '../../../store/ui-store.ts';
import { request, useView } from '../../../store/view-store.ts';

/** The program checks what is asked, and answers with what belongs to it. */
export const askRecordedModule = <Kind extends RecordedModuleAsk['kind']>(
  asked: Extract<RecordedModuleAsk, { kind: Kind }>,
): Promise<Outcome<RecordedModuleAnswers[Kind]>> =>
  request('recordedModule.ask', asked) as unknown as Promise<Outcome<never>>;

const asRecorded: RecordedModuleChoice = { timing: 'recorded', repeatsLines: false, edits: [] };

export interface RecordedModuleControl {
  /** This recording is in use. */
  readonly inUse: RecordedModuleView | null;
  readonly isOtherInUse: boolean;
  readonly choice: RecordedModuleChoice;
  readonly failure: Failure | null;
  readonly isBusy: boolean;
  /** Applies at once if the recording is in use. */
  readonly change: (change: Partial<RecordedModuleChoice>) => Promise<void>;
  /** Uses the recording, opens its port and shows Setup. */
  readonly use: () => Promise<void>;
  readonly openSetup: () => Promise<void>;
  readonly leave: () => Promise<void>;
}

export const useRecordedModule = (name: string): RecordedModuleControl => {
  const now = useView(({ recordedModule }) => recordedModule);
  const inUse = now?.recording === name ? now : null;
  const [kept, setKept] = useState(asRecorded);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const choice = choiceOf(inUse ?? kept);
  const attempt = async (action: () => Promise<Outcome<unknown>>): Promise<boolean> => {
    setFailure(null);
    setIsBusy(true);
    const done = await action();
    setIsBusy(false);
    if (!done.ok) setFailure(done.error);
    return done.ok;
  };
  const openSetup = async (): Promise<void> => {
    await attempt(async () => {
      const opened = await request('session.open', { address: recordedModuleAddress, baudRate: 115_200 });
      if (!opened.ok) return opened;
      clearChosen();
      showSession(opened.value.sessionId);
      goToPage('setup');
      return opened;
    });
  };
  return {
    ...{ inUse, choice, failure, isBusy, openSetup },
    isOtherInUse: now !== null && inUse === null,
    change: async (changed) => {
      const next = { ...choice, ...changed };
      setKept(next);
      if (inUse) await attempt(() => askRecordedModule({ kind: 'change', ...next, edits: [...next.edits] }));
    },
    use: async () => {
      const isUsed = await attempt(() => askRecordedModule({ kind: 'use', name, ...choice, edits: [...choice.edits] }));
      if (isUsed) await openSetup();
    },
    leave: async () => {
      setKept(choice);
      await attempt(() => askRecordedModule({ kind: 'leave' }));
    },
  };
};

const choiceOf = ({ timing, repeatsLines, edits }: RecordedModuleChoice): RecordedModuleChoice => ({
  ...{ timing, repeatsLines, edits },
});
