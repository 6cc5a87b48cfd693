import { expect, it } from 'vitest';
import { fileList } from '../../electron/commands/file-list.ts';
import { expectNoInjection, play, resultOf, textOf } from './support.ts';

const directory = { directory: '/testdir' };

it('reads files and directories of transcript 12', () => {
  expect(textOf(fileList.line(directory))).toBe('AT+FSLS="/testdir"');
  expect(resultOf(fileList, directory, ['AT+FSLS="/testdir"', '', 'test.txt', 'testdir\\', '', 'OK'])).toEqual({
    files: ['test.txt'],
    directories: ['testdir'],
  });
});

it('reads an empty directory, and is optional because old firmware returns ERROR for it', () => {
  expect(resultOf(fileList, directory, ['', 'OK'])).toEqual({ files: [], directories: [] });
  expect(fileList.optional).toBe(true);
});

it('reads names in UTF-8', () => {
  const latin1 = String.fromCharCode(...new TextEncoder().encode('证书.crt'));
  expect(resultOf(fileList, directory, [latin1, 'OK']).files).toEqual(['证书.crt']);
});

it('does not accept a URC as a file name', () => {
  const urcs = ['+CGEV: ME PDN ACT 1', '^MODE: 17,17', 'CLOSED', '+CEREG: 1', 'STATE: IP STATUS'];
  const { outcome, unclaimed } = play(fileList, directory, ['a.txt', ...urcs, 'b.txt', 'OK']);
  expect(outcome).toEqual({ ok: true, value: { files: ['a.txt', 'b.txt'], directories: [] } });
  expect(unclaimed).toEqual(urcs);
});

it('keeps the name inside its quotes', () => {
  expectNoInjection(fileList, (text) => ({ directory: text }), 1);
});
