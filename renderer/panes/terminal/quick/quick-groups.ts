import type { StoreApi } from 'zustand/vanilla';
import type { GroupContent, GroupWritten } from '../../../../shared/contract/sequences.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import type { SequenceFile, StepFile } from '../../../../shared/sequences/file-schema.ts';
import { withOrderOf } from './order-numbers.ts';
import {
  type AskSequences,
  type QuickGroup,
  type QuickItem,
  type QuickState,
  QuickStore,
  type Trouble,
  type Undo,
} from './quick-store.ts';
import { fieldProblems, onFailOf, type StepFields, withOnFail } from './step-fields.ts';

type ChangeItems = (items: readonly QuickItem[]) => readonly QuickItem[];

/** Groups of quick commands: what the program has in its files, and the changes of this window, which are saved at once. */
export class QuickGroups {
  readonly state: StoreApi<QuickState>;
  private readonly ask: AskSequences;
  private readonly store = new QuickStore();
  private last: Promise<unknown> = Promise.resolve();

  constructor(ask: AskSequences) {
    this.ask = ask;
    this.state = this.store.state;
  }

  /** Reads the list, and the groups that were read before. */
  refresh(): Promise<void> {
    return this.inOrder(async () => {
      await this.readList();
      for (const id of Object.keys(this.state.getState().groups)) await this.readGroup(id);
    });
  }

  read(id: string): Promise<void> {
    return this.inOrder(() => this.readGroup(id));
  }

  /** Resolves when all changes so far are in the files, or were refused. */
  settled(): Promise<void> {
    return this.inOrder(async () => undefined);
  }

  /** Gives the ID of the new group; `null`: it was not made. */
  create(name: string, file: SequenceFile): Promise<string | null> {
    return this.inOrder(() => this.createGroup(name, file));
  }

  /** All of the groups, or none: the name of the one that could not be made. */
  createAll(
    groups: readonly { readonly name: string; readonly file: SequenceFile }[],
  ): Promise<{ readonly ids: readonly string[] } | { readonly refused: string }> {
    return this.inOrder(async () => {
      const ids: string[] = [];
      for (const { name, file } of groups) {
        const id = await this.writeNew(name, file);
        if (id === null) {
          for (const before of ids) await this.removeGroup(before);
          return { refused: name };
        }
        ids.push(id);
      }
      for (const id of ids) this.store.push({ kind: 'created', id });
      return { ids };
    });
  }

  /** Reads the group first: a closed one may not have been read yet. In one turn, so that an item that is added meanwhile is made after it. */
  rename(id: string, name: string): Promise<string | null> {
    return this.inOrder(async () => {
      await this.readGroup(this.store.group(id)?.content.id ?? id);
      const before = this.store.group(id)?.content.file;
      const renamed = await this.renameGroup(id, name);
      if (renamed !== null && before) this.store.push({ kind: 'renamed', id: renamed, name: titleText(before) });
      return renamed;
    });
  }

  remove(id: string): Promise<void> {
    return this.inOrder(async () => {
      const content = this.store.group(id)?.content;
      if ((await this.removeGroup(id)) && content) this.store.push({ kind: 'deleted', content });
    });
  }

  /** Takes what was typed for an item. False: it has problems, and stays with them. */
  edit(id: string, itemId: number, step: StepFile, fields: StepFields): Promise<boolean> {
    return this.inOrder(() => this.editItem(id, itemId, step, fields));
  }

  dropTyped(id: string, itemId: number): void {
    const group = this.store.group(id);
    if (!group) return;
    const items = group.items.map((item) => (item.id === itemId ? { ...item, typed: null } : item));
    this.store.setGroup({ ...group, items });
  }

  /** Inserts new items after the item, or at the end. Returns their IDs. */
  add(id: string, steps: readonly StepFile[], after: number | null): Promise<readonly number[]> {
    return this.inOrder(async () => {
      const added = steps.map((step) => this.store.newItem(step));
      const isDone = await this.changeWithUndo(id, (items) => {
        const at = after === null ? -1 : items.findIndex((item) => item.id === after);
        const place = at === -1 ? items.length : at + 1;
        return [...items.slice(0, place), ...added, ...items.slice(place)];
      });
      return isDone ? added.map((item) => item.id) : [];
    });
  }

