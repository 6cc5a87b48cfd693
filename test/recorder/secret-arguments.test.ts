import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urcCatalogue } from '../../electron/commands/urc-catalogue.ts';
import { createMasker, createSecretSet, maskText } from '../../electron/recorder/masking.ts';
import { lineKindOf } from '../../electron/recorder/torn-lines.ts';
import { classifyUrc } from '../support/classify-urc.ts';
import { unsolicitedLines } from './unsolicited-lines.ts';

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
  ['AT+MCONFIG="id","user","pa\nss\nopen\r\n', 'AT+MCONFIG="id","user","**\n**\n****\r\n'],
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
  ['AT+CPIN=12\r34\r\r\nOK\r\n1234\r\n', 'AT+CPIN=**\r**\r\r\nOK\r\n1234\r\n'],
  ['AT+CPIN=12\r\n+CREG: 1\r\n34\r\r\nOK\r\n', 'AT+CPIN=**\r\n+CREG: 1\r\n**\r\r\nOK\r\n'],
  ['AT+CPIN=1234\r\r\nERROR\r\n34\r\n', 'AT+CPIN=****\r\r\nERROR\r\n34\r\n'],
  ['AT+CPIN="1234"\r\r\n1234\r\n', 'AT+CPIN="****"\r\r\n1234\r\n'],
  ['AT+CPIN="12345678"\r\n,"1234"\r\r\nOK\r\n', 'AT+CPIN="********"\r\n,"****"\r\r\nOK\r\n'],
  ['AT+CPIN=1234\rAT+FSWRITE="a",0,1234,9\r\n', 'AT+CPIN=****\rAT+FSWRITE="a",0,1234,9\r\n'],
  ['AT+CPIN=12\r\n+CSTT: "a","u","pw"\r\n34\r\n', 'AT+CPIN=**\r\n+CSTT: "a","u","**"\r\n**\r\n'],
  ['AT+MCONFIG=c,u,hunt\r\n+CREG: 1\r\ner2,0,1\r\nOK\r\n', 'AT+MCONFIG=c,u,****\r\n+CREG: 1\r\n***,0,1\r\nOK\r\n'],
  [
    'AT+MCONFIG="c","u","hu\r\n+CREG: 1\r\n\r\nRDY\r\ner"\r\n',
    'AT+MCONFIG="c","u","**\r\n+CREG: 1\r\n\r\nRDY\r\n**"\r\n',
  ],
  ['AT+MCONFIG="c\r\nc","u\r\nu",\r\n"pw"\r\n', 'AT+MCONFIG="c\r\nc","u\r\nu",\r\n"**"\r\n'],
  ['AT+MCONFIG="c","u","a\r\n+CME ERROR: 3\r\nhello\r\n', 'AT+MCONFIG="c","u","*\r\n+CME ERROR: 3\r\nhello\r\n'],
  ['CPIN=1234\r\r\nOK\r\n', 'CPIN=****\r\r\nOK\r\n'],
  ['mconfig="c","u","pw"\r\r\nOK\r\n', 'mconfig="c","u","**"\r\r\nOK\r\n'],
  ['+FTPPW: "pw"\r\n\r\nOK\r\n', '+FTPPW: "**"\r\n\r\nOK\r\n'],
  [
    '+SAPBR:APN,cmiot\r\n+SAPBR:PWD,p w\r\n+SAPBR:RATE,2\r\n',
    '+SAPBR:APN,cmiot\r\n+SAPBR:PWD,***\r\n+SAPBR:RATE,2\r\n',
  ],
  ['+SAPBR: 1,"PWD","pw"\r\nOK\r\n', '+SAPBR: 1,"PWD","**"\r\nOK\r\n'],
  ['+SAPBR: 1,1,"10.0.0.2"\r\n\r\nOK\r\n', '+SAPBR: 1,1,"10.0.0.2"\r\n\r\nOK\r\n'],
  ['AT+CIPCSGP=1,"cmnet","u","pw"\r\n', 'AT+CIPCSGP=1,"cmnet","u","**"\r\n'],
  ['+CIPCSGP: 1,"cmnet","u","pw"\r\n', '+CIPCSGP: 1,"cmnet","u","**"\r\n'],
  ['+SAPBR:\r\nUSER: u\r\nPWD: p w,x\r\nRATE: 2\r\n', '+SAPBR:\r\nUSER: u\r\nPWD: ***,*\r\nRATE: 2\r\n'],
  ['AT+CPIN2=1234\r\n', 'AT+CPIN2=****\r\n'],
  ['ATD**04*1234*5678*5678#\r\r\nOK\r\n', 'ATD**04****************\r\r\nOK\r\n'],
  ['AT+CUSD=1,"**052*12345678*1234*1234#",15\r\n', 'AT+CUSD=1,"**052************************\r\n'],
  ['+FSMEM: 1234\r\nX+CPINS=1234 =1234\r\n', '+FSMEM: 1234\r\nX+CPINS=1234 =1234\r\n'],
] as const;

