import { expect, it } from 'vitest';
import { fileCreate } from '../../electron/commands/file-create.ts';
import { expectNoInjection, expectPlainAnswer, textOf } from './support.ts';

it('builds the line of the article, with straight quotes', () => {
  expect(textOf(fileCreate.line({ file: 'server.crt' }))).toBe('AT+FSCREATE="server.crt"');
});

it('accepts OK or an error, and is not repeated automatically', () => {
  expectPlainAnswer(fileCreate, { file: 'server.crt' });
  expect(fileCreate.repeatable).toBe(false);
});

it('accepts a name of 64 bytes and refuses one of 65', () => {
  expect(textOf(fileCreate.line({ file: 'a'.repeat(64) }))).toHaveLength('AT+FSCREATE=""'.length + 64);
  expect(() => fileCreate.line({ file: 'a'.repeat(65) })).toThrow();
  expect(() => fileCreate.line({ file: '书'.repeat(22) })).toThrow();
});

it('keeps the name inside its quotes', () => {
  expectNoInjection(fileCreate, (file) => ({ file }), 1);
});
