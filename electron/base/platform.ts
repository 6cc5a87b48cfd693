import type { SecretKeeping } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';

/** The file system and the secret store of the user. Paths come from the user or from the user-data folder, never from a page. */
export interface Platform {
  /** The folder for all data of the application (`--data DIR`, else the user-data folder of the platform). */
  readonly dataFolder: string;
  readFile(path: string, limitBytes: number): Promise<Outcome<Uint8Array>>;
  /** Written to a temporary file that is then renamed, so a reader never sees a partial file. Creates the folder. Mode 0600. */
  writeFile(path: string, content: Uint8Array): Promise<Outcome<void>>;
  /** The same for a content that is made in parts, none of which stays in memory. Resolves with its size, or with the failure of a part. */
  writeParts(path: string, parts: AsyncIterable<Outcome<Uint8Array>>): Promise<Outcome<number>>;
  /**
   * Appends with `writeSync`: appended bytes survive a crash of the program. Used by the recorder. Creates the folder. `new`: fails with the cause
   * `EEXIST` for what exists already.
   */
  openAppend(path: string, kind?: 'any' | 'new'): Outcome<AppendFile>;
  join(...parts: readonly string[]): string;
  /** `path` itself if absolute, else resolved against `folder`. */
  resolve(folder: string, path: string): string;
  folderOf(path: string): string;
  /** Whether two paths refer to the same file, also with different spelling, through links, or when the file does not exist yet. */
  isSameFile(one: string, other: string): Promise<boolean>;
  /** The regular files of a folder, without its subfolders and links. Empty when the folder does not exist. At most 10 000. */
  listFolder(path: string): Promise<Outcome<readonly FolderEntry[]>>;
  /** Reads at most `limitBytes` starting at `offset`. Empty at the end of the file. */
  readPart(path: string, offset: number, limitBytes: number): Promise<Outcome<Uint8Array>>;
  removeFile(path: string): Promise<Outcome<void>>;
  /** Opens a folder in the system's file manager. `null` where no user sits at this machine. */
  readonly showFolder: ((path: string) => Promise<boolean>) | null;
  readonly secrets: SecretStore;
}

export interface FolderEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly changedAtMs: number;
}

/** Secrets by key. Never stored in plain text: kept in the keyring of the system, or in memory until the program ends. */
export interface SecretStore {
  readonly keeping: SecretKeeping;
  /** `null`: no secret with this key. `file/secret-locked`: it exists but cannot be decrypted now; it is kept until it is written or removed. */
  read(key: string): Promise<Outcome<string | null>>;
  write(key: string, value: string): Promise<Outcome<void>>;
  remove(key: string): Promise<Outcome<void>>;
}

/** An append-only file. Failures (disk full) are values: a failing recording must never stop a procedure. */
export interface AppendFile {
  readonly path: string;
  /** When it was opened. Omitted for what is not a file of this program's own, such as a pipe or a device. */
  readonly sizeBytes?: number;
  /** A file that was deleted meanwhile fails with the cause `removed`: what is written to it can never be read. */
  append(bytes: Uint8Array): Outcome<void>;
  /** fdatasync on another thread than the ports. Do not call it again, and do not close the file, before it has finished. */
  flush(): Promise<Outcome<void>>;
  /** Sets the time of change, so that other programs know that the file is in use. Omitted where it has no meaning. */
  readonly touch?: (wallMs: number) => void;
  close(): void;
}
