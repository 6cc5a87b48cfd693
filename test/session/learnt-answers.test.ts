import { describe, expect, it } from 'vitest';
import { learnFromAnswer } from '../../electron/session/module-answers.ts';
import { learnFromResult } from '../../electron/session/module-connection.ts';
import { noFacts } from '../../shared/contract.ts';

const learnt = { atMs: 0, command: 'AT' };
const heard = (line: string, command: string | null, isFinal = false) =>
  ({ line, command, isFinal }) as Parameters<typeof learnFromAnswer>[1];

describe('a fact about the module', () => {
  it('is not taken from an unsolicited line whose meaning depends on a command', () => {
    expect(learnFromAnswer(noFacts, heard('866475030000019', null), learnt)).toEqual({});
    expect(learnFromAnswer(noFacts, heard('866475030000019', 'AT+CGSN'), learnt)).toMatchObject({
      imei: { text: '866475030000019' },
    });
  });

  it('from one line of AT*I changes only that fact', () => {
    const lesson = learnFromAnswer(noFacts, heard('IMEI: 866475030000019', 'AT*I'), learnt);
    for (const fact of Object.values(lesson)) expect((fact as { text?: string }).text).toEqual(expect.any(String));
  });

  it('is not added by a logout without a login', () => {
    expect(learnFromResult(noFacts, 'OK', 'AT+MDISCONNECT', learnt)).toEqual({});
    const online = { ...noFacts, mqtt: { state: 'online' as const, ...learnt } };
    expect(learnFromResult(online, 'OK', 'AT+MDISCONNECT', learnt)).toMatchObject({ mqtt: { state: 'closed' } });
  });
});
