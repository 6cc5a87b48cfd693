import type { ActionId } from '../../../shared/keys.ts';
import type { Language } from '../../../shared/words/language.ts';
import { lineListWords } from '../../../shared/words/line-list-words.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import { waitingWords } from '../../../shared/words/waiting-words.ts';
import type { PartId } from './places.ts';

type Words = (typeof uiWords)[Language];
type ListWords = (typeof lineListWords)[Language];
type Target = ActionId | PartId;

/** Labels of the buttons for an action, where they differ from its title in the palette: people type them first. */
const buttonWords: Readonly<Partial<Record<Target, (words: Words, list: ListWords) => readonly string[]>>> = {
  goTerminal: ({ terminal }) => [terminal.openPage],
  connect: ({ shell, setup }) => [shell.connect.connect, shell.connect.disconnect, setup.ended.stopWaiting],
  commandLine: () => [waitingWords.en.sendNow, waitingWords.zh.sendNow],
  setUp: ({ setup }) => [setup.setUp],
  runModule: ({ setup }) => [setup.runStage],
  runCertificate: ({ setup }) => [setup.runStage],
  runCredentials: ({ setup }) => [setup.runStage],
  runConnect: ({ setup }) => [setup.runStage],
  runProof: ({ setup }) => [setup.runStage],
  saveReport: ({ setup }) => [setup.saveReport],
  lastResults: ({ setup }) => [setup.lastRun.open],
  restartModule: ({ diagnosis }) => [diagnosis.action['restart-module']],
  readFiles: ({ certificate }) => [certificate.readFiles],
  openConnection: ({ mqtt }) => [mqtt.openConnection],
  closeConnection: ({ mqtt }) => [mqtt.closeConnection, mqtt.stopRecovering],
  subscribe: ({ mqtt }) => [mqtt.subscribe, mqtt.unsubscribe],
  publish: ({ mqtt }) => [mqtt.publish],
  clearView: (_, { clear }) => [clear],
  copyLines: (_, { copyMenu }) => [copyMenu.label, copyMenu.copy.times],
  saveLines: (_, { copyMenu }) => [copyMenu.save.times],
  wrapLines: (_, { wrap }) => [wrap],
  filterLines: (_, { filter }) => [filter.label],
  goToTime: (_, { goToTime }) => [goToTime],
  moveDock: ({ terminal }) => [terminal.dockBottom, terminal.dockRight],
  readRecordings: ({ recordings }) => [recordings.refresh],
  recordingsFolder: ({ recordings }) => [recordings.showFolder],
  deleteEmptyRecordings: ({ recordings }) => [recordings.deleteEmpty],
  certificate: ({ certificate }) => [certificate.chooseFile, certificate.showBytes],
  faults: ({ diagnosis }) => [diagnosis.action['open-faults']],
};

/** In both languages. */
export const buttonNames = (target: Target): readonly string[] => {
  const words = buttonWords[target];
  return words ? [...words(uiWords.en, lineListWords.en), ...words(uiWords.zh, lineListWords.zh)] : [];
};

export const namedButtons = Object.keys(buttonWords) as readonly Target[];
