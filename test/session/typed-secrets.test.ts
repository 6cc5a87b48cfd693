import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectAreas } from '../../electron/commands/dialect/table.ts';
import * as commands from '../../electron/commands/index.ts';
import {
  createTypedSecrets,
  maskTypedLine,
  typedSecretSpans,
  typedSecretValues,
} from '../../electron/session/typed-secrets.ts';
import { secretCommands } from '../../shared/at/secret-commands.ts';
import { growthOf } from '../support/growth.ts';

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
    ['AT+CPIX\bN="1234"', 'AT+CPIX\bN="****"'],
    ['AT+CXYZ\x7f\x7f\x7fPIN=1234', 'AT+CXYZ\x7f\x7f\x7fPIN=****'],
    ['\b\bAT+CSQ\b\bPIN="1234"', '\b\bAT+CSQ\b\bPIN="****"'],
    ['AT+CPIN="1\b1234"', 'AT+CPIN="******"'],
    ['AT+CSQ\r\bAT+CREG?', 'AT+CSQ\r\bAT+CREG?'],
  ])('%s', (line, shown) => {
    expect(maskTypedLine(line)).toBe(shown);
  });

  it.each([
    'CPIN=1234',
    'CPIN 1234',
    'AT+CPIN 1234',
    'AT+CPIN:1234',
    'AT+CPIN"1234"',
    'AT+CPIN==1234',
    'AT+CPIN?1234',
    'AT+CP IN=1234',
    'AT CPIN=1234',
    'ATCPIN=1234',
    'AT-CPIN=1234',
    'AT+CPIM=1234',
    'AT+CIPN=1234',
    'AT+MCONIFG="866","user","pw12"',
    'AT+MCNFIG="866","user","pw12"',
    'AT+MCONFIG "866","user","pw12"',
    'AT+MCONFIG="866","user" "pw12"',
    'AT+MCONFIG="866";"user";"pw12"',
    'AT+MCONFIG=866;user;pw12',
    'AT+MCONFIG=866\tuser\tpw12',
    'AT+MCONFIG("866","user","pw12")',
    'AT+MCONFIG="a","u,"pw12"',
    'AT+CPIN1234',
    'AT+CPIN,1234',
    'AT+CPIN(1234)',
    'AT#CPIN=1234',
    'ATD**03*330*1234*5678*5678#',
    'ATD*03*330*1234*5678*5678#',
    'ATD**04*1234*5678*5678#;',
    'AT+CUSD=1,"**052*12345678*1234*1234#"',
  ])('%s, written wrongly or dialled', (line) => {
    const shown = maskTypedLine(line);
    expect(shown).not.toMatch(/12|34|56|78|pw/);
    expect(shown).toHaveLength(line.length);
    expect(shown).toMatch(/^(?:AT?|CPIN)/);
  });

  it.each([
    ...['AT+CCLK="26/11/29,08:00:00+32"', 'AT+CGATT=1', 'AT+CSDT=1', 'AT+CPOWD=1', 'AT+CPIN?', 'AT+CPIN=?', 'AT+CPINR'],
    ...[
      'AT+CMEE=1;+CSQ',
      'AT+CSTT;+CIICR',
      'AT+CLCK="SC",2',
      'ATD10086;',
      'ATD*100#',
      'AT+CLCC',
      'ATI',
      'ATE0',
      'hello',
    ],
    'AT+MCONFIG="id"',
  ])('are not seen where there are none: %s', (line) => {
    expect(maskTypedLine(line)).toBe(line);
  });

  it('are not seen in any other command of the dialect', () => {
    const secret = ['AT+CPIN', 'AT+MCONFIG', 'AT+CPNETAPN'];
    const dialect = dialectAreas.flatMap(({ rows }) => rows.map(({ name }) => name));
    const names = new Set([...commands.allCommands.map(({ name }) => name.replace('?', '')), ...dialect]);
    const slips = [...names].filter((name) => maskTypedLine(`${name}=7319`).includes('*') && !name.includes('*'));
    expect(slips.filter((name) => !secret.includes(name) && !secretCommands.has(name.slice(2)))).toEqual([]);
  });

  it('include every password and PIN in the syntax of the dialect', () => {
    const placeholder = /<(?:(?:new )?pin|old|new|password(?:, at most \d+)?)>/g;
    const lines = dialectAreas
      .flatMap(({ rows }) => rows.flatMap(({ name, forms }) => forms.map(({ syntax }) => `${name}${syntax}`)))
      .filter((line) => line.search(placeholder) !== -1)
      .map((line) =>
        line.replace(placeholder, 'geheim77').replaceAll(/<[^>]*>|[[\]]/g, (part) => (part[0] === '<' ? '1' : '')),
      );
    expect(lines.length).toBeGreaterThan(6);
    for (const line of lines) expect(maskTypedLine(line)).not.toContain('geheim77');
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

  it('are as few and as short as the line, whatever it repeats', () => {
    for (const part of ['+CPIN=a\t', '+CPIN=', '**04*1', 'AT+CSTT="a","u","x', '+CPIN=“a', 'AT+CPIN=1;']) {
      const line = new TextEncoder().encode(part.repeat(400));
      const bytes = typedSecretValues(line).reduce((sum, { length }) => sum + length, 0);
      expect([part, bytes / line.length > 20]).toEqual([part, false]);
    }
  });

  it.each(['\u3000', ' ', '\ufeff', '\t', '“', '，'])('cost no more than the length of a line of %j', (character) => {
    const lineOf = (count: number): Uint8Array => new TextEncoder().encode(`${character.repeat(count)}!`);
    const [small, large] = [lineOf(300), lineOf(4_800)];
    expect(
      growthOf(
        16,
        () => typedSecretSpans(small),
        () => typedSecretSpans(large),
      ),
    ).toBeLessThan(6);
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

  it('ends without its last line', () => {
    const spans = spansOf(['-----BEGIN PRIVATE KEY-----', ...Array.from({ length: 400 }, () => 'x'.repeat(64)), 'AT']);
    expect(spans.at(-1)).toEqual([]);
  });

  it('is not confused with a certificate', () => {
    expect(spansOf(['-----BEGIN CERTIFICATE-----', 'MIIB'])).toEqual([[], []]);
  });
});
