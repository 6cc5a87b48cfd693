import { words } from './typed-words.ts';
import { certificate as certificateEn } from './ui/en/certificate.ts';
import { common as commonEn } from './ui/en/common.ts';
import { credentials as credentialsEn } from './ui/en/credentials.ts';
import { diagnosis as diagnosisEn } from './ui/en/diagnosis.ts';
import { mqtt as mqttEn } from './ui/en/mqtt.ts';
import { recordings as recordingsEn } from './ui/en/recordings.ts';
import { settings as settingsEn } from './ui/en/settings.ts';
import { setup as setupEn } from './ui/en/setup.ts';
import { shell as shellEn } from './ui/en/shell.ts';
import { terminal as terminalEn } from './ui/en/terminal.ts';
import type { UiText } from './ui/ui-text.ts';
import { certificate as certificateZh } from './ui/zh/certificate.ts';
import { common as commonZh } from './ui/zh/common.ts';
import { credentials as credentialsZh } from './ui/zh/credentials.ts';
import { diagnosis as diagnosisZh } from './ui/zh/diagnosis.ts';
import { mqtt as mqttZh } from './ui/zh/mqtt.ts';
import { recordings as recordingsZh } from './ui/zh/recordings.ts';
import { settings as settingsZh } from './ui/zh/settings.ts';
import { setup as setupZh } from './ui/zh/setup.ts';
import { shell as shellZh } from './ui/zh/shell.ts';
import { terminal as terminalZh } from './ui/zh/terminal.ts';

const en = {
  common: commonEn,
  shell: shellEn,
  setup: setupEn,
  certificate: certificateEn,
  credentials: credentialsEn,
  diagnosis: diagnosisEn,
  terminal: terminalEn,
  mqtt: mqttEn,
  recordings: recordingsEn,
  settings: settingsEn,
} as const;

const zh: UiText<typeof en> = {
  common: commonZh,
  shell: shellZh,
  setup: setupZh,
  certificate: certificateZh,
  credentials: credentialsZh,
  diagnosis: diagnosisZh,
  terminal: terminalZh,
  mqtt: mqttZh,
  recordings: recordingsZh,
  settings: settingsZh,
};

export type UiTable = typeof en;

/** Every sentence of the window, by area. Sentences shared with the command line are in their own tables. */
export const uiWords = words(en, zh);