  removeItem(id: string, itemId: number): Promise<boolean> {
    return this.inOrder(() => this.changeWithUndo(id, (items) => items.filter((item) => item.id !== itemId)));
  }

  /** To this place among the items. */
  move(id: string, itemId: number, to: number): Promise<boolean> {
    return this.inOrder(() => this.changeWithUndo(id, (items) => withOrderOf(items, moved(items, itemId, to))));
  }

  /** To a place in another group, or its end, with the line ending that it had. The last item of a group stays. */
  moveTo(id: string, itemId: number, to: string, place = Number.MAX_SAFE_INTEGER): Promise<boolean> {
    return this.inOrder(async () => {
      if (!this.store.group(to)) await this.readGroup(to);
      const [from, target] = [this.store.group(id), this.store.group(to)];
      const item = from?.items.find((each) => each.id === itemId);
      if (!from || !target || !item || from.items.length === 1) return false;
      const step = stepForGroup(item.step, from, target);
      const withItem = (items: readonly QuickItem[]): readonly QuickItem[] => {
        const added = [...items, { ...item, step }];
        return withOrderOf(added, moved(added, itemId, place));
      };
      if (!(await this.change(to, withItem))) return false;
      if (!(await this.change(id, (items) => items.filter((each) => each.id !== itemId)))) {
        await this.change(to, () => target.items);
        return false;
      }
      const changeOf = ({ content, items }: QuickGroup) => ({ kind: 'items', id: content.id, items }) as const;
      this.store.push({ kind: 'moved', changes: [changeOf(from), changeOf(target)] });
      return true;
    });
  }

  /** All items of the group: what follows one that failed. */
  setOnFail(id: string, onFail: 'stop' | 'continue'): Promise<boolean> {
    const changed = (item: QuickItem): QuickItem => {
      const step = withOnFail(item.step, onFail);
      const fields = item.typed && { ...item.typed.fields, onFail: onFailOf(step) };
      return { ...item, step, typed: item.typed && fields ? { ...item.typed, fields } : null };
    };
    return this.inOrder(() => this.changeWithUndo(id, (items) => items.map(changed)));
  }

  /** The file is shown as it is on the disk; the change that was refused is dropped. */
  reload(id: string): Promise<void> {
    return this.inOrder(() => this.reloadGroup(id));
  }

  /** What is shown becomes a group of its own, and the file is shown as it is. Gives the ID of the new group. */
  saveAsNew(id: string, name: string): Promise<string | null> {
    return this.inOrder(async () => {
      const group = this.store.group(id);
      if (!group) return null;
      const made = await this.createGroup(name, { ...group.content.file, steps: stepsOf(group.items) });
      if (made !== null) await this.reloadGroup(id);
      return made;
    });
  }

  /** Takes back the last change of this window. */
  undo(): Promise<void> {
    return this.inOrder(() => this.step('undo', 'redo'));
  }

  /** Makes again what was taken back last. */
  redo(): Promise<void> {
    return this.inOrder(() => this.step('redo', 'undo'));
  }

  private async step(from: 'undo' | 'redo', to: 'undo' | 'redo'): Promise<void> {
    const newest = this.store.takeFrom(from);
    const inverse = newest && (await this.takeBack(newest));
    if (inverse) this.store.pushTo(to, inverse);
  }

  /** One change at a time: each needs the revision that the one before it made. */
  private inOrder<Result>(action: () => Promise<Result>): Promise<Result> {
    const next = this.last.then(action, action);
    this.last = next.catch(() => undefined);
    return next;
  }

  private async readList(): Promise<void> {
    const listed = await this.ask({ kind: 'list' });
    this.store.set(listed.ok ? { list: listed.value.groups, failure: null } : { failure: listed.error });
  }

