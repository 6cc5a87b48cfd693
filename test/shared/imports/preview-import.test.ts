import { describe, expect, it } from 'vitest';
import { listedPerCode } from '../../../shared/imports/preview-draft.ts';
import { previewImport } from '../../../shared/imports/preview-import.ts';
import type { ImportRefusal } from '../../../shared/imports/refusals.ts';
import { importLimitBytes } from '../../../shared/imports/refusals.ts';
import { bytesOf, previewOf, warningsOf } from './sscom-fixtures.ts';

const refusalOf = (content: string | Uint8Array, fileName?: string): ImportRefusal | null => {
  const read = previewImport(typeof content === 'string' ? bytesOf(content) : content, fileName);
  return read.ok ? null : read.error;
};

describe('a file that is not a list of commands is refused by name', () => {
  it.each([
    ['nothing', '', 'empty', {}],
    ['blanks', ' \r\n\r\n', 'empty', {}],
    ['prose', 'Dear all,\nthis is a letter.', 'not-recognised', {}],
    ['a log of SSCOM', '[10:20:30.456]发→◇AT\r\n□\r\n[10:20:30.500]收←◆\r\nOK\r\n', 'is-log', { tool: 'SSCOM' }],
    ['a log of its English window', 'x\n[10:20:30.456]OUT→◇AT\r\n□', 'is-log', { tool: 'SSCOM' }],
    ['a log with times', '[2024-01-02 10:20:30.456] AT\n[2024-01-02 10:20:30.556] OK\n', 'is-log', { tool: '' }],
    ['a log with empty lines', '10:20:30 AT\n\n\n10:20:31 OK\n', 'is-log', { tool: '' }],
    ['one line with a time', '10:20:30 AT\n', 'not-recognised', {}],
    ['what a terminal showed', 'AT\r\nOK\r\nAT+CSQ\r\n+CSQ: 20,99\r\n\r\nOK\r\n', 'is-log', { tool: '' }],
    ['a recording', '{"type":"atelier-recording","v":2}\n[1,2,"r",""]\n', 'is-recording', { tool: 'ATelier' }],
    [
      'connections of MQTTX',
      '[{"clientId":"a","protocol":"mqtt","mqttVersion":"5.0"}]',
      'other-data',
      { tool: 'MQTTX' },
    ],
    ['settings of MQTT Explorer', '{"ConnectionManager_connections":{}}', 'other-data', { tool: 'MQTT Explorer' }],
    ['certificates for nRF', '{"secTag":1,"caCert":"x"}', 'other-data', { tool: 'nRF Connect' }],
    ['JSON of others', '{"a":1}', 'bad-json', {}],
    ['JSON that was cut', '[{"id":1,"text":"AT","hex":false,"com', 'bad-json', {}],
    ['JSON without end', '['.repeat(100_000), 'json-too-complex', {}],
  ])('%s', (_name, content, code, facts) => {
    expect(refusalOf(content)).toEqual({ code, facts });
  });

  it('one that is larger than any list', () => {
    const bytes = new Uint8Array(importLimitBytes + 1);
    expect(refusalOf(bytes)).toEqual({ code: 'too-large', facts: { limit: importLimitBytes } });
  });

  it('not one that is as large as a file may be', () => {
    expect(refusalOf(new Uint8Array(importLimitBytes).fill(0x61))?.code).toBe('not-recognised');
  });

  it('one with more items than any list', () => {
    expect(refusalOf('N1=A,x\n'.repeat(10_001))).toEqual({ code: 'too-many-items', facts: { limit: 10_000 } });
    expect(refusalOf('AT\n'.repeat(10_001))).toEqual({ code: 'too-many-items', facts: { limit: 10_000 } });
  });
});

it('a log is known in what Windows calls Unicode too', () => {
  const units = [...'\uFEFF[10:20:30.456]发→◇AT\r\n□'].map((character) => character.charCodeAt(0));
  expect(refusalOf(Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8])))?.code).toBe('is-log');
});

describe('the name of a file is only a hint', () => {
  it('for what several programs could have written', () => {
    const both = 'pause 1\nAT\n';
    expect(previewOf(bytesOf(both), 'a.atl').format).toBe('m-center');
    expect(previewOf(bytesOf(both), 'a.ttl').format).toBe('tera-term');
  });

  it('and never decides against the content', () => {
    expect(previewOf(bytesOf('N1=A,AT\nN1057=,Y\n'), 'a.ttl').format).toBe('sscom-5.10');
    expect(previewOf(bytesOf("sendln 'AT'\n"), 'a.ini').format).toBe('tera-term');
  });

  it('and names the group, without folder and suffix', () => {
    const named = (name: string): string | undefined => previewOf(bytesOf('N1=A,x\n'), name).groups[0]?.name;
    expect(['C:\\a\\my list.ini', '/a/b.c.ini', '.ini', 'noname'].map(named)).toEqual([
      'my list',
      'b.c',
      '.ini',
      'noname',
    ]);
  });

  it('an answer in an .atl file does not make it a log', () => {
    expect(previewOf(bytesOf('AT\nOK\n'), 'a.atl').format).toBe('m-center');
  });
});

it('warnings of one kind are counted where they are many', () => {
  const preview = previewOf(bytesOf(`N1=A,x\nN1057=,Y\n${'junk\n'.repeat(listedPerCode + 20)}`));
  const skipped = warningsOf(preview, 'line-skipped');
  expect(skipped).toHaveLength(listedPerCode + 1);
  expect(skipped.at(-1)).toEqual({ code: 'line-skipped', count: 20 });
});
