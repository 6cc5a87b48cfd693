import { createStore } from 'zustand/vanilla';
import type { LineRule } from '../../../shared/contract.ts';

/** What is typed and not kept yet, of the rules of one port. It stays while the panel is closed. */
export interface PortDrafts {
  readonly drafts: Readonly<Record<string, LineRule>>;
  /** The rule that is being edited. */
  readonly edited: string | null;
}

const none: PortDrafts = { drafts: {}, edited: null };

/** By address. */
export const ruleDrafts = createStore<Readonly<Record<string, PortDrafts>>>(() => ({}));

export const draftsOf = (state: Readonly<Record<string, PortDrafts>>, address: string): PortDrafts =>
  state[address] ?? none;

const change = (address: string, by: (before: PortDrafts) => PortDrafts): void =>
  ruleDrafts.setState((state) => ({ ...state, [address]: by(draftsOf(state, address)) }));

export const editRule = (address: string, edited: string | null): void =>
  change(address, (before) => ({ ...before, edited }));

export const draftRule = (address: string, rule: LineRule): void =>
  change(address, ({ drafts, edited }) => ({ drafts: { ...drafts, [rule.id]: rule }, edited }));

/** It is kept, or deleted. `rule`: only if nothing else was typed since. */
export const dropDraft = (address: string, id: string, rule?: LineRule): void =>
  change(address, ({ drafts, edited }) => {
    const { [id]: before, ...others } = drafts;
    return rule !== undefined && before !== rule ? { drafts, edited } : { drafts: others, edited };
  });
