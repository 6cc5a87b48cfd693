import { EventEmitter } from 'node:events';

type AnyHandler = (...args: readonly never[]) => unknown;

/** The session of a window: the handlers that were set, and the answers of the page's scheme. */
export class FakeSession extends EventEmitter {
  readonly handlers: Record<string, AnyHandler | null> = {};
  readonly protocolHandlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>): void => {
      this.protocolHandlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (filter: { readonly urls: readonly string[] }, handler: AnyHandler): void => {
      this.handlers.onBeforeRequest = handler;
      this.blockedUrls = filter.urls;
    },
  };
  blockedUrls: readonly string[] = [];

  setPermissionRequestHandler(handler: AnyHandler | null): void {
    this.handlers.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: AnyHandler | null): void {
    this.handlers.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: AnyHandler | null): void {
    this.handlers.devicePermission = handler;
  }

  /** Requests a file of the page, as Chromium does. */
  async fetch(address: string): Promise<Response> {
    const handler = this.protocolHandlers.get(new URL(address).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`nobody answers ${address}`);
    return handler(new Request(address));
  }
}
