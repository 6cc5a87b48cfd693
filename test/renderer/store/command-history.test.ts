import { expect, it } from 'vitest';
import { withOwnLines } from '../../../renderer/store/command-history.ts';

const secret = 'AT+CPIN="1234"';

it.each([
  [['AT'], [], ['AT']],
  [
    ['AT', 'ATI'],
    ['AT', secret],
    ['AT', secret, 'ATI'],
  ],
  [['AT'], [secret, 'AT'], [secret, 'AT']],
  [['AT+CSQ'], ['ATI', secret], ['AT+CSQ', secret]],
  [['AT'], ['ATI'], ['AT']],
])('%j and in this window %j are %j', (kept, here, merged) => {
  expect(withOwnLines(kept, here)).toEqual(merged);
});
