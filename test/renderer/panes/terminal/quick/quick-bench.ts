import { QuickGroups } from '../../../../../renderer/panes/terminal/quick/quick-groups.ts';
import type { AskSequences } from '../../../../../renderer/panes/terminal/quick/quick-store.ts';
import { fieldsOf, type StepFields, stepOf } from '../../../../../renderer/panes/terminal/quick/step-fields.ts';
import type { GroupContent, GroupWritten, SequenceAsk } from '../../../../../shared/contract/sequences.ts';
import { fail, type Outcome, ok } from '../../../../../shared/outcome.ts';
import type { SequenceFile, StepFile } from '../../../../../shared/sequences/file-schema.ts';
import { readSequence } from '../../../../../shared/sequences/read-sequence.ts';

/** The program, with its files in memory. `revision` counts the writes. */
export const createQuickBench = (first: Readonly<Record<string, readonly StepFile[]>> = {}) => {
  let writes = 0;
  const files = new Map<string, GroupContent>();
  const asked: SequenceAsk[] = [];
  const state = { isDiskFull: false };
  const put = (id: string, file: SequenceFile): GroupContent => {
    writes += 1;
    const content = { id, revision: `r${writes}`, file, effects: [] };
    files.set(id, content);
    return content;
  };
  for (const [id, steps] of Object.entries(first)) put(id, { sequence: id, steps: [...steps] });
  const write = (id: string, text: string, change: Partial<SequenceFile> = {}): Outcome<GroupWritten> => {
    if (state.isDiskFull) return fail('file/disk-full');
    const read = readSequence(JSON.parse(text));
    if (!read.ok) return ok({ kind: 'problems', problems: read.problems });
    return ok({ kind: 'saved', group: put(id, { ...JSON.parse(text), ...change }) });
  };
  const isCurrent = (id: string, revision: string | null): boolean => (files.get(id)?.revision ?? null) === revision;
  const answer = (ask: SequenceAsk): Outcome<unknown> => {
    switch (ask.kind) {
      case 'list':
        return ok({
          groups: [...files.values()].map(({ id, file }) => ({
            ...{ id, title: file.title ?? file.sequence, steps: file.steps.length, problems: [], failure: null },
          })),
        });
      case 'read':
        return ok({ group: files.get(ask.id)?.revision === ask.known ? 'known' : (files.get(ask.id) ?? null) });
      case 'save':
        return isCurrent(ask.id, ask.revision) ? write(ask.id, ask.text) : ok({ kind: 'changed' });
      case 'create':
        return write(ask.name, ask.text, { sequence: ask.name });
      case 'rename': {
        const file = files.get(ask.id)?.file;
        if (!file || !isCurrent(ask.id, ask.revision)) return ok({ kind: 'changed' });
        files.delete(ask.id);
        return ok({ kind: 'saved', group: put(ask.name, { ...file, sequence: ask.name }) });
      }
      case 'delete':
        if (!isCurrent(ask.id, ask.revision)) return ok({ kind: 'changed' });
        files.delete(ask.id);
        return ok({ kind: 'deleted' });
      default:
        throw new Error(ask.kind);
    }
  };
  const ask: AskSequences = async (asking) => {
    asked.push(asking);
    return answer(asking) as never;
  };
  const groups = new QuickGroups(ask);
  const group = (id: string) => {
    const found = groups.state.getState().groups[id];
    if (!found) throw new Error(`${id} was not read`);
    return found;
  };
  const sent = (id: string): readonly (string | undefined)[] => group(id).items.map(({ step }) => step.send);
  const kept = (id: string): readonly (string | undefined)[] => files.get(id)?.file.steps.map(({ send }) => send) ?? [];
  const idOf = (id: string, send: string): number => group(id).items.find(({ step }) => step.send === send)?.id ?? 0;
  /** Types into the fields of an item. */
  const type = (id: string, send: string, change: Partial<StepFields>): Promise<boolean> => {
    const item = group(id).items.find(({ step }) => step.send === send);
    if (!item) throw new Error(`no item ${send}`);
    const { step, typed, id: itemId } = item;
    const fields = { ...(typed?.fields ?? fieldsOf(step, 'en')), ...change };
    return groups.edit(id, itemId, stepOf(step, fields, 'en'), fields);
  };
  return { groups, group, files, put, asked, state, sent, kept, idOf, type };
};
