import { expect, it } from 'vitest';
import { commandsHandlers } from '../../electron/app/services/commands-service.ts';
import { dialectAreas } from '../../electron/commands/dialect/table.ts';
import type { CommandFacts } from '../../shared/contract/commands.ts';
import { sampleSession, sampleView } from '../support/sample-view.ts';

const read = async (firmware: string | null): Promise<ReadonlyMap<string, CommandFacts>> => {
  const session = sampleSession();
  const fact = firmware === null ? null : { text: firmware, verdict: 'ok' as const, minimum: null };
  const facts = { ...session.facts, firmware: fact && { ...fact, atMs: 1, command: 'ATI' } };
  const view = sampleView({ sessions: { s1: { ...session, facts } } });
  const table = await commandsHandlers({ view: () => view })['commands.read']({ sessionId: 's1' });
  if (!table.ok) throw new Error(table.error.code);
  return new Map(table.value.areas.flatMap(({ commands }) => commands.map((command) => [command.name, command])));
};

it('a page gets every command, as plain data', async () => {
  const table = await read(null);
  expect([...table.keys()]).toEqual(dialectAreas.flatMap(({ rows }) => rows.map(({ name }) => name)));
  expect(structuredClone([...table])).toEqual([...table]);
  expect(JSON.stringify([...table]).length).toBeLessThan(200_000);
});

it('a command has what answers it, and what it does', async () => {
  const table = await read(null);
  expect(table.get('AT+MCONNECT')).toMatchObject({
    source: 'MAN MCONNECT; docs/at-dialect.md §9.3',
    isLacking: false,
    forms: [{ kind: 'set', effect: 'changes', repeatable: false, late: { lines: ['CONNACK'], deadlineMs: 30_000 } }],
  });
  expect(table.get('AT+RESET')?.forms[0]?.effect).toBe('restarts');
  expect(table.get('AT&W')?.forms[0]?.effect).toBe('flash');
  expect(table.get('AT+MIPCLOSE')?.forms[0]).toMatchObject({ effect: 'disconnects', finals: ['CLOSE OK'] });
});

it('every effect has a source', async () => {
  const table = await read(null);
  expect([...table.values()].filter(({ source }) => source === '')).toEqual([]);
});

it('the commands that the firmware of the module lacks are marked', async () => {
  const table = await read('AirM2M_780E_V1126_LTE_AT');
  expect(table.get('AT+CENG')?.isLacking).toBe(true);
  expect(table.get('AT+CSQ')?.isLacking).toBe(false);
});
