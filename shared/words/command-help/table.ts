import { deviceHelp } from './device.ts';
import type { HelpTable } from './help.ts';
import { moduleHelp } from './module.ts';
import { networkHelp } from './network.ts';
import { serviceHelp } from './services.ts';

/**
 * One line of help for every command of the dialect. Large: a page imports it with `import()`, when it is needed
 * (`electron/commands/dialect/table.ts` has the same names).
 */
export const commandHelp: HelpTable = {
  en: { ...moduleHelp.en, ...networkHelp.en, ...serviceHelp.en, ...deviceHelp.en },
  zh: { ...moduleHelp.zh, ...networkHelp.zh, ...serviceHelp.zh, ...deviceHelp.zh },
};
