import { describe, expect, it } from 'vitest';
import { explainLine } from '../../shared/words/lines/explain-line.ts';
import { linkSessions } from './dialect-sessions/links.ts';
import { moduleSessions } from './dialect-sessions/module.ts';
import { serviceSessions } from './dialect-sessions/services.ts';
import { wordsOfLines } from './dialect-sessions/words.ts';

const row = /^\s*(\S+)(?:\s+(\S+))?\s*\|\s(.*)$/;

/** The lines of the module in a session, each with the command before it. Data that end inside a line are left out. */
const linesOf = (table: string) => {
  let command = '';
  return table.split('\n').flatMap((text) => {
    const [, kind = '', name = '', said = ''] = row.exec(text) ?? [];
    if (kind === '>') command = said.trim();
    if (!['answer', 'final', 'late', 'urc'].includes(kind) || said.includes('>')) return [];
    const line = said.replaceAll('\\r\\n', '').trim();
    const words = (kind === 'urc' ? wordsOfLines[`urc ${line}`] : undefined) ?? wordsOfLines[line] ?? null;
    return [{ line, words, context: { command, ...(kind === 'urc' && { urcName: name }) } }];
  });
};

describe.each([...serviceSessions, ...linkSessions, ...moduleSessions])('$name', ({ table }) => {
  it.each(linesOf(table))('says in words: $line', ({ line, words, context }) => {
    expect(explainLine(line, 'en', context)).toBe(words);
    expect(explainLine(line, 'zh', context) !== null).toBe(words !== null);
  });
});
