export type OwnerHost = 'web' | 'window';

/** The running application that owns a data folder. Only the user can read its file (mode 0600). */
export interface Owner {
  readonly pid: number;
  readonly host: OwnerHost;
  /** The address of its socket (`owner-socket.ts`): a file of the folder, an absolute path or a named pipe. */
  readonly socket: string;
  /** The shared key that both sides of a request prove to have. */
  readonly key: string;
}

/** `silent`: it is alive but does not answer. `gone`: it has ended. */
export type OwnerAnswer = { readonly kind: 'done'; readonly text: string } | { readonly kind: 'silent' | 'gone' };