  private async readGroup(id: string): Promise<void> {
    // Not that of a group that was renamed meanwhile.
    const before = this.state.getState().groups[id] ?? null;
    const answer = await this.ask({ kind: 'read', id, known: before?.content.revision ?? null });
    if (!answer.ok) return this.store.set({ failure: answer.error });
    const { group } = answer.value;
    if (group === 'known') return;
    // What is only in this window must not be lost.
    const isUnsaved = before !== null && (before.trouble !== null || before.items.some(({ typed }) => typed !== null));
    if (isUnsaved) return this.store.setGroup({ ...before, trouble: { kind: 'changed' } });
    if (group === null) return this.store.dropGroup(id);
    this.store.adopt(group, before && before.items.length === group.file.steps.length ? before.items : []);
  }

  private async reloadGroup(id: string): Promise<void> {
    this.store.dropGroup(id);
    await this.readList();
    await this.readGroup(id);
  }

  private save({ content }: QuickGroup, items: readonly QuickItem[]): Promise<Outcome<GroupWritten>> {
    const { id, revision, file } = content;
    return this.ask({ kind: 'save', id, revision, text: JSON.stringify({ ...file, steps: stepsOf(items) }) });
  }

  /** Shown at once. What is refused because of its content is taken back; what cannot be written stays, with the reason. */
  private async change(id: string, next: ChangeItems): Promise<boolean> {
    const before = this.store.group(id);
    if (!before) return false;
    const items = next(before.items);
    this.store.setGroup({ ...before, items });
    const written = await this.save(before, items);
    if (written.ok && written.value.kind === 'saved') {
      this.store.adopt(written.value.group, items);
      return true;
    }
    const trouble = troubleOf(written);
    this.store.setGroup({ ...before, items: trouble?.kind === 'problems' ? before.items : items, trouble });
    return false;
  }

  private async changeWithUndo(id: string, next: ChangeItems): Promise<boolean> {
    const before = this.store.group(id);
    const isDone = await this.change(id, next);
    if (isDone && before) this.store.push({ kind: 'items', id: before.content.id, items: before.items });
    return isDone;
  }

  private async editItem(id: string, itemId: number, step: StepFile, fields: StepFields): Promise<boolean> {
    const before = this.store.group(id);
    const item = before?.items.find((each) => each.id === itemId);
    if (!before || !item) return false;
    const withItem = (next: QuickItem): readonly QuickItem[] =>
      before.items.map((each) => (each.id === itemId ? next : each));
    const items = withItem({ ...item, step, typed: null });
    const answer = await this.save(before, items);
    if (answer.ok && answer.value.kind === 'saved') {
      this.store.adopt(answer.value.group, items);
      this.store.push({ kind: 'items', id: before.content.id, items: withItem({ ...item, typed: null }) });
      return true;
    }
    const problems = answer.ok && answer.value.kind === 'problems' ? answer.value.problems : [];
    const typed = { fields, problems: fieldProblems(problems, before.items.indexOf(item)) };
    const trouble = problems.length > 0 ? before.trouble : troubleOf(answer);
    this.store.setGroup({ ...before, items: withItem({ ...item, typed }), trouble });
    return false;
  }

  private async createGroup(name: string, file: SequenceFile): Promise<string | null> {
    const id = await this.writeNew(name, file);
    if (id !== null) this.store.push({ kind: 'created', id });
    return id;
  }

  private async writeNew(name: string, file: SequenceFile): Promise<string | null> {
    const made = await this.written(await this.ask({ kind: 'create', name, text: JSON.stringify(file) }));
    return made?.id ?? null;
  }

  private async written(answer: Outcome<GroupWritten>): Promise<GroupContent | null> {
    if (!answer.ok) this.store.set({ failure: answer.error });
    if (!answer.ok || answer.value.kind !== 'saved') return null;
    this.store.adopt(answer.value.group, []);
    await this.readList();
    return answer.value.group;
  }

