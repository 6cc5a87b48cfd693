import { describe, expect, it } from 'vitest';
import type { Sending } from '../../shared/contract.ts';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

const plain: Sending = { form: 'plain', lineEnding: 'crlf', checksum: 'none', range: { first: 1, leftOut: 0 } };

const hexOf = async (typed: string, encoding: 'utf-8' | 'gbk', sending: Sending): Promise<unknown> => {
  const answer = await createSessionServiceBench().ask('terminal.rawBytes', { typed, encoding, sending });
  return answer.ok ? Buffer.from(answer.value.bytesBase64, 'base64').toString('hex') : answer.error;
};

describe('the bytes of a text that is not a command', () => {
  it('are in the encoding of the port, with line end and checksum, without a session', async () => {
    expect(await hexOf('中', 'utf-8', plain)).toBe('e4b8ad0d0a');
    expect(await hexOf('中', 'gbk', { ...plain, lineEnding: 'lf' })).toBe('d6d00a');
    expect(await hexOf('01 02', 'gbk', { ...plain, form: 'hex', checksum: 'add8' })).toBe('010203');
    expect(await hexOf('\\x1A', 'gbk', { ...plain, form: 'escapes', lineEnding: 'none' })).toBe('1a');
  });

  it('do not exist for a character that the encoding lacks, an unknown escape or half a byte', async () => {
    expect(await hexOf('a😀', 'gbk', plain)).toMatchObject({ code: 'usage/not-encodable', facts: { position: 2 } });
    expect(await hexOf('\\q', 'gbk', { ...plain, form: 'escapes' })).toMatchObject({ code: 'usage/bad-escape' });
    expect(await hexOf('4', 'gbk', { ...plain, form: 'hex' })).toMatchObject({ code: 'usage/not-hex' });
  });
});
