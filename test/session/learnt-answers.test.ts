import { describe, expect, it } from 'vitest';
import { changesFromAnswer } from '../../electron/session/module-answers.ts';
import { changesFromResult } from '../../electron/session/module-connection.ts';
import { noFacts } from '../../shared/contract.ts';

const source = { atMs: 0, command: 'AT' };
const received = (line: string, command: string | null, isFinal = false) =>
  ({ line, command, isFinal }) as Parameters<typeof changesFromAnswer>[1];

describe('a fact about the module', () => {
  it('is not taken from an unsolicited line whose meaning depends on a command', () => {
    expect(changesFromAnswer(noFacts, received('866475030000019', null), source)).toEqual({});
    expect(changesFromAnswer(noFacts, received('866475030000019', 'AT+CGSN'), source)).toMatchObject({
      imei: { text: '866475030000019' },
    });
  });

  it('from one line of AT*I changes only that fact', () => {
    const changes = changesFromAnswer(noFacts, received('IMEI: 866475030000019', 'AT*I'), source);
    for (const fact of Object.values(changes)) expect((fact as { text?: string }).text).toEqual(expect.any(String));
  });

  it('is not added by a logout without a login', () => {
    expect(changesFromResult(noFacts, 'OK', 'AT+MDISCONNECT', source)).toEqual({});
    const online = { ...noFacts, mqtt: { state: 'online' as const, ...source } };
    expect(changesFromResult(online, 'OK', 'AT+MDISCONNECT', source)).toMatchObject({ mqtt: { state: 'closed' } });
  });
});
