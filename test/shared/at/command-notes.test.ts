import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectAreas } from '../../../electron/commands/dialect/table.ts';
import { notesOfArea, notesOfSource } from '../../../shared/at/command-notes.ts';

const commands = readFileSync('docs/at-commands.md', 'utf8');
const dialect = readFileSync('docs/at-dialect.md', 'utf8');

describe('the notes of a command', () => {
  it('are those below the table of its area, without the table', () => {
    const general = notesOfArea(commands, 'general');
    expect(general[0]).toMatch(/^ATQ1 makes every later command/);
    expect(general.at(-1)).toMatch(/^\*EXINFO: 0 power key/);
    expect(notesOfArea(commands, 'nothing')).toEqual([]);
  });

  it('are the sections of docs/at-dialect.md that its source names', () => {
    const notes = notesOfSource(dialect, 'MAN MCONNECT; docs/at-dialect.md §9.3');
    expect(notes[0]).toMatch(/^AT\+MCONNECT=<clean 0, 1>,<keep alive 1 to 65535> → OK/);
    expect(notes.some((note) => note.startsWith('Send it at once after CONNECT OK'))).toBe(true);
    expect(notes.join()).not.toContain('AT+MSUB=');
    expect(notesOfSource(dialect, 'MAN CSQ')).toEqual([]);
  });

  it('have no marks of tables and headings, for all commands', () => {
    const all = dialectAreas.flatMap(({ name, rows }) => [
      ...notesOfArea(commands, name),
      ...rows.flatMap(({ source }) => notesOfSource(dialect, source)),
    ]);
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter((note) => /^(?:\||#|<!--)|`/.test(note))).toEqual([]);
  });

  it('can be looked for in any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (document, name) => {
        expect(notesOfArea(document, name)).toBeInstanceOf(Array);
        expect(notesOfSource(document, name)).toBeInstanceOf(Array);
      }),
    );
  });
});
