import { describe, expect, it } from 'vitest';
import { createLineMask } from '../../electron/app/line-mask.ts';

describe('the mask of explained lines', () => {
  it.each(['+CPIN: READY', '+CPIN: SIM REMOVED 0', '+CLCK: 1', '+SAPBR: 1,1,"10.0.0.2"', '+SAPBR 1: DEACT'])(
    'shows %s, an answer without a secret',
    (line) => {
      expect(createLineMask()(line)).toBe(line);
    },
  );

  it.each([
    ['AT+CPIN=1234', '1234'],
    ['AT+CPIN="12345678","4321"', '4321'],
    ['+CSTT: "apn","user","hunter22"', 'hunter22'],
    ['+CGAUTH: 1,2,"user","hunter22"', 'hunter22'],
    ['+MCONFIG: "id","user","hunter22hunter22"', 'hunter22'],
  ])('hides the secret of %s', (line, secret) => {
    expect(createLineMask()(line)).not.toContain(secret);
  });

  it('hides in an answer what a command before it contained', () => {
    const mask = createLineMask();
    mask('AT+MCONFIG="id","user","hunter22hunter22"');
    expect(mask('+FOO: "hunter22hunter22"')).not.toContain('hunter22');
  });
});
