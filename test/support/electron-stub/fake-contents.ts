import { EventEmitter } from 'node:events';
import type { FakeSession } from './fake-session.ts';

export interface FakeFrame {
  readonly origin: string;
  readonly url: string;
}

/** The modules that a preload script may require, and the API that it exposed. */
export interface FakePage {
  readonly exposed: Record<string, unknown>;
  readonly electron: {
    readonly contextBridge: { exposeInMainWorld(name: string, api: unknown): void };
    readonly ipcRenderer: {
      send(channel: string, ...args: readonly unknown[]): void;
      on(channel: string, listener: (event: unknown, ...args: readonly unknown[]) => void): void;
    };
  };
}

interface FakeContentsParts {
  readonly ipcMain: EventEmitter;
  readonly session: FakeSession;
  readonly runPreload: (contents: FakeContents) => void | Promise<void>;
}

/**
 * The contents of a window: loads pages, runs their preload script and transfers messages in both directions by structured clone, never within
 * the call.
 */
export class FakeContents extends EventEmitter {
  mainFrame: FakeFrame = { origin: 'null', url: '' };
  page: FakePage | null = null;
  response: Response | null = null;
  /** Keys that the program has sent. */
  readonly pressed: unknown[] = [];
  openHandler: ((details: { readonly url: string }) => { readonly action: string }) | null = null;
  private readonly parts: FakeContentsParts;
  private address = '';
  private isGone = false;
  private toPage = new EventEmitter();

  constructor(parts: FakeContentsParts) {
    super();
    this.parts = parts;
  }

  getURL = (): string => this.address;
  isDestroyed = (): boolean => this.isGone;
  sendInputEvent = (event: unknown): void => void this.pressed.push(event);
  setWindowOpenHandler = (handler: NonNullable<typeof this.openHandler>): void => {
    this.openHandler = handler;
  };

  async load(address: string): Promise<void> {
    this.address = address;
    this.response = await this.parts.session.fetch(address);
    const { protocol, host } = new URL(address);
    const frame = { origin: `${protocol}//${host}`, url: address };
    this.mainFrame = frame;
    const toPage = new EventEmitter();
    this.toPage = toPage;
    const exposed: Record<string, unknown> = {};
    this.page = {
      exposed,
      electron: {
        contextBridge: {
          exposeInMainWorld: (name, api) => {
            exposed[name] = api;
          },
        },
        ipcRenderer: {
          send: (channel, ...args) => this.deliver(frame, channel, structuredClone(args)),
          on: (channel, listener) => void toPage.on(channel, listener),
        },
      },
    };
    await this.parts.runPreload(this);
  }

  reload(): void {
    void this.load(this.address);
  }

  /** Sends from the program to the current page. */
  send(channel: string, ...args: readonly unknown[]): void {
    const [carried, toPage] = [structuredClone(args), this.toPage];
    setImmediate(() => {
      if (!this.isGone) toPage.emit(channel, {}, ...carried);
    });
  }

  /** Delivers a message from any frame to the program. */
  deliver(senderFrame: FakeFrame | null, channel: string, args: readonly unknown[]): void {
    setImmediate(() => {
      if (!this.isGone) this.parts.ipcMain.emit(channel, { sender: this, senderFrame }, ...args);
    });
  }

  destroy(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.emit('destroyed');
  }
}
