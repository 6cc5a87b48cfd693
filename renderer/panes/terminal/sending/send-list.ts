import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import { createPaced, type Pace, type Paced } from './paced.ts';

export interface ListedText {
  readonly id: number;
  readonly text: string;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
  readonly failure: Failure | null;
}

/** Longer lists are files. */
export const mostListed = 500;

/** The lines of a pasted text, as they are but without their ends; `null`: there is only one. Empty lines are left out. */
export const linesOfPaste = (pasted: string): readonly string[] | null => {
  const lines = pasted.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return lines.length > 1 ? lines : null;
};

export interface SendListOptions {
  readonly send: (text: string) => Promise<Outcome<unknown>>;
  /** After each text that was sent. */
  readonly pauseMs: number;
  /** Any failure ends the list. */
  readonly stopsAtError: boolean;
  /** Whether the others can be sent after this failure. */
  readonly mayGoOn: (failure: Failure) => boolean;
}

/** Texts to send one after the other. Nothing is sent before `sendAll`. */
export interface SendList {
  readonly items: StoreApi<readonly ListedText[]>;
  readonly state: Paced['state'];
  add(texts: readonly string[]): void;
  /** Of a text that is not being sent. It is sent again. */
  edit(id: number, text: string): void;
  remove(id: number): void;
  clear(): void;
  /** All that are not sent yet; all again if there are none. */
  sendAll(options: SendListOptions): void;
  stop(): void;
}

export const createSendList = (pace: Pace): SendList => {
  const paced = createPaced(pace);
  const items = createStore<readonly ListedText[]>(() => []);
  let nextId = 1;
  const set = (next: readonly ListedText[]): void => items.setState(next, true);
  const change = (id: number, part: Partial<ListedText>): void =>
    set(items.getState().map((item) => (item.id === id ? { ...item, ...part } : item)));
  const nextWaiting = (): ListedText | undefined => items.getState().find(({ state }) => state === 'waiting');

  const sendNext = async (options: SendListOptions): ReturnType<Parameters<Paced['start']>[0]> => {
    const item = nextWaiting();
    if (!item) return { ok: true, value: null };
    change(item.id, { state: 'sending' });
    const sent = await options.send(item.text);
    change(item.id, sent.ok ? { state: 'sent' } : { state: 'failed', failure: sent.error });
    if (!sent.ok && (options.stopsAtError || !options.mayGoOn(sent.error))) return sent;
    return { ok: true, value: nextWaiting() ? pace.nowMs() + options.pauseMs : null };
  };
  return {
    items,
    state: paced.state,
    add: (texts) =>
      set([
        ...items.getState(),
        ...texts.map((text): ListedText => ({ id: nextId++, text, state: 'waiting', failure: null })),
      ]),
    edit: (id, text) => {
      const item = items.getState().find((each) => each.id === id);
      if (item && item.state !== 'sending') change(id, { text, state: 'waiting', failure: null });
    },
    remove: (id) => set(items.getState().filter((item) => item.id !== id || item.state === 'sending')),
    clear: () => {
      paced.stop();
      paced.forget();
      set([]);
    },
    sendAll: (options) => {
      if (paced.state.getState().kind === 'running') return;
      const isLeft = items.getState().some(({ state }) => state === 'waiting' || state === 'failed');
      set(
        items
          .getState()
          .map((item) =>
            item.state === 'failed' || (item.state === 'sent' && !isLeft)
              ? { ...item, state: 'waiting', failure: null }
              : item,
          ),
      );
      paced.start(() => sendNext(options));
    },
    stop: paced.stop,
  };
};
