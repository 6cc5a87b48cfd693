import { expect, it } from 'vitest';
import { recogniseUrc } from '../../electron/commands/index.ts';
import { noteLine } from '../../electron/session/module-facts.ts';
import { type ModuleFacts, noFacts } from '../../shared/contract.ts';

const receive = (facts: ModuleFacts, line: string, command: string | null = null): ModuleFacts =>
  noteLine(facts, { direction: 'received', line, command, isFinal: false, atMs: 5 });

it('an activated context keeps the known address', () => {
  const line = '+CGEV: ME PDN ACT 1';
  expect(recogniseUrc(line)?.name).toBe('packet-event');
  const known = { attached: true, address: '10.0.0.7', atMs: 1, command: 'AT+CGDCONT?' };
  expect(receive({ ...noFacts, attach: known }, line).attach).toMatchObject({ attached: true, address: '10.0.0.7' });
  expect(receive(noFacts, line).attach).toMatchObject({ attached: true, address: null });
});

it('a fact names its command without the arguments', () => {
  const facts = receive(noFacts, '+CSQ: 20,99', 'AT+CSQ');
  expect(facts.signal).toMatchObject({ command: 'AT+CSQ' });
  expect(receive(noFacts, '+CPIN: READY', 'AT+CPIN="4711"').sim).toMatchObject({ command: 'AT+CPIN' });
});
