import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findPasswordMistake } from '../../../../shared/clouds/huawei/password-mistakes.ts';
import { positiveVectors } from './vectors.ts';

const secret = '12345678';
const timestamp = '2025041401';
const right = positiveVectors[0][2];
const hmacHex = (key: string, message: string): string => createHmac('sha256', key).update(message).digest('hex');

describe('findPasswordMistake', () => {
  it.each([
    ['key and message swapped', 'swapped', '75e7262705ff85203403e600f652133f9cac4e4d1400b44f3582e778a97f6c36'],
    ['line end in the secret', 'trailing-newline', 'c1df0ef6f334fcbfa84aa1ed0d215766e6e9d6f742b523a5047097bbae95ffc2'],
    ['Base64', 'base64', 'x1FQ5suEFBc5aBnk0u5DWKQWNEoDoIPjqFZwdN3sggo='],
    ['Base64 for URLs', 'base64', 'x1FQ5suEFBc5aBnk0u5DWKQWNEoDoIPjqFZwdN3sggo'],
    ['upper case', 'upper-case', right.toUpperCase()],
    ['CR LF in the secret', 'trailing-newline', hmacHex(timestamp, `${secret}\r\n`)],
    ['blank in the secret', 'blank-in-secret', hmacHex(timestamp, ` ${secret}`)],
    ['line end after the password', 'blank-around', `${right}\n`],
    ['hash without key', 'not-keyed', createHash('sha256').update(secret).digest('hex')],
    ['the secret itself', 'secret-itself', `${secret}\n`],
    ['swapped and in Base64', 'swapped', createHmac('sha256', secret).update(timestamp).digest('base64')],
  ])('%s', (_, kind, password) => {
    expect(findPasswordMistake({ secret, timestamp, password })).toEqual({ kind });
  });

  it('finds the hour of Beijing as the key', () => {
    const password = '431229e4d2307b5c8f95a101f43738e7e0a5b01fc1ce7bca0fbdc2137f5c6e73';
    const mistake = findPasswordMistake({ secret: '4aa2c87b6696ee37ce83', timestamp: '2019071713', password });
    expect(mistake).toEqual({ kind: 'beijing-hour' });
  });

  it('finds another hour as the key, across a year boundary', () => {
    const password = hmacHex('2025123123', secret);
    const mistake = findPasswordMistake({ secret, timestamp: '2026010100', password });
    expect(mistake).toEqual({ kind: 'other-hour', timestamp: '2025123123' });
  });

  it.each(positiveVectors)('finds no mistake in the right password of %s at %s', (rightSecret, hour, password) => {
    expect(findPasswordMistake({ secret: rightSecret, timestamp: hour, password })).toBeNull();
  });

  it.each(['nonsense', '', '0'.repeat(64), 'x'.repeat(10_000)])('does not guess: %j', (password) => {
    expect(findPasswordMistake({ secret, timestamp, password })).toBeNull();
  });
});
