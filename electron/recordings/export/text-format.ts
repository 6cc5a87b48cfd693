import { visibleCharacters, visibleText, withoutLineEnds } from '../../../shared/at/visible-text.ts';
import { csvCell } from '../../../shared/csv-cell.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { factsText, type ShownItem } from './shown-items.ts';

export type Bytes = AsyncGenerator<Outcome<Uint8Array>>;

type Items = AsyncIterable<Outcome<readonly ShownItem[]>>;

/** Each batch of items as bytes. */
async function* encoded(items: Items, lineOf: (item: ShownItem) => string, head = ''): Bytes {
  if (head !== '') yield ok(Buffer.from(head, 'utf8'));
  for await (const some of items) {
    if (!some.ok) {
      yield some;
      return;
    }
    const text = some.value.map(lineOf).join('');
    if (text !== '') yield ok(Buffer.from(text, 'utf8'));
  }
}

/** `2026-11-23 06:00:00.123`, in UTC. */
const timeText = (atMs: number): string => new Date(atMs).toISOString().replace('T', ' ').replace('Z', '');

const oneLine = (text: string): string => visibleCharacters(text).replaceAll('\n', '␊');

const visiblePiece = (bytes: Uint8Array): string => visibleText(withoutLineEnds(bytes));

/** One line for each line of the port: `>` sent, `<` received, `#` what happened. Times are in UTC. */
export const textFormat = (items: Items): Bytes =>
  encoded(items, (item) => {
    const time = timeText(item.atMs);
    if (item.kind === 'part') return `${time} # ${oneLine(item.address)} (UTC)\n`;
    if (item.kind !== 'piece') return `${time} # ${oneLine(`${item.name} ${factsText(item.facts)}`).trimEnd()}\n`;
    const { owner, direction, bytes } = item.piece;
    const text = visiblePiece(bytes);
    if (owner === 'blank' || text === '') return '';
    if (owner === 'divider') return `${time} # ${text}\n`;
    return `${time} ${direction === 'sent' ? '>' : '<'} ${text}\n`;
  });

const csvHead = 'time,direction,kind,command,name,bytes,text\r\n';

/** Comma-separated values with a head (RFC 4180 §2). An apostrophe stands before what a program for tables would take for a formula. */
export const csvFormat = (items: Items): Bytes =>
  encoded(
    items,
    (item) => {
      const time = new Date(item.atMs).toISOString();
      if (item.kind === 'part') return `${[time, '', 'part', '', '', '', item.address].map(csvCell).join(',')}\r\n`;
      if (item.kind !== 'piece') {
        return `${[time, '', item.kind, '', item.name, '', factsText(item.facts)].map(csvCell).join(',')}\r\n`;
      }
      const { direction, owner, commandId, name, bytes } = item.piece;
      if (owner === 'blank') return '';
      const command = commandId === 0 ? '' : String(commandId);
      const cells = [time, direction, owner, command, name, String(bytes.length), visiblePiece(bytes)];
      return `${cells.map(csvCell).join(',')}\r\n`;
    },
    csvHead,
  );
