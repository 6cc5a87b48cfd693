import type { CommandArea } from '../../../shared/contract/commands.ts';
import { ok } from '../../../shared/outcome.ts';
import { readableForm } from '../../commands/dialect/readable.ts';
import { dialectAreas } from '../../commands/dialect/table.ts';
import { isLacking } from '../../modules/lacking.ts';
import { type RecognisedModule, recogniseModule } from '../../modules/recognise.ts';
import type { HandlersOf } from '../handlers.ts';
import type { ViewStore } from '../view-store.ts';

/** The table of commands for pages, which show it while a command is typed. */
export const commandsHandlers = (viewStore: Pick<ViewStore, 'view'>): HandlersOf<'commands'> => ({
  'commands.read': async ({ sessionId }) => {
    const session = sessionId === null ? undefined : viewStore.view().sessions[sessionId];
    return ok({ areas: areasFor(recogniseModule(session?.facts.firmware?.text ?? '')) });
  },
});

const areasFor = (module: RecognisedModule): readonly CommandArea[] =>
  dialectAreas.map(({ name: area, rows }) => ({
    name: area,
    commands: rows.map(({ name, source, firmware, forms }) => ({
      ...{ name, source, firmware },
      isLacking: isLacking(firmware, module),
      forms: forms.map(readableForm),
    })),
  }));
