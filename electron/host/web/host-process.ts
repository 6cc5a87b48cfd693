import type { Connection } from '../../../shared/connection.ts';
import type { ServerFrame } from '../../../shared/frames.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { StartWords } from '../../../shared/words/start.ts';
import type { Clock } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';
import type { Undo } from '../../base/undo.ts';

/** The part of the application that a host needs. */
export interface ServedApplication {
  attach(connection: Connection<ServerFrame>): void;
  /** Stops all runs and closes every port. */
  close(): Promise<void>;
}

/** The environment of the process, passed to the web host. */
export interface ServeProcess {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Called once when output cannot be written (the disk is full). A reader that was closed is not a failure. */
  readonly onOutputFailure?: (listener: (failure: Failure) => void) => void;
  /** Settles when all output was written or lost. */
  readonly outputSettled?: () => Promise<void>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly os: string;
  readonly pid: number;
  readonly clock: Clock;
  readonly language: Language;
  readonly words: StartWords;
  /** The built page. */
  readonly pageFolder: string;
  /** The access token; by default a random one at each start. No entry of the product sets it. */
  readonly token?: string;
  /** Called at each Ctrl+C or request to end. */
  readonly onStop: (listener: () => void) => Undo;
  /** Opens a `file:` address. Other users of the computer may see it. */
  readonly openBrowser: (address: string) => void;
  /** The folders for files that lead the browser to the page, the best one first. Default: the data folder. */
  readonly visitFolders?: (dataFolder: string) => readonly string[];
  readonly createPlatform: (dataFolder: string | undefined) => Platform;
  readonly createApplication: (platform: Platform, clock: Clock) => Promise<ServedApplication>;
}
