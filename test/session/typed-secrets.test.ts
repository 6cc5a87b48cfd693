import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as commands from '../../electron/commands/index.ts';
import { createTypedSecrets, maskTypedLine, typedSecretSpans } from '../../electron/session/typed-secrets.ts';

describe('the secrets in a typed line', () => {
  it.each([
    ['AT+CSQ', 'AT+CSQ'],
    ['AT+CPIN?', 'AT+CPIN?'],
    ['AT+CPIN=1234', 'AT+CPIN=****'],
    ['at+cpin="1234"', 'at+cpin="****"'],
    ['AT+CPIN = 1234 ', 'AT+CPIN = **** '],
    ['AT+CPIN="12345678","1234"', 'AT+CPIN="********","****"'],
    ['AT+CMEE=1;+CPIN=1234;+CSQ', 'AT+CMEE=1;+CPIN=****;+CSQ'],
    ['ATE0+CPIN=1234', 'ATE0+CPIN=****'],
    ['T+CPIN=1234', 'T+CPIN=****'],
    ['AT+MCONFIG="id","user","pass"', 'AT+MCONFIG="id","user","****"'],
    ['AT+MCONFIG=id,user,pass', 'AT+MCONFIG=id,user,****'],
    ['AT+MCONFIG="id","user","pa,s;s"', 'AT+MCONFIG="id","user","******"'],
    ['AT+MCONFIG="id","user","open', 'AT+MCONFIG="id","user","****'],
    ['AT+MCONFIG="c","u","my\\"Secret99",0', 'AT+MCONFIG="c","u","************",0'],
    ['AT+MCONFIG="c","u","my"Secret99";+CSQ', 'AT+MCONFIG="c","u","***********";+CSQ'],
    ['AT+MCONFIG="c","u","my"Secret99', 'AT+MCONFIG="c","u","***********'],
    ['AT+MCONFIG="c"x,"u","pw"', 'AT+MCONFIG="c"x,"u","**"'],
    ['AT+MCONFIG="c","u",?pw', 'AT+MCONFIG="c","u",***'],
    ['AT+MCONFIG="id"', 'AT+MCONFIG="id"'],
    ['AT+MCONFIG="id","",""', 'AT+MCONFIG="id","",""'],
    ['AT+MCONFIG="i,d","us;er","pass",0,0,"t","m"', 'AT+MCONFIG="i,d","us;er","****",0,0,"t","m"'],
    ['AT+MCONFIG="标识","用户","密码"', 'AT+MCONFIG="标识","用户","******"'],
    ['AT+CPNETAPN=2,"cmiot","u","pw",1', 'AT+CPNETAPN=2,"cmiot","u","**",1'],
    ['AT+CSTT="apn","u","pw"', 'AT+CSTT="apn","u","**"'],
    ['AT+SAPBR=3,1,"PWD","pw"', 'AT+SAPBR=3,1,"PWD","**"'],
    ['AT+SAPBR=3,1,"APN","cmiot"', 'AT+SAPBR=3,1,"APN","cmiot"'],
    ['AT+CLCK="SC",1,"1234"', 'AT+CLCK="SC",1,"****"'],
    ['AT+CPWD="SC","1234","5678"', 'AT+CPWD="SC","****","****"'],
  ])('%s', (line, shown) => {
    expect(maskTypedLine(line)).toBe(shown);
  });

  it('include every parameter that a command declares as secret', () => {
    const samples = [
      commands.simPin.line({ pin: '4711' }),
      commands.mqttConfigure.line({ clientId: 'c,1', username: 'u', password: 'p;a,ss' }),
      commands.networkApn.line({ name: 'a', user: 'u', password: 'pass', auth: 'pap' }),
      commands.setSimLock.line({ on: true, pin: '4711' }),
    ];
    for (const { bytes, secretSpans } of samples) {
      expect(secretSpans.length).toBeGreaterThan(0);
      expect(typedSecretSpans(bytes)).toEqual(secretSpans);
    }
    // The payloads of these commands are secret, not a part of their lines.
    const payloads = ['AT+FSWRITE', 'AT+FSREAD'];
    const named = commands.allCommands.filter(({ secrets }) => secrets.length > 0).map(({ name }) => name);
    expect(new Set(named.filter((name) => !payloads.includes(name)))).toEqual(
      new Set(['AT+CPIN', 'AT+MCONFIG', 'AT+CPNETAPN', 'AT+CLCK']),
    );
  });

  it('have spans inside the line for any content', () => {
    const parts = fc.constantFrom('+CPIN=', '+MCONFIG=', '"', ',', ';', ' ', 'x', '密', '\r', '\n', 'AT');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (all) => {
        const bytes = new TextEncoder().encode(all.join(''));
        for (const { start, end } of typedSecretSpans(bytes)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(bytes.length);
        }
      }),
    );
  });
});

describe('a pasted private key', () => {
  const spansOf = (lines: readonly string[]) => {
    const typed = createTypedSecrets();
    return lines.map((line) => typed.read(new TextEncoder().encode(`${line}\r\n`)).spans);
  };

  it('is secret from its second line to its last, and nothing after it is', () => {
    const spans = spansOf(['AT', '-----BEGIN RSA PRIVATE KEY-----', 'MIIB', '-----END RSA PRIVATE KEY-----', 'AT+CSQ']);
    expect(spans).toEqual([[], [], [{ start: 0, end: 4 }], [{ start: 0, end: 29 }], []]);
  });

  it('ends by itself when its last line is missing', () => {
    const spans = spansOf(['-----BEGIN PRIVATE KEY-----', ...Array.from({ length: 400 }, () => 'x'.repeat(64)), 'AT']);
    expect(spans.at(-1)).toEqual([]);
  });

  it('is not confused with a certificate', () => {
    expect(spansOf(['-----BEGIN CERTIFICATE-----', 'MIIB'])).toEqual([[], []]);
  });
});
