import type { Outcome } from '../../shared/outcome.ts';

/** Files of the person who runs the program. Paths come from that person or from the user-data folder, never from a page. */
export interface Platform {
  /** The folder for everything the product keeps (`--data DIR`, else the platform's user-data folder). */
  readonly dataFolder: string;
  readFile(path: string, limitBytes: number): Promise<Outcome<Uint8Array>>;
  /** Written beside and renamed, so a reader never sees half a file. Creates the folder. Mode 0600. */
  writeFile(path: string, content: Uint8Array): Promise<Outcome<void>>;
  /** Appends durably with `writeSync`; used by the recorder. Creates the folder. */
  openAppend(path: string): Outcome<AppendFile>;
  join(...parts: readonly string[]): string;
  /** `path` itself if absolute, else resolved against `folder`. */
  resolve(folder: string, path: string): string;
  folderOf(path: string): string;
}

/** An append-only file. Failures (disk full) are values: a recording must never stop a procedure. */
export interface AppendFile {
  readonly path: string;
  append(bytes: Uint8Array): Outcome<void>;
  /** fdatasync. */
  flush(): Outcome<void>;
  close(): void;
}
