import { expect, it } from 'vitest';
import { localAddress } from '../../electron/commands/local-address.ts';
import { play, resultOf, textOf } from './support.ts';

it.each(['10.76.1.35', '010.169.179.213'])('ends with the bare address %s', (address) => {
  expect(textOf(localAddress.line())).toBe('AT+CIFSR');
  expect(resultOf(localAddress, undefined, ['AT+CIFSR', '', address])).toEqual({ address });
});

it('does not end with a line that only contains an address', () => {
  expect(play(localAddress, undefined, ['+CGPADDR: 1,"10.76.1.35"']).outcome).toBeNull();
});

it.each(['ERROR', '+CME ERROR: 3'])('fails with %s while there is no address', (line) => {
  expect(play(localAddress, undefined, [line]).failedBy).toBe(line);
});
