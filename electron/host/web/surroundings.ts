import type { Connection } from '../../../shared/connection.ts';
import type { ServerFrame } from '../../../shared/frames.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { StartWords } from '../../../shared/words/start.ts';
import type { Clock } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';
import type { Undo } from '../../base/undo.ts';

/** As much of the application as a host needs. */
export interface ServedApplication {
  attach(connection: Connection<ServerFrame>): void;
  /** Stops what runs and closes every port. */
  close(): Promise<void>;
}

/** What the process gives to one run of the web host. */
export interface ServeSurroundings {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Calls back once when what `out` was given cannot be kept (a full disk); a reader that went away is none. */
  readonly onOutputFailure?: (listener: (failure: Failure) => void) => void;
  /** Settles when everything that `out` was given is out or lost. */
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
  /** What lets a page in; left out: another one at each start. No entry of the product gives one. */
  readonly token?: string;
  /** Calls back at each Ctrl+C or request to end. */
  readonly onStop: (listener: () => void) => Undo;
  readonly openBrowser: (address: string) => void;
  readonly createPlatform: (dataFolder: string | undefined) => Platform;
  readonly createApplication: (platform: Platform, clock: Clock) => Promise<ServedApplication>;
}
