import { describe, expect, it } from 'vitest';
import { baudRateOf } from '../../../electron/app/baud-rate.ts';
import { diagnose } from '../../../shared/diagnosis.ts';
import { failure } from '../../../shared/outcome.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';

describe('a baud rate', () => {
  it.each([
    ['/dev/ttyUSB2', 9_600, 9_600],
    ['COM3', 115_200, 115_200],
    ['tcp://10.0.0.1:7000', 115_200, null],
    ['TCP://10.0.0.1:7000', 9_600, null],
    ['sim:', 115_200, null],
    ['sim:2', 9_600, null],
  ])('of %s is a fact only for serial ports (%i)', (address, given, expected) => {
    expect(baudRateOf(address, given)).toBe(expected);
  });

  it.each([
    [{ baudRate: 9_600 }, true],
    [{}, false],
  ])('with the facts %j of a silent module is named and is a cause: %s', (facts, isNamed) => {
    const silent = failure('module/no-answer', facts);
    const { causes } = diagnose(silent, { stage: 'module', facts: null });
    expect(causes.some(({ key }) => key === 'baud-rate')).toBe(isNamed);
    for (const language of ['en', 'zh'] as const)
      for (const readIn of ['window', 'command-line'] as const) {
        const text = Object.values(describeFailure(silent, language, readIn)).join('\n');
        expect(/baud|波特率/.test(text)).toBe(isNamed);
        expect(text.includes('9600')).toBe(isNamed);
        expect(text).not.toContain('115200');
      }
  });
});
