import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMasker, maskText } from '../../electron/recorder/masking.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The output when every part is followed by a pause that empties the buffer of the masker. */
const withPauses = (...parts: readonly string[]): string => {
  const masker = createMasker();
  const out = parts.flatMap((part) => [masker.push(bytesOf(part)), masker.settle()]);
  return Buffer.concat([...out, masker.flush()]).toString('utf8');
};

const table = [
  ['AT+CPIN=1234\r\r\nOK\r\n', 'AT+CPIN=****\r\r\nOK\r\n'],
  ['at+cpin = "1234"\r\n', 'at+cpin = "****"\r\n'],
  ['AT+CPIN="12345678","1234"\r\n', 'AT+CPIN="********","****"\r\n'],
  ['AT+CMEE=1;+CPIN=1234;+CSQ=1234\r\n', 'AT+CMEE=1;+CPIN=****;+CSQ=1234\r\n'],
  ['AT+MCONFIG="i,d","us;er","pa,s;",0,0,"topic"\r\n', 'AT+MCONFIG="i,d","us;er","*****",0,0,"topic"\r\n'],
  ['AT+MCONFIG=id,user,pass,0\r\n', 'AT+MCONFIG=id,user,****,0\r\n'],
  ['AT+MCONFIG="id","user","open\r\r\nOK\r\n', 'AT+MCONFIG="id","user","****\r\r\nOK\r\n'],
  ['AT+MCONFIG="id","user","pa\r\nss"\r\r\nOK\r\n', 'AT+MCONFIG="id","user","**\r\n**"\r\r\nOK\r\n'],
  ['AT+MCONFIG="id","user","pa\nss\nopen\r\n', 'AT+MCONFIG="id","user","**\n**\nopen\r\n'],
  ['AT+CPIN=?\r\r\nOK\r\n', 'AT+CPIN=?\r\r\nOK\r\n'],
  ['OK\r\nCPIN="1234"\r\r\nOK\r\n', 'OK\r\nCPIN="****"\r\r\nOK\r\n'],
  ['AT+SAPBR=3,1,"PWD","pw"\r\n', 'AT+SAPBR=3,1,"PWD","**"\r\n'],
  ['AT+SAPBR=3,1,"APN","cmiot"\r\n', 'AT+SAPBR=3,1,"APN","cmiot"\r\n'],
  ['AT+CPWD="SC","1234","5678"\r\n', 'AT+CPWD="SC","****","****"\r\n'],
  ['+CSTT: "apn","user","pw"\r\n', '+CSTT: "apn","user","**"\r\n'],
  ['+CGAUTH: 1,2,user,pw\r\n+CPIN: READY\r\n', '+CGAUTH: 1,2,user,**\r\n+CPIN: READY\r\n'],
  ['AT+CPIN=\r\n+CREG: 1\r\n"7319"\r\r\nOK\r\n', 'AT+CPIN=\r\n+CREG: 1\r\n"****"\r\r\nOK\r\n'],
  ['AT+CPIN=\r\n+CREG: 1\r\n7319\r\r\nOK\r\n', 'AT+CPIN=\r\n+CREG: 1\r\n****\r\r\nOK\r\n'],
  ['AT+CPWD="SC",\r\n+CREG: 1\r\n"7319","7318"\r\r\nOK\r\n', 'AT+CPWD="SC",\r\n+CREG: 1\r\n"****","****"\r\r\nOK\r\n'],
  ['AT+CPIN=\r\n\r\nOK\r\n7319\r\n', 'AT+CPIN=\r\n\r\nOK\r\n7319\r\n'],
  ['AT+CPIN=\r\nAT+CPIN="1234"\r\n7319\r\n', 'AT+CPIN=\r\nAT+CPIN="****"\r\n7319\r\n'],
  ['AT+MCONFIG="c","u","my\\"Secret99",0\r\n', 'AT+MCONFIG="c","u","***"********",0\r\n'],
  ['AT+MCONFIG="c","u","my"Secret99"\r\nOK\r\n', 'AT+MCONFIG="c","u","**"********"\r\nOK\r\n'],
  ['AT+MCONFIG="c","u","my"Secret99\r\nOK\r\n', 'AT+MCONFIG="c","u","**"********\r\nOK\r\n'],
  ['AT+MCONFIG="c","u","pw" ,0,"x";+CSQ\r\n', 'AT+MCONFIG="c","u","**" ,0,"x";+CSQ\r\n'],
  ['AT+MCONFIG="c"x,"u","pw"\r\n', 'AT+MCONFIG="c"x,"u","**"\r\n'],
  ['AT+MCONFIG="c","u",?pw12345\r\n', 'AT+MCONFIG="c","u",?*******\r\n'],
  ['+MCONFIG："c","u","pw"\r\n', '+MCONFIG："c","u","**"\r\n'],
  ['+CSTT ： "apn","user","pw"\r\n', '+CSTT ： "apn","user","**"\r\n'],
  ['+FSMEM: 1234\r\nX+CPINS=1234 =1234\r\n', '+FSMEM: 1234\r\nX+CPINS=1234 =1234\r\n'],
] as const;

describe.each(table)('the secret arguments of %j', (text, shown) => {
  it('are masked at once, whatever pauses occur', () => {
    for (let at = 0; at <= text.length; at += 1) expect(withPauses(text.slice(0, at), text.slice(at))).toBe(shown);
    expect(withPauses(...text)).toBe(shown);
  });

  it('are masked in texts', () => {
    expect(maskText(text, [])).toBe(shown);
  });
});

it('gives the same result for any chunking', () => {
  const word = fc.constantFrom(
    '+CPIN=',
    '+MCONFIG',
    '=',
    ':',
    '"',
    ',',
    ';',
    ' ',
    'x',
    '12',
    '\r',
    '\n',
    'AT',
    'PWD',
    '+SAPBR=',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.array(fc.nat(9), { maxLength: 20 }), (words, sizes) => {
      const text = words.join('');
      const parts: string[] = [];
      let rest = text;
      for (const size of sizes) {
        parts.push(rest.slice(0, size));
        rest = rest.slice(size);
      }
      expect(withPauses(...parts, rest)).toBe(withPauses(text));
      expect(withPauses(text)).toBe(maskText(text, []));
    }),
  );
});
