import type { TrafficItem } from '../../electron/at/engine.ts';
import { recogniseUrc } from '../../electron/commands/index.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { recordedEngine } from '../support/recorded-engine.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { type Exchange, readTranscript } from '../support/transcripts.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { commandOfLine } from './commands-of-lines.ts';

/**
 * One line of an expected table: `>` sent and `<` received, both with the kind of owner; `=` how a command ended, only if it did not simply
 * succeed. Pieces of only blanks and line ends have no row.
 */
export type Row = readonly [direction: '>' | '<' | '=', owner: string, text: string];

const identity = 'AirM2M_780E_V1161_LTE_AT';

/** Sent before the next command after a missed answer or a restart: `AT` and the question of the proof, which no transcript contains. */
export const resynced: readonly Row[] = [
  ['>', 'probe', 'AT'],
  ['<', 'probe', 'OK'],
  ['>', 'probe', 'ATI'],
  ['<', 'probe', identity],
  ['<', 'probe', 'OK'],
];

/** A file that the module echoes after the prompt: each line is an echo of the command. */
export const echoOf = (file: string): readonly Row[] => file.split('\n').map((line) => ['<', 'echo', line]);

export interface Played {
  readonly rows: readonly Row[];
  readonly messages: readonly { readonly topic: string; readonly payload: string; readonly complete: boolean }[];
  readonly traffic: readonly TrafficItem[];
  /** Everything that the module sent, with the answers to probes. */
  readonly fed: string;
}

/** The number of remaining bytes in the next read. */
export type ChunkSize = () => number;
export const whole: ChunkSize = () => Number.POSITIVE_INFINITY;
export const byteByByte: ChunkSize = () => 1;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const rowsOf = ({ direction, owner, bytes }: TrafficItem): readonly Row[] =>
  owner.kind === 'blank' ? [] : [[direction === 'sent' ? '>' : '<', owner.kind, textOf(bytes).trim()]];

const endRow = (line: string, outcome: Outcome<unknown>): readonly Row[] =>
  outcome.ok ? [] : [['=', outcome.error.code, line]];

/** Replays a captured session with a real engine: the module answers each command as it did in the capture. */
class Player {
  readonly rows: Row[] = [];
  readonly traffic: TrafficItem[] = [];
  readonly messages: { topic: string; payload: string; complete: boolean }[] = [];
  fed = '';
  private readonly clock = new VirtualClock();
  private readonly link = new ScriptedLink();
  private readonly engine = recordedEngine({ link: this.link, clock: this.clock, recogniseUrc });
  private readonly nextChunkBytes: ChunkSize;

  constructor(nextChunkBytes: ChunkSize) {
    this.nextChunkBytes = nextChunkBytes;
    this.engine.on('traffic', (item) => {
      this.traffic.push(item);
      this.rows.push(...rowsOf(item));
    });
    this.engine.on('message', (topic, payload, complete) => {
      this.messages.push({ topic: textOf(topic), payload: textOf(payload), complete });
    });
  }

  async play({ sent, reply, payload, replyToPayload }: Exchange): Promise<void> {
    if (sent === null) return this.say(reply);
    this.link.onWrite = (written) => {
      const owner = this.traffic.findLast((item) => item.direction === 'sent')?.owner.kind;
      if (owner === 'probe') this.say(written === 'ATI\r' ? `\r\n${identity}\r\n\r\nOK\r\n` : '\r\nOK\r\n');
      else this.say(owner === 'payload' ? replyToPayload : reply);
    };
    const outcome = await this.clock.runUntil(commandOfLine(sent, payload).run(this.engine));
    this.rows.push(...endRow(sent, outcome));
  }

  private say(text: string): void {
    this.fed += text;
    for (let at = 0; at < text.length; ) {
      const end = Math.min(text.length, at + this.nextChunkBytes());
      this.link.say(text.slice(at, end));
      at = end;
    }
  }
}

export const playTranscript = async (name: string, chunkSize: ChunkSize = whole): Promise<Played> => {
  const player = new Player(chunkSize);
  for (const exchange of readTranscript(name).exchanges) await player.play(exchange);
  return player;
};
