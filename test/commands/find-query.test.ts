import { describe, expect, it } from 'vitest';
import { allCommands, findQuery, signalQuality, simState } from '../../electron/commands/index.ts';

describe('the declaration of a typed line', () => {
  it.each([
    ['AT+CSQ', signalQuality],
    [' at+csq ', signalQuality],
    ['AT+CPIN?', simState],
  ])('%j is a declared query', (line, query) => {
    expect(findQuery(line)).toBe(query);
  });

  it.each(['AT+CPIN=1234', 'AT+CPIN', 'AT+CSQ=?', 'AT+CSQ;+CPIN?', '+CSQ', '', 'AT+NOBODY'])('%j has none', (line) => {
    expect(findQuery(line)).toBeNull();
  });

  it('is found for every command without parameters', () => {
    const fixed = allCommands.filter(({ line }) => line.length === 0);
    const names = fixed.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['AT', 'ATI', 'AT+CCLK?', 'AT+CGSN', 'AT+FSMEM', 'AT+MQTTSTATU']));
    for (const { name, line } of fixed) {
      const text = new TextDecoder().decode((line as unknown as () => { bytes: Uint8Array })().bytes);
      expect(findQuery(text)?.name).toBe(name);
    }
  });
});
