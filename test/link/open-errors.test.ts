import { describe, expect, it } from 'vitest';
import { openErrorCode, openFailure } from '../../electron/link/open-errors.ts';

const unix: readonly (readonly [text: string, code: string])[] = [
  ['Error: No such file or directory, cannot open /dev/nope', 'link/missing'],
  ['Error: No such device or address, cannot open /dev/ttyUSB0', 'link/missing'],
  ['Error: No such device, cannot open /dev/ttyACM0', 'link/missing'],
  ['Error: Device not configured, cannot open /dev/tty.usbserial', 'link/missing'],
  ['Error: Not a directory, cannot open /etc/passwd/x', 'link/missing'],
  ['Error: Inappropriate ioctl for device setting custom baud rate of 115200', 'link/not-serial'],
  ['Error: Not a tty setting custom baud rate of 115200', 'link/not-serial'],
  ['Error: Is a directory, cannot open /tmp', 'link/not-serial'],
  ['Error: Operation not supported by device, cannot open /dev/tty', 'link/not-serial'],
  ['Error: Permission denied, cannot open /dev/pts/0', 'link/denied'],
  ['Error: Operation not permitted, cannot open /dev/ttyS0', 'link/denied'],
  ['Error Resource temporarily unavailable Cannot lock port', 'link/busy'],
  ['Error: Device or resource busy, cannot open /dev/ttyUSB2', 'link/busy'],
  ['Error: Resource busy, cannot open /dev/tty.usbmodem1', 'link/busy'],
  ['Invalid parity setting 2', 'link/bad-settings'],
  ['Invalid stop bits setting 2', 'link/bad-settings'],
  ['Error baud rate of 123 is not supported on your platform', 'link/bad-settings'],
  ['Error: Invalid argument calling ioctl(.., IOSSIOSPEED, 7 )', 'link/bad-settings'],
  ['"baudRate" is not a valid baudRate', 'link/bad-settings'],
  ['Error: Input/output error setting custom baud rate of 115200', 'link/failed'],
  ['open deadline', 'link/failed'],
  ['', 'link/failed'],
];

const windows: readonly (readonly [text: string, code: string])[] = [
  ['Opening COM3: File not found', 'link/missing'],
  ['Opening COM3: Access denied', 'link/busy'],
  ['Opening COM3: Unknown error code 5', 'link/busy'],
  ['Opening COM3: Unknown error code 2', 'link/missing'],
  ['Opening COM3: Unknown error code 3', 'link/missing'],
  ['Opening COM3: Unknown error code 31', 'link/failed'],
  ['Opening COM3: Unknown error code 32', 'link/busy'],
  ['Opening COM3: Unknown error code 121', 'link/failed'],
  ['Opening COM3: Unknown error code 170', 'link/busy'],
  ['Opening COM3: Unknown error code 433', 'link/missing'],
  ['Opening COM3: Unknown error code 1167', 'link/missing'],
  ['Opening LPT1: Unknown error code 1', 'link/not-serial'],
  ['Open (GetCommState): Invalid handle', 'link/not-serial'],
  ['Open (SetCommState): The parameter is incorrect', 'link/bad-settings'],
  ['Open (SetCommState): Unknown error code 31', 'link/failed'],
  ['Opening COM3: Operation aborted', 'link/failed'],
  ['Opening COM3: Unknown error code 99999', 'link/failed'],
];

describe('the error of the binding when a port does not open', () => {
  it.each(unix)('on Linux and macOS: %j is %s', (text, code) => {
    expect(openErrorCode('linux', text)).toBe(code);
    expect(openErrorCode('darwin', text)).toBe(code);
  });

  it.each(windows)('on Windows: %j is %s', (text, code) => {
    expect(openErrorCode('win32', text)).toBe(code);
  });

  it('is reported with the path, the text, and the process that has the port open', () => {
    const text = 'Error Resource temporarily unavailable Cannot lock port';
    expect(openFailure('linux', '/dev/ttyUSB2', text, { holder: ['picocom (4711)'], group: 'dialout' })).toEqual({
      code: 'link/busy',
      facts: { path: '/dev/ttyUSB2', detail: text, holder: ['picocom (4711)'] },
      evidence: [],
    });
    expect(openFailure('linux', '/dev/ttyUSB2', text, { holder: [] }).facts).not.toHaveProperty('holder');
  });

  it('is reported with the group that may open the port', () => {
    const failure = openFailure('linux', '/dev/x', 'Error: Permission denied, cannot open /dev/x', {
      group: 'dialout',
    });
    expect(failure.facts).toMatchObject({ path: '/dev/x', group: 'dialout' });
  });
});
