import { expect, it } from 'vitest';
import { model } from '../../electron/commands/model.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['quoted', ['+CGMM: "Air780E"', '', 'OK'], 'Air780E'],
  ['bare', ['AIR720H', 'OK'], 'AIR720H'],
])('reads the model: %s', (_name, received, name) => {
  expect(textOf(model.line())).toBe('AT+CGMM');
  expect(resultOf(model, undefined, received)).toEqual({ model: name });
});

it('does not parse an OK without a model', () => {
  expectUnreadable(model, undefined, ['OK']);
});
