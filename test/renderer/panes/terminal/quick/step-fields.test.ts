import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewOf, valuesOf } from '../../../../../renderer/panes/terminal/quick/item-preview.ts';
import { placesText } from '../../../../../renderer/panes/terminal/quick/places-text.ts';
import {
  fieldProblems,
  fieldsOf,
  groupSettings,
  hasGroupSettings,
  otherSettings,
  stepOf,
} from '../../../../../renderer/panes/terminal/quick/step-fields.ts';
import { expectedText } from '../../../../../renderer/parts/sequences/step-text.ts';
import { loopsOf } from '../../../../../renderer/store/quick-ui.ts';
import { quickKeyOf } from '../../../../../shared/quick-keys.ts';
import type { StepFile } from '../../../../../shared/sequences/file-schema.ts';

const text = fc.string({ minLength: 1, maxLength: 8 }).filter((each) => each.trim() === each);
const step: fc.Arbitrary<StepFile> = fc
  .record(
    {
      name: fc.oneof(text, fc.record({ en: text, zh: text })),
      send: text,
      expect: fc.oneof(text, fc.record({ text }), fc.array(text, { minLength: 2, maxLength: 3 })),
      reject: text,
      assert: fc.constant('x > 1'),
      timeout: fc.constantFrom('2s', '150ms'),
      delayAfter: fc.constant('1m'),
      lineEnding: fc.constantFrom('cr', 'lf', 'none', 'crlf'),
      order: fc.nat(99),
      onFail: fc.oneof(fc.constantFrom('stop', 'continue'), fc.constant({ goto: 'x' })),
    },
    { requiredKeys: ['send'] },
  )
  .map((each) => each as StepFile);

describe('what a group sets for its items', () => {
  it('is shown, but the value of no secret', () => {
    const file = {
      vars: { host: 'a.b', password: 'qwertz', port: 1 },
      abort: ['PANIC', { text: 'x' }],
      lineEnding: 'lf',
    } as const;
    const shown = groupSettings({ ...file, abort: [...file.abort] });
    expect(shown).toEqual({
      vars: [
        { name: 'host', value: 'a.b' },
        { name: 'password', value: null },
        { name: 'port', value: 1 },
      ],
      abort: ['PANIC', 'x'],
      lineEnding: 'lf',
    });
    expect(hasGroupSettings(shown)).toBe(true);
    expect(hasGroupSettings(groupSettings({}))).toBe(false);
  });
});

describe('the fields of an item', () => {
  it('give the same item when nothing was typed', () => {
    fc.assert(
      fc.property(step, fc.constantFrom('en', 'zh'), (each, language) => {
        expect(stepOf(each, fieldsOf(each, language), language)).toEqual(each);
      }),
    );
  });

  it('change only what was typed, and leave out what has no meaning for the form', () => {
    const before: StepFile = {
      send: 'AT',
      lineEnding: 'cr',
      timeout: '2s',
      assert: 'x > 1',
      reject: 'ERROR',
      data: 'x',
    };
    const fields = fieldsOf(before, 'en');
    expect(stepOf(before, { ...fields, name: 'Ask', delayAfter: '200', order: '0' }, 'en')).toEqual({
      ...before,
      ...{ name: 'Ask', delayAfter: '200ms', order: 0 },
    });
    expect(stepOf(before, { ...fields, form: 'hex', content: '41' }, 'en')).toEqual({
      ...{ sendHex: '41', timeout: '2s', assert: 'x > 1', reject: 'ERROR' },
    });
    expect(stepOf(before, { ...fields, form: 'pause', content: '5' }, 'en')).toEqual({ pause: '5ms', assert: 'x > 1' });
    expect(stepOf(before, { ...fields, expect: 'a', expectForm: 'text' }, 'en').expect).toEqual({ text: 'a' });
    expect(otherSettings(before).map(({ key }) => key)).toEqual(['assert', 'reject', 'data']);
  });

  it('pass on what cannot be read, for the check of the program', () => {
    const fields = fieldsOf({ send: 'AT' }, 'en');
    expect(stepOf({ send: 'AT' }, { ...fields, timeout: 'soon', order: 'first' }, 'en')).toEqual({
      ...{ send: 'AT', timeout: 'soon', order: 'first' },
    });
  });

  it('get the problems of their keys', () => {
    const at = (...path: (string | number)[]) => ({ code: 'wrong-type', path, detail: '' }) as const;
    const problems = [at('steps', 2, 'sendHex'), at('steps', 2, 'onFail', 'goto'), at('steps', 1, 'send'), at('vars')];
    expect(fieldProblems(problems, 2).map(({ field }) => field)).toEqual(['content', 'other', 'other', 'other']);
  });
});