describe.each(table)('the secret arguments of %j', (text, shown) => {
  it('are masked at once, with any pauses', () => {
    for (let at = 0; at <= text.length; at += 1) expect(withPauses(text.slice(0, at), text.slice(at))).toBe(shown);
    expect(withPauses(...text)).toBe(shown);
  });

  it('are masked in texts', () => {
    expect(maskText(text, [])).toBe(shown);
  });
});

/** The output in parts of these sizes, without pauses. */
const inParts = (text: string, sizes: readonly number[]): string => {
  const masker = createMasker();
  const out: Uint8Array[] = [];
  let rest = text;
  for (const size of sizes) {
    out.push(masker.push(Buffer.from(rest.slice(0, size), 'latin1')));
    rest = rest.slice(size);
  }
  return Buffer.concat([...out, masker.push(Buffer.from(rest, 'latin1')), masker.flush()]).toString('latin1');
};

it('gives the same result for any chunking', () => {
  const word = fc.constantFrom(
    ...[
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
      'OK',
      '+C',
      'PIN',
    ],
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.array(fc.nat(9), { maxLength: 20 }), (words, sizes) => {
      const text = words.join('');
      expect(inParts(text, sizes)).toBe(maskText(text, []));
    }),
  );
});

describe('a secret in an echo that is torn at any places', () => {
  const plainLetters = '0123456789bcdefghxyz!#=._';
  /** `§` marks both ends of the secret. */
  const forms = [
    ...['AT+CPIN=§§', 'AT+CPIN="§§"', 'at+cpin = §§', 'AT+CPIN="12345678","§§"', 'AT+CLCK="SC",1,"§§"', 'AT+CPIN2=§§'],
    ...['AT+CPWD="SC","§§","§§"', 'AT+MCONFIG="c","u","§§",0,1,"t"', 'AT+MCONFIG=c,u,§§', 'T+MCONFIG="c","u","§§"'],
    ...[
      'MCONFIG="c","u","§§"',
      'CPIN=§§',
      '+CPIN=§§',
      'AT+SAPBR=3,1,"PWD","§§"',
      'AT+CGAUTH=1,2,u,§§',
      'AT+CSTT="a","u","§§"',
    ],
    ...['AT+CMEE=1;+CPIN=§§', 'AT+FTPPW="§§"', 'AT+CPNETAPN=1,"a","u","§§"'],
  ];
  const unsolicited = [
    ...[
      '+CREG: 1',
      '+CGREG: 1,"A1","B2",7',
      'RDY',
      '^MODE: 17,17',
      '+NITZ: 26/11/29,08:00:00',
      '+CPIN: READY',
      'CLOSED',
    ],
    ...[
      '+MSUB: "t",4 byte,1234',
      '+PDP: DEACT',
      'UART Boot Completed',
      '+E_UTRAN Service',
      '+XYZW: 12',
      '\xff^boot.rom',
    ],
  ];
  const tear = fc.record({
    place: fc.nat(),
    end: fc.constantFrom('\r', '\n', '\r\n', '\r\n\r\n'),
    lines: fc.array(fc.constantFrom(...unsolicited), { maxLength: 2 }),
  });
  const scenarioWith = (letters: string) =>
    fc.record({
      form: fc.constantFrom(...forms),
      secret: fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 64 }),
      tears: fc.array(tear, { maxLength: 6 }),
      sizes: fc.array(fc.nat(9), { maxLength: 20 }),
    });
  type Scenario = ReturnType<typeof scenarioWith> extends fc.Arbitrary<infer T> ? T : never;

  /** The torn echo, and which of its bytes belong to the secret or to an unsolicited line. */
  const tornEcho = ({ form, secret, tears }: Scenario): { text: string; kinds: string } => {
    const parts = form.split('§');
    const marked = parts.flatMap((part, index) => {
      const isSecret = index % 2 === 1;
      return Array.from(isSecret ? secret : part, (character) => ({ character, kind: isSecret ? 's' : '.' }));
    });
    let [text, kinds] = ['', ''];
    marked.forEach(({ character, kind }, at) => {
      for (const { place, end, lines } of tears) {
        if (place % marked.length !== at) continue;
        const inserted = [end, ...lines.map((line) => `${line}\r\n`)];
        text += inserted.join('');
        kinds += inserted.map((each, index) => (index === 0 ? '.' : 'u').repeat(each.length)).join('');
      }
      text += character;
      kinds += kind;
    });
    const after = '\r\r\nOK\r\nAT+FSWRITE="a",0,1234,5\r\n';
    return { text: text + after, kinds: kinds + 'u'.repeat(after.length) };
  };
  const visible = (text: string, shown: string, kinds: string, kind: string): string =>
    Array.from(text, (character, at) => (kinds[at] === kind && shown[at] === character ? character : '')).join('');
  it('is never visible, and the unsolicited lines, results and byte counts are', () => {
    fc.assert(
      fc.property(scenarioWith(`${plainLetters}KRT`), (given) => {
        const { text, kinds } = tornEcho(given);
        const shown = inParts(text, given.sizes);
        expect(shown).toHaveLength(text.length);
        expect([text, visible(text, shown, kinds, 's')]).toEqual([text, '']);
        expect([text, visible(text, shown, kinds, 'u')]).toEqual([text, visible(text, text, kinds, 'u')]);
        expect(shown).toBe(Buffer.from(createSecretSet().mask(Buffer.from(text, 'latin1'))).toString('latin1'));
      }),
      { numRuns: 2_000 },
    );
  });

  /** Parts of secrets that look like commands, results and lines of a module. */
  const lookalike = fc
    .array(
      fc.constantFrom(
        'OK',
        'at$',
        'AT+',
        'BUSY',
        'BUSY ',
        '+CREG: 1',
        'RDY',
        '+C',
        'ERROR',
        '+CME ERROR: 3',
        'x',
        '7',
        'A',
        'CLOSED',
        '=',
        '.',
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(''));

  it.each(['without', 'with'])(
    'is never visible when it was sent before, whatever it looks like, %s pauses',
    (pauses) => {
      fc.assert(
        fc.property(scenarioWith(plainLetters), lookalike, (given, secret) => {
          const { text, kinds } = tornEcho({ ...given, secret });
          const secrets = createSecretSet();
          const [line = ''] = tornEcho({ ...given, secret, tears: [] }).text.split('\r');
          secrets.noteSent(Buffer.from(`${given.form.startsWith('AT') ? '' : 'AT+'}${line}\r`, 'latin1'), []);
          const stream = secrets.createStream();
          const out: Uint8Array[] = [];
          for (const character of text) {
            out.push(stream.push(Buffer.from(character, 'latin1')));
            if (pauses === 'with') out.push(stream.settle());
          }
          const shown = Buffer.concat([...out, stream.flush()]).toString('latin1');
          expect([text, shown, visible(text, shown, kinds, 's')]).toEqual([text, shown, '']);
        }),
        { numRuns: 2_000 },
      );
    },
  );

  // Letters that results and names begin with (`+C`) are shown where a pause of 50 ms follows them.
  it('is never visible, with any pauses', () => {
    fc.assert(
      fc.property(scenarioWith(plainLetters), (given) => {
        const { text, kinds } = tornEcho(given);
        const masker = createMasker();
        const out = Array.from(text, (character) => [masker.push(Buffer.from(character, 'latin1')), masker.settle()]);
        const shown = Buffer.concat([...out.flat(), masker.flush()]).toString('latin1');
        expect([text, visible(text, shown, kinds, 's')]).toEqual([text, '']);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the rest of a secret after a line end in its echo, when the line was sent before', () => {
  const typed = [
    ['AT+MCONFIG="c","u","hunter', 'at$ecret99",0,1'],
    ['AT+MCONFIG="c","u","hunter', 'BUSY,99"'],
    ['AT+MCONFIG="c","u","hunter', 'OK"'],
    ['AT+MCONFIG="c","u","hunter', 'OK9'],
    ['AT+MCONFIG="c","u","hunter', '+CREG: 1"'],
    ['AT+MCONFIG="c","u","hunter', 'AT+CSQ"'],
    ['AT+MCONFIG="c","u","hun"', 'at$ecret99"'],
    ['AT+MCONFIG="c",', '"at$user","at$ecret99"'],
    ['AT+CPIN=', 'AT12'],
    ['at+ftppw = "pw', '+CME ERROR: 3"'],
  ] as const;
  const secretOf = (line: string): string => maskText(line, []);

  it.each(typed)('is masked, with any content: %j and %j', (head, rest) => {
    const line = `${head}${rest}`;
    const expected = secretOf(line);
    const shown = `${expected.slice(0, head.length)}\r\n${expected.slice(head.length)}\r\r\nOK\r\n`;
    const echo = `${line.slice(0, head.length)}\r\n${rest}\r\r\nOK\r\n`;
    const secrets = createSecretSet();
    secrets.noteSent(bytesOf(`${line}\r`), []);
    expect(Buffer.from(secrets.mask(bytesOf(echo))).toString()).toBe(shown);
    for (const cut of echo.split('').keys()) {
      const stream = secrets.createStream();
      const out = [stream.push(bytesOf(echo.slice(0, cut))), stream.settle(), stream.push(bytesOf(echo.slice(cut)))];
      expect(Buffer.concat([...out, stream.flush()]).toString()).toBe(shown);
    }
  });

  it('is masked when it was typed in two lines', () => {
    const secrets = createSecretSet();
    secrets.noteSent(bytesOf('AT+MCONFIG="c","u","hunter\n'), [{ start: 20, end: 26 }]);
    secrets.noteSent(bytesOf('at$ecret99"\r'), [{ start: 0, end: 10 }]);
    const shown = Buffer.from(secrets.mask(bytesOf('AT+MCONFIG="c","u","hunter\r\nat$ecret99"\r\r\nOK\r\n')));
    expect(shown.toString()).toBe('AT+MCONFIG="c","u","******\r\n**********"\r\r\nOK\r\n');
  });

  it('is distinguished from lines that the module prints between its parts, and ends with the sent text', () => {
    const secrets = createSecretSet();
    secrets.noteSent(bytesOf('AT+MCONFIG="c","u","hunterBUSY,at$x"\r'), []);
    const echo = 'AT+MCONFIG="c","u","hunter\r\n+CREG: 1\r\nstray\r\nBUSY,\r\nRDY\r\nat$x"\r\r\nOK\r\nat$x\r\n';
    expect(Buffer.from(secrets.mask(bytesOf(echo))).toString()).toBe(
      'AT+MCONFIG="c","u","******\r\n+CREG: 1\r\n*****\r\n*****\r\nRDY\r\n****"\r\r\nOK\r\nat$x\r\n',
    );
  });

  it('leaves the answer and the next command visible when the echo is complete', () => {
    const secrets = createSecretSet();
    secrets.noteSent(bytesOf('AT+CPIN=1234OK\r'), []);
    secrets.noteSent(bytesOf('AT+CPIN=1234\r'), []);
    const text = 'AT+CPIN=1234\r\r\n+CPIN: READY\r\n\r\nERROR\r\nAT+CSQ\r\r\nOK\r\n';
    expect(Buffer.from(secrets.mask(bytesOf(text))).toString()).toBe(text.replace('1234', '****'));
  });
});

describe('the lines between the parts of a torn echo', () => {
  it('are recognised whenever the catalogue of unsolicited lines knows them', () => {
    for (const line of unsolicitedLines) {
      expect([line, classifyUrc(line)]).not.toEqual([line, null]);
      // The result of the HTTP stack is a final result code as well.
      expect([line, lineKindOf(line, true)]).toEqual([line, line.startsWith('ERROR:') ? 'end' : 'other']);
    }
    const reported = new Set(unsolicitedLines.map(classifyUrc));
    expect(urcCatalogue.map(({ name }) => name).filter((name) => !reported.has(name))).toEqual([]);
  });
});
