import type { TrafficItem } from '../../../electron/at/engine.ts';
import { recogniseUrc } from '../../../electron/commands/index.ts';
import { runTyped, shortName } from '../../../electron/session/console.ts';
import { recordedEngine } from '../../support/recorded-engine.ts';
import { ScriptedLink } from '../../support/scripted-link.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

/**
 * A session as a table, one row per line, in the order of the line. The first column says what it is:
 *
 * - `>` a typed command; the module echoes it. `escape>` is `+++`, which it does not echo. `data>` what the user enters at a prompt, and `esc>` that he cancels it.
 * - `answer`, `final`, `late`, `prompt`, `data` a piece of the module, with the command that owns it; without a name: the last typed one.
 * - `urc` with the name of the unsolicited result code, `message`, `unclaimed`.
 * - `wait` milliseconds in which nothing happens.
 *
 * The second column is the text. `\r`, `\n` and other escapes are as in JSON. A prompt `>` and data have no line end.
 */
export interface DialectSession {
  readonly name: string;
  readonly table: string;
}

export type PlayedRow = readonly [kind: string, owner: string, text: string];

interface Row {
  readonly kind: string;
  readonly owner: string;
  readonly text: string;
}

const rowOf = (line: string): Row => {
  const [head = '', text = ''] = line.split(/ \| (.*)/s);
  const [kind = '', owner = ''] = head.trim().split(/ +/);
  return { kind, owner, text: JSON.parse(`"${text.replaceAll('"', '\\"').replaceAll('\\\\"', '\\"')}"`) };
};

const rowsOf = (table: string): readonly Row[] =>
  table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(rowOf);

const kinds: Readonly<Record<string, string>> = { 'second-phase': 'late' };

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

class Player {
  private readonly clock = new VirtualClock();
  private readonly link = new ScriptedLink();
  private readonly engine = recordedEngine({ link: this.link, clock: this.clock, recogniseUrc });
  private readonly names = new Map<number, string>();
  private readonly chunkBytes: number;
  private provide: (bytes: Uint8Array | null) => void = () => undefined;
  private command = '';
  readonly expected: PlayedRow[] = [];
  readonly played: PlayedRow[] = [];

  constructor(chunkBytes: number) {
    this.chunkBytes = chunkBytes;
    this.engine.on('traffic', (item) => this.note(item));
  }

  private note({ direction, owner, bytes }: TrafficItem): void {
    if (owner.kind === 'command') this.names.set(owner.id, shortName(latin1(bytes).trim()));
    if (owner.kind === 'blank') return;
    const name = 'id' in owner ? (this.names.get(owner.id) ?? '?') : owner.kind === 'urc' ? owner.name : '';
    const kind = direction === 'sent' ? `${owner.kind}>` : (kinds[owner.kind] ?? owner.kind);
    this.played.push([kind, name, kind === 'data' || direction === 'sent' ? latin1(bytes) : latin1(bytes).trim()]);
  }

  async play({ kind, owner, text }: Row): Promise<void> {
    switch (kind) {
      case '>':
        return this.type(text);
      case 'escape>':
        return this.escape(text);
      case 'data>':
        this.expected.push(['payload>', this.command, owner === 'ctrl-z' ? `${text}\x1a` : text]);
        return this.provide(new Uint8Array(Buffer.from(text, 'latin1')));
      case 'esc>':
        if (owner === 'sent') this.expected.push(['payload>', this.command, '\x1b']);
        return this.provide(null);
      case 'wait':
        return this.clock.advance(Number(text));
      default:
        this.hear(kind, owner, text);
    }
  }

  private async type(text: string): Promise<void> {
    this.command = shortName(text);
    const options = { onDataWanted: (_: unknown, provide: Player['provide']) => (this.provide = provide) };
    void runTyped(this.engine, text, options);
    await this.clock.advance(200);
    this.expected.push(['command>', this.command, `${text}\r`], ['echo', this.command, text]);
    this.say(`${text}\r`);
  }

  private async escape(text: string): Promise<void> {
    this.command = text;
    void runTyped(this.engine, text, {});
    await this.clock.advance(2_000);
    this.expected.push(['command>', text, text]);
  }

  private hear(kind: string, owner: string, text: string): void {
    const hasOwner = !['message', 'unclaimed'].includes(kind);
    const name = owner === '' && hasOwner ? this.command : kind === 'urc' || !hasOwner ? owner : `AT${owner}`;
    this.expected.push([kind, name, kind === 'data' ? text : text.trim()]);
    const isBare = kind === 'data' || kind === 'message' || text.includes('\n') || text === '>';
    this.say(isBare ? text : `\r\n${text}\r\n`);
  }

  private say(text: string): void {
    for (let at = 0; at < text.length; at += this.chunkBytes) this.link.say(text.slice(at, at + this.chunkBytes));
  }
}

/** Plays a session with a real engine, in chunks of this size. */
export const playSession = async (
  { table }: DialectSession,
  chunkBytes = Number.POSITIVE_INFINITY,
): Promise<Pick<Player, 'expected' | 'played'>> => {
  const player = new Player(chunkBytes);
  for (const row of rowsOf(table)) await player.play(row);
  return player;
};