describe('an item with variables', () => {
  const values = valuesOf(
    { vars: { apn: 'cmnet', n: 3 }, steps: [{ send: 'AT', expect: '+X: (?P<rsrp>\\d+)' }] },
    { host: 'example.com', password: null, apn: 'other' },
  );

  it('shows what it will send, without secrets', () => {
    expect(previewOf({ send: 'AT+X="${host}","${apn}",${n},${rsrp}' }, values)).toEqual({
      ...{ text: 'AT+X="example.com","cmnet",3,‹rsrp›', missing: [], hasSecret: false },
    });
    expect(previewOf({ send: 'AT+P="${password}",$${host}' }, values)).toEqual({
      ...{ text: 'AT+P="••••",${host}', missing: [], hasSecret: true },
    });
    expect(previewOf({ send: 'AT+P="${no}","${no}"' }, values)?.missing).toEqual(['no']);
    expect(previewOf({ send: 'AT' }, values)).toBeNull();
  });
});

describe('small texts of the panel', () => {
  it('name the places of items', () => {
    expect(placesText([0, 2, 3, 4, 8])).toBe('1, 3–5, 9');
    expect(placesText([0, 2, 4, 6, 8, 10, 12])).toBe('1, 3, 5, 7, 9, 11 …');
  });

  it('name what they have beyond their fields, as in the file', () => {
    expect(otherSettings({ name: 'x', send: 'AT', expect: 'OK', timeout: '1s', order: 2 })).toEqual([]);
    const step: StepFile = {
      ...{ send: 'AT+CSQ', expect: ['a', { text: 'b' }], reject: { text: '99,' }, assert: ['x > 1', 'y < 2'] },
      ...{ every: '2s', within: '1m', onFail: { goto: 'Signal', times: 3 }, say: { en: 'weak', zh: '弱' } },
    };
    expect(otherSettings(step).map(({ key, text }) => `${key}: ${text}`)).toEqual([
      ...['expect: a | b', 'reject: 99,', 'assert: x > 1 | y < 2'],
      ...['every: 2s', 'within: 1m'],
      ...['onFail: {"goto":"Signal","times":3}', 'say: {"en":"weak","zh":"弱"}'],
    ]);
  });

  it('name what is expected', () => {
    expect(expectedText({ send: 'AT' })).toBe('OK');
    expect(expectedText({ send: 'hello' })).toBe('');
    expect(expectedText({ send: 'AT', expect: ['a', { text: 'b' }] })).toBe('a | b');
  });

  it('read the number of loops', () => {
    expect(loopsOf({ isLooping: false, loops: 'x' })).toBe(1);
    expect(loopsOf({ isLooping: true, loops: ' ' })).toBeNull();
    expect(loopsOf({ isLooping: true, loops: '12' })).toBe(12);
    for (const loops of ['0', '-1', '1.5', 'x']) expect(loopsOf({ isLooping: true, loops })).toBeUndefined();
  });
});

describe('the keys of the first nine items', () => {
  const pressed = { code: 'Digit3', ctrlKey: true, shiftKey: true, metaKey: false, altKey: false };
  it('are Control and Shift with the place of a digit', () => {
    expect(quickKeyOf(pressed)).toBe(3);
    expect(quickKeyOf({ ...pressed, code: 'Numpad9' })).toBe(9);
    expect(quickKeyOf({ ...pressed, code: 'Digit0' })).toBeNull();
    expect(quickKeyOf({ ...pressed, shiftKey: false })).toBeNull();
    expect(quickKeyOf({ ...pressed, metaKey: true })).toBeNull();
    expect(quickKeyOf({ ...pressed, altKey: true })).toBeNull();
  });
});
