import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  GroupContent,
  GroupSummary,
  SequenceAnswers,
  SequenceAsk,
} from '../../../../shared/contract/sequences.ts';
import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import type { StepFile } from '../../../../shared/sequences/file-schema.ts';
import type { SequenceProblem } from '../../../../shared/sequences/problem.ts';
import type { FieldProblem, StepFields } from './step-fields.ts';

export type AskSequences = <Kind extends SequenceAsk['kind']>(
  ask: Extract<SequenceAsk, { readonly kind: Kind }>,
) => Promise<Outcome<SequenceAnswers[Kind]>>;

/** What was typed for an item and cannot be used. It stays until it is corrected or dropped. */
export interface TypedItem {
  readonly fields: StepFields;
  readonly problems: readonly FieldProblem[];
}

export interface QuickItem {
  /** Stays with the item while the window is open. */
  readonly id: number;
  /** As in the file. */
  readonly step: StepFile;
  readonly typed: TypedItem | null;
}

/** Why the last change is not in the file. `changed`: another program, or another window, has changed it. */
export type Trouble =
  | { readonly kind: 'changed' }
  | { readonly kind: 'problems'; readonly problems: readonly SequenceProblem[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface QuickGroup {
  readonly content: GroupContent;
  readonly items: readonly QuickItem[];
  readonly trouble: Trouble | null;
}

/** A change of this window, as what brings back the state before it. */
export type Undo =
  | { readonly kind: 'items'; readonly id: string; readonly items: readonly QuickItem[] }
  /** In two groups: the one that gets an item back is first, so that it is never in none. */
  | { readonly kind: 'moved'; readonly changes: readonly (Undo & { readonly kind: 'items' })[] }
  | { readonly kind: 'deleted'; readonly content: GroupContent }
  | { readonly kind: 'created'; readonly id: string }
  | { readonly kind: 'renamed'; readonly id: string; readonly name: string };

export interface QuickState {
  /** `null`: not read yet. */
  readonly list: readonly GroupSummary[] | null;
  /** Why the list cannot be read, or a group cannot be made. */
  readonly failure: Failure | null;
  readonly groups: Readonly<Record<string, QuickGroup>>;
  readonly undo: readonly Undo[];
  /** What was taken back, as what makes it again. */
  readonly redo: readonly Undo[];
}

const mostUndo = 100;

/** The groups that this window has read, and its changes. */
export class QuickStore {
  readonly state: StoreApi<QuickState> = createStore<QuickState>(() => ({
    ...{ list: null, failure: null, groups: {}, undo: [], redo: [] },
  }));
  private nextId = 1;
  /** What was asked before a group was renamed comes after it with the old ID. */
  private readonly renamedTo = new Map<string, string>();

  newItem(step: StepFile): QuickItem {
    this.nextId += 1;
    return { id: this.nextId, step, typed: null };
  }

  set(change: Partial<QuickState>): void {
    this.state.setState(change);
  }

  group(id: string): QuickGroup | null {
    const { groups } = this.state.getState();
    const next = this.renamedTo.get(id);
    return groups[id] ?? (next === undefined ? null : this.group(next));
  }

  setGroup(group: QuickGroup): void {
    this.set({ groups: { ...this.state.getState().groups, [group.content.id]: group } });
  }

  dropGroup(id: string): void {
    const { [id]: _dropped, ...groups } = this.state.getState().groups;
    this.set({ groups });
  }

  /** After another change, what was taken back before cannot be made again. */
  push(undo: Undo): void {
    this.pushTo('undo', undo);
    this.set({ redo: [] });
  }

  pushTo(list: 'undo' | 'redo', undo: Undo): void {
    this.set({ [list]: [...this.state.getState()[list], undo].slice(-mostUndo) });
  }

  takeFrom(list: 'undo' | 'redo'): Undo | null {
    const { [list]: all } = this.state.getState();
    const newest = all.at(-1) ?? null;
    if (newest) this.set({ [list]: all.slice(0, -1) });
    return newest;
  }

  /** Earlier changes can still be taken back. */
  renamed(before: string, after: string): void {
    if (before === after) return;
    this.dropGroup(before);
    this.renamedTo.set(before, after);
    this.renamedTo.delete(after);
    const follow = (each: Undo): Undo =>
      each.kind === 'moved'
        ? {
            ...each,
            changes: each.changes.map((change) => ({ ...change, id: change.id === before ? after : change.id })),
          }
        : each.kind === 'deleted' || each.id !== before
          ? each
          : { ...each, id: after };
    const { undo, redo } = this.state.getState();
    this.set({ undo: undo.map(follow), redo: redo.map(follow) });
  }

  /** The items keep their IDs by their place: `before` is what was saved. */
  adopt(content: GroupContent, before: readonly QuickItem[]): void {
    const items = content.file.steps.map((step, index): QuickItem => {
      const known = before[index];
      return known ? { ...known, step } : this.newItem(step);
    });
    this.setGroup({ content, items, trouble: null });
  }
}
