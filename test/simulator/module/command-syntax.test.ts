import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommandBody } from '../../../electron/simulator/module/command-syntax.ts';
import { createBench } from './bench.ts';

test.each([
  ['', []],
  ['E0', [{ name: 'E', form: 'execute', args: [{ text: '0', quoted: false }] }]],
  ['+csq', [{ name: '+CSQ', form: 'execute', args: [] }]],
  ['+CPIN? ', [{ name: '+CPIN', form: 'query', args: [] }]],
  ['+CREG=?', [{ name: '+CREG', form: 'test', args: [] }]],
  [
    '+MSUB="a,b;c", 0',
    [
      {
        name: '+MSUB',
        form: 'set',
        args: [
          { text: 'a,b;c', quoted: true },
          { text: '0', quoted: false },
        ],
      },
    ],
  ],
  [
    '+SSLCFG="k",88,',
    [
      {
        name: '+SSLCFG',
        form: 'set',
        args: [{ text: 'k', quoted: true }, ...['88', ''].map((text) => ({ text, quoted: false }))],
      },
    ],
  ],
  ['+X="a', [{ name: '+X', form: 'set', args: null }]],
  ['+X="a"b', [{ name: '+X', form: 'set', args: null }]],
  ['+X!', [{ name: '+X!', form: 'execute', args: null }]],
  [';;', []],
])('%j', (body, commands) => {
  expect(parseCommandBody(body)).toEqual(commands);
});

test('quoted texts are unchanged, with any content except a quote', () => {
  const text = fc.string({ unit: 'binary-ascii' }).map((value) => value.replaceAll('"', ''));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (texts) => {
      const body = `+X=${texts.map((value) => `"${value}"`).join(',')}`;
      const args = texts.map((value) => ({ text: value, quoted: true }));
      expect(parseCommandBody(body)).toEqual([{ name: '+X', form: 'set', args }]);
    }),
  );
});

test('any text is parsed to its end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (body) => {
      expect(parseCommandBody(body).length).toBeLessThanOrEqual(body.length);
    }),
  );
});

test('no input stops the module: after a line end and a restart it answers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 8 }), async (chunks) => {
      const bench = await createBench({ echo: true });
      for (const chunk of chunks) bench.module.receive(Uint8Array.from([0x41, 0x54, 0x2b, ...chunk]));
      await bench.clock.advance(1_000);
      bench.module.restart();
      await bench.clock.advance(10_000);
      expect(await bench.exchange('AT\r')).toBe('AT\r\r\nOK\r\n');
    }),
    { numRuns: 50 },
  );
});
