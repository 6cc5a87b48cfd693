import type { StageId, StepId, StepStatus } from '../../../shared/steps.ts';
import { withCapital } from '../../../shared/words/fact-text.ts';
import type { Language } from '../../../shared/words/language.ts';
import { stageWords, statusWords, stepWords } from '../../../shared/words/steps.ts';
import { uiWords } from '../../../shared/words/ui.ts';

/** The word for the state of a step. `isOver`: the run has ended, so a step that did not begin is not waiting but was not run. */
export const stateWord = (status: StepStatus, language: Language, isOver = false): string =>
  withCapital(isOver && status === 'waiting' ? uiWords[language].setup.notRun : statusWords[language][status]);

export const stageTitle = (id: StageId, language: Language): string => stageWords[language][id];

export const stepTitle = (id: StepId, language: Language): string => stepWords[language][id];

/** The command that a step of the connect stage sends, as shown in the terminal. */
export const commandOfStep = (id: StepId, tls: boolean): string => {
  switch (id) {
    case 'connect.ssl':
      return 'AT+SSLCFG';
    case 'connect.config':
      return 'AT+MCONFIG';
    case 'connect.open':
      return tls ? 'AT+SSLMIPSTART' : 'AT+MIPSTART';
    case 'connect.login':
      return 'AT+MCONNECT';
    case 'connect.subscribe':
      return 'AT+MSUB';
    default:
      return '';
  }
};

/** The line that completes such a step successfully. */
export const awaitedLine = (id: StepId): string => {
  switch (id) {
    case 'connect.open':
      return 'CONNECT OK';
    case 'connect.login':
      return 'CONNACK OK';
    case 'connect.subscribe':
      return 'SUBACK';
    default:
      return 'OK';
  }
};
