import fc from 'fast-check';
import { expect, it } from 'vitest';
import { repairedCommand } from '../../../shared/at/repair-command.ts';
import { asciiForms, quoteFamilies } from '../../../shared/at/separators.ts';

it.each([
  // Word, WeChat, web pages.
  ['AT+MSUB=“a/b”,1', 'AT+MSUB="a/b",1'],
  ['AT+MSUB=”a/b”,1', 'AT+MSUB="a/b",1'],
  ['AT+MSUB=“a/b",1', 'AT+MSUB="a/b",1'],
  ['AT+MSUB="a/b”,1', 'AT+MSUB="a/b",1'],
  ['AT+CSTT="a”,"b”,"c"', 'AT+CSTT="a","b","c"'],
  ['AT+MSUB=‘a/b’,1', 'AT+MSUB="a/b",1'],
  ['AT+MSUB=「a/b」,1', 'AT+MSUB="a/b",1'],
  ['AT+MSUB=《a/b》，1', 'AT+MSUB="a/b",1'],
  // A Chinese input method.
  ['AT+MCONNECT=1，60', 'AT+MCONNECT=1,60'],
  ['AT+CREG？', 'AT+CREG?'],
  ['ＡＴ＋ＣＳＱ', 'AT+CSQ'],
  ['at+csq；+creg？', 'at+csq;+creg?'],
  ['AT+HTTPPARA=“URL”，http：//a.example/x', 'AT+HTTPPARA="URL",http://a.example/x'],
  ['AT+MIPSTART=“a.example”、1883', 'AT+MIPSTART="a.example",1883'],
  ['AT+MSUB=＂a＂，0', 'AT+MSUB="a",0'],
  // Invisible spaces.
  ['AT+CSQ\u00a0', 'AT+CSQ '],
  ['AT+\u200bCSQ', 'AT+CSQ'],
  ['\ufeffAT+CSQ', 'AT+CSQ'],
  // Content stays as it is.
  ['AT+MPUB=“t”，0，0，“你好，世界：1”', 'AT+MPUB="t",0,0,"你好，世界：1"'],
  ['AT+MPUB="t",0，0,"a，b"', 'AT+MPUB="t",0,0,"a，b"'],
  ['AT+MPUB=“t”,0,0,“{“a”：“b”，“c”：1}”', 'AT+MPUB="t",0,0,"{“a”：“b”，“c”：1}"'],
  ['AT+MPUB=”t”,0,0,”{”a”:”b”,”c”:1}”', 'AT+MPUB="t",0,0,"{”a”:”b”,”c”:1}"'],
  ['AT+MSUB=“a，b”,1', 'AT+MSUB="a，b",1'],
  ['AT+FSCREATE=“a“b”.crt”', 'AT+FSCREATE="a“b”.crt"'],
  ["AT+CSTT='a'，b", "AT+CSTT='a',b"],
  ['AT+MCONFIG=“id”，“user”，“p，w”', 'AT+MCONFIG="id","user","p，w"'],
  // A plain quote ends the argument for the module, whatever began it.
  ['AT+FSCREATE=》"﹐›', 'AT+FSCREATE="","'],
  ['AT+FSCREATE=‘a"；❜', 'AT+FSCREATE="a";"'],
  // Still being typed.
  ['AT+MSUB=“a/b', 'AT+MSUB="a/b'],
  ['AT+MSUB=“a/b”，', 'AT+MSUB="a/b",'],
])('%j becomes %j', (typed, repaired) => {
  expect(repairedCommand(typed)).toBe(repaired);
});

it.each([
  ['AT+MSUB="a/b",1'],
  ['AT+MPUB="t",0,0,"你好，世界“x”"'],
  ['AT+CTTS=1,"，"'],
  ['AT'],
  [''],
  ['你好，世界'],
  ['“AT+CSQ”'],
  ["AT+CSTT='a',`b`"],
])('%j needs no repair', (typed) => {
  expect(repairedCommand(typed)).toBeNull();
});

it('is stable: what was repaired needs no second repair', () => {
  const character = fc.constantFrom(...asciiForms.keys(), ...quoteFamilies.join(''), ...'AT+MPUB=abc,;"12 漢');
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 40 }), (tail) => {
      const repaired = repairedCommand(`AT+MSUB=${tail}`);
      if (repaired !== null) expect(repairedCommand(repaired)).toBeNull();
    }),
    { numRuns: Number(process.env.ATELIER_RUNS ?? 3_000), examples: [['‘"＂,′']] },
  );
});

it('changes nothing between plain quotes', () => {
  const content = fc.string({ unit: fc.constantFrom(...asciiForms.keys(), ...'ab漢“”‘’'), maxLength: 30 });
  fc.assert(
    fc.property(content, (text) => {
      expect(repairedCommand(`AT+FSDEL="${text}"，1`)).toBe(`AT+FSDEL="${text}",1`);
    }),
  );
});
