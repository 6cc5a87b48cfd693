import type { SecretKeeping } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';

/** Files of the person who runs the program. Paths come from that person or from the user-data folder, never from a page. */
export interface Platform {
  /** The folder for everything the product keeps (`--data DIR`, else the platform's user-data folder). */
  readonly dataFolder: string;
  readFile(path: string, limitBytes: number): Promise<Outcome<Uint8Array>>;
  /** Written beside and renamed, so a reader never sees half a file. Creates the folder. Mode 0600. */
  writeFile(path: string, content: Uint8Array): Promise<Outcome<void>>;
  /** Appends with `writeSync`: what was appended outlives the program; used by the recorder. Creates the folder. */
  openAppend(path: string): Outcome<AppendFile>;
  join(...parts: readonly string[]): string;
  /** `path` itself if absolute, else resolved against `folder`. */
  resolve(folder: string, path: string): string;
  folderOf(path: string): string;
  /** Whether two paths lead to one file, however they are spelt, also through links and when it is not there yet. */
  isSameFile(one: string, other: string): Promise<boolean>;
  /** Plain files of a folder, without its folders and links; a folder that is not there has none. At most 10 000. */
  listFolder(path: string): Promise<Outcome<readonly FolderEntry[]>>;
  /** At most `limitBytes` from `offset` on; empty at the end of the file. */
  readPart(path: string, offset: number, limitBytes: number): Promise<Outcome<Uint8Array>>;
  removeFile(path: string): Promise<Outcome<void>>;
  /** Shows a folder in the system's file manager; `null` where there is no person in front of this machine. */
  readonly showFolder: ((path: string) => Promise<boolean>) | null;
  readonly secrets: SecretStore;
}

export interface FolderEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly changedAtMs: number;
}

/** Secrets by key. Never in a file in clear: kept by the keyring of the system, or in memory until the program ends. */
export interface SecretStore {
  readonly keeping: SecretKeeping;
  /** `null`: there is none. `file/secret-locked`: there is one that cannot be decrypted now; it stays until it is written or removed. */
  read(key: string): Promise<Outcome<string | null>>;
  write(key: string, value: string): Promise<Outcome<void>>;
  remove(key: string): Promise<Outcome<void>>;
}

/** An append-only file. Failures (disk full) are values: a recording must never stop a procedure. */
export interface AppendFile {
  readonly path: string;
  append(bytes: Uint8Array): Outcome<void>;
  /** fdatasync, off the thread of the ports. Not to be asked for again, nor the file closed, before it has ended. */
  flush(): Promise<Outcome<void>>;
  close(): void;
}
