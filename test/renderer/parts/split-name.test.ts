import { expect, it } from 'vitest';
import { splitName } from '../../../renderer/parts/split-name.ts';

it.each([
  ['Virtual Air720 12', 'Virtual Air720', ' 12'],
  ['虚拟 Air720 2', '虚拟 Air720', ' 2'],
  ['Virtual Air720', 'Virtual A', 'ir720'],
  ['tcp://127.0.0.1:48123', 'tcp://127.0.0.1', ':48123'],
  ['/dev/ttyUSB12', '/dev/tty', 'USB12'],
  ['/dev/serial/by-id/usb-Luat-if02-port0', '/dev/serial/by-id/usb-Luat-if02-', 'port0'],
  ['COM12', '', 'COM12'],
  ['', '', ''],
])('%j keeps its end: the number with its separator, or a few characters', (name, head, tail) => {
  expect(splitName(name)).toEqual([head, tail]);
});
