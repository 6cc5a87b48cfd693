import { type Failure, failure } from '../../shared/outcome.ts';
import { hasBaudRate } from '../../shared/port-address.ts';
import type { ByteLink, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import { factText } from './fact-text.ts';
import { LineCollector } from './line-collector.ts';

export interface ProbeOptions {
  readonly clock: Clock;
  /** Tried in this order until the module answers. An address without a baud rate (`tcp://`, `sim:`) is tried once. */
  readonly baudRates: readonly number[];
  /** How often `AT` is sent at each baud rate; the recommendation is 3 to 10. */
  readonly attempts: number;
  /** Ends the probe early; the link is always closed. */
  readonly signal?: AbortSignal;
}

export interface ProbeResult {
  readonly address: string;
  readonly answers: boolean;
  /** The baud rate at which the module answered. */
  readonly baudRate: number | null;
  /** The version line of `ATI`, if it arrived in time. */
  readonly version: string | null;
  /** Whether the module echoes what it receives. */
  readonly echo: boolean;
  /** Why the port could not be probed. Also `null` for a port that did not answer. */
  readonly failure: Failure | null;
}

/** `AT` 300 to 500 ms apart; healthy lines answer within 5 ms (docs/at-dialect.md §2, §3). */
const attemptMs = 400;
const versionMs = 1000;

/**
 * Checks whether `address` is an AT port: sends `AT`, and after a line `OK` sends `ATI`.
 * Sends nothing else, and always closes the link.
 */
export const probePort = async (openLink: OpenLink, address: string, options: ProbeOptions): Promise<ProbeResult> => {
  const silent = { address, answers: false, baudRate: null, version: null, echo: false, failure: null };
  const baudRates = hasBaudRate(address) ? options.baudRates : options.baudRates.slice(0, 1);
  for (const baudRate of baudRates) {
    const opened = await openLink(address, { baudRate });
    if (!opened.ok) return { ...silent, failure: opened.error };
    const answer = await ask(opened.value, options).finally(() => opened.value.close());
    if (answer.failure) return { ...silent, failure: answer.failure };
    if (answer.answers) return { ...silent, ...answer, baudRate };
  }
  return silent;
};

type Answer = Pick<ProbeResult, 'answers' | 'version' | 'echo' | 'failure'>;

const isResult = (line: string): boolean => line === 'OK' || line === 'ERROR';
const isInformation = (line: string): boolean => !isResult(line) && !/^(AT|[+^*])/i.test(line);

const ask = async (link: ByteLink, { clock, attempts, signal }: ProbeOptions): Promise<Answer> => {
  const conversation = new Conversation(link, clock);
  let echo = false;
  for (let attempt = 0; attempt < attempts && conversation.lost === null && !signal?.aborted; attempt += 1) {
    const lines = await conversation.exchange('AT', attemptMs, (seen) => seen.includes('OK'));
    echo ||= lines.includes('AT');
    if (!lines.includes('OK')) continue;
    const answer = await conversation.exchange(
      'ATI',
      versionMs,
      // A result without text may be the late result of an `AT`.
      (seen) => isResult(seen.at(-1) ?? '') && seen.some(isInformation),
    );
    return { answers: true, version: versionOf(answer), echo, failure: null };
  }
  return { answers: false, version: null, echo: false, failure: conversation.lost };
};

/** The line with `AirM2M_…` if there is one, else the first line that is neither echo nor result nor URC (URCs start with `+`, `^`, `*`). */
const versionOf = (lines: readonly string[]): string | null => {
  const line = lines.find((text) => text.startsWith('AirM2M_')) ?? lines.find(isInformation);
  return line === undefined ? null : factText(line);
};

class Conversation {
  lost: Failure | null = null;
  private readonly link: ByteLink;
  private readonly clock: Clock;
  private readonly lines = new LineCollector();
  private notice: () => void = () => undefined;

  constructor(link: ByteLink, clock: Clock) {
    this.link = link;
    this.clock = clock;
    link.onBytes((bytes) => {
      this.lines.push(bytes);
      this.notice();
    });
    link.onClosed((reason) => {
      this.lost = reason ?? failure('link/lost', { path: link.address, detail: 'closed' });
      this.notice();
    });
  }

  /** Sends one command line. Returns the lines received until they are `enough`, the link ends, or `limitMs` have passed. */
  async exchange(
    command: string,
    limitMs: number,
    enough: (lines: readonly string[]) => boolean,
  ): Promise<readonly string[]> {
    this.lines.clear();
    const written = await this.link.write(new TextEncoder().encode(`${command}\r`));
    if (!written.ok) this.lost ??= written.error;
    await new Promise<void>((resolve) => {
      const cancelLimit = this.clock.after(limitMs, resolve);
      this.notice = () => {
        if (this.lost === null && !enough(this.lines.all)) return;
        cancelLimit();
        resolve();
      };
      this.notice();
    });
    return this.lines.all;
  }
}
