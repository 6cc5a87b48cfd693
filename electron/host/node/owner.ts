export type OwnerHost = 'web' | 'window';

/** The running application that a data folder belongs to. The file is for the person's own eyes (mode 0600). */
export interface Owner {
  readonly pid: number;
  readonly host: OwnerHost;
  /** Where it listens (`owner-socket.ts`): a file of the folder, an absolute path or a named pipe. */
  readonly socket: string;
  /** What who asks and who answers prove to know. */
  readonly key: string;
}

/** `silent`: it lives and does not answer. `gone`: it has ended. */
export type OwnerAnswer = { readonly kind: 'done'; readonly text: string } | { readonly kind: 'silent' | 'gone' };
