import { useCallback } from 'react';
import type { RunView } from '../../../shared/contract.ts';
import { type StageId, stages } from '../../../shared/steps.ts';
import { useAction } from '../../store/actions.ts';
import type { SetupActions } from './use-setup-actions.ts';

/** The actions that this page offers to keys and to the palette. */
export const useOffers = (options: {
  readonly run: RunView | null;
  readonly canStart: boolean;
  readonly hasFailed: boolean;
  readonly actions: SetupActions;
  readonly askForRestart: () => void;
}): { readonly setUp: () => void } => {
  const { run, canStart, hasFailed, actions } = options;
  const { start } = actions;
  const setUp = useCallback(() => start(stages, false), [start]);
  const resume = useCallback(() => start(stages, true), [start]);
  const isBroken = run?.state === 'failed' || run?.state === 'stopped';
  useAction('main', canStart ? (hasFailed ? resume : setUp) : null);
  useAction('stop', run?.state === 'running' ? actions.stop : null);
  useAction('setUp', canStart ? setUp : null);
  useAction('resume', canStart && isBroken ? resume : null);
  useAction('restartModule', canStart ? options.askForRestart : null);
  useStageOffer('runModule', 'module', canStart, start);
  useStageOffer('runCertificate', 'certificate', canStart, start);
  useStageOffer('runCredentials', 'credentials', canStart, start);
  useStageOffer('runConnect', 'connect', canStart, start);
  useStageOffer('runProof', 'proof', canStart, start);
  return { setUp };
};

const useStageOffer = (
  action: 'runModule' | 'runCertificate' | 'runCredentials' | 'runConnect' | 'runProof',
  stage: StageId,
  canStart: boolean,
  start: SetupActions['start'],
): void => {
  const run = useCallback(() => start([stage], false), [start, stage]);
  useAction(action, canStart ? run : null);
};