  private async renameGroup(id: string, name: string): Promise<string | null> {
    const before = this.store.group(id);
    if (!before) return null;
    const answer = await this.ask({ kind: 'rename', id: before.content.id, revision: before.content.revision, name });
    if (!answer.ok || answer.value.kind !== 'saved') {
      this.store.setGroup({ ...before, trouble: troubleOf(answer) });
      return null;
    }
    const { group } = answer.value;
    this.store.renamed(before.content.id, group.id);
    this.store.adopt(group, before.items);
    await this.readList();
    return group.id;
  }

  private async removeGroup(id: string): Promise<boolean> {
    const before = this.store.group(id);
    if (!before) return false;
    const { id: current, revision } = before.content;
    const answer = await this.ask({ kind: 'delete', id: current, revision });
    if (!answer.ok || answer.value.kind === 'changed') {
      const trouble: Trouble = answer.ok ? { kind: 'changed' } : { kind: 'failed', failure: answer.error };
      this.store.setGroup({ ...before, trouble });
      return false;
    }
    this.store.dropGroup(current);
    await this.readList();
    return true;
  }

  /** Returns what makes it again; `null`: it was refused. */
  private async takeBack(undo: Undo): Promise<Undo | null> {
    switch (undo.kind) {
      case 'items': {
        const before = this.store.group(undo.id)?.items;
        const isDone = await this.change(undo.id, () => undo.items);
        return isDone && before ? { ...undo, items: before } : null;
      }
      case 'moved': {
        const inverse: (Undo & { readonly kind: 'items' })[] = [];
        for (const change of undo.changes) {
          const made = await this.takeBack(change);
          if (made?.kind !== 'items') return null;
          inverse.unshift(made);
        }
        return { kind: 'moved', changes: inverse };
      }
      case 'deleted': {
        const { id, file } = undo.content;
        const saved = await this.ask({ kind: 'save', id, revision: null, text: JSON.stringify(file) });
        return (await this.written(saved)) ? { kind: 'created', id } : null;
      }
      case 'created': {
        const content = this.store.group(undo.id)?.content;
        return (await this.removeGroup(undo.id)) && content ? { kind: 'deleted', content } : null;
      }
      case 'renamed': {
        const before = this.store.group(undo.id)?.content.file;
        const id = await this.renameGroup(undo.id, undo.name);
        return id !== null && before ? { kind: 'renamed', id, name: titleText(before) } : null;
      }
    }
  }
}

const stepsOf = (items: readonly QuickItem[]): StepFile[] => items.map(({ step }) => step);

/** At the end, it runs last; an item by hand stays one. */
const stepForGroup = (step: StepFile, from: QuickGroup, target: QuickGroup): StepFile => {
  const { order, ...rest } = step;
  const last = target.items.reduce((most, { step: other }) => Math.max(most, other.order ?? 1), 1);
  const ending = from.content.file.lineEnding ?? 'crlf';
  const keepsEnding =
    step.send === undefined || step.lineEnding !== undefined || ending === (target.content.file.lineEnding ?? 'crlf');
  return {
    ...rest,
    ...(!keepsEnding && { lineEnding: ending }),
    ...(order === 0 ? { order } : last > 1 ? { order: last } : {}),
  };
};

/** `null`: it was written. */
const troubleOf = (answer: Outcome<GroupWritten>): Trouble | null => {
  if (!answer.ok) return { kind: 'failed', failure: answer.error };
  return answer.value.kind === 'saved' ? null : answer.value;
};

const titleText = ({ title, sequence }: SequenceFile): string =>
  title === undefined ? sequence : typeof title === 'string' ? title : title.en;

/** The item at this place; the same items if it is there already. */
export const moved = <Item extends { readonly id: number }>(
  items: readonly Item[],
  id: number,
  to: number,
): readonly Item[] => {
  const item = items.find((each) => each.id === id);
  if (!item) return items;
  const others = items.filter((each) => each.id !== id);
  const place = Math.max(0, Math.min(others.length, to));
  return [...others.slice(0, place), item, ...others.slice(place)];
};
