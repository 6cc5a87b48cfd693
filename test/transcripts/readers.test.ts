import { describe, expect, it } from 'vitest';
import { certificateText, readTranscript, transcriptNames } from '../support/transcripts.ts';
import { commandOfLine } from './commands-of-lines.ts';

const exchangesOf = (name: string) => readTranscript(name).exchanges;
const replies = (name: string): string =>
  exchangesOf(name)
    .map(({ reply, replyToPayload }) => reply + replyToPayload)
    .join('');

describe('parsing of a transcript', () => {
  it.each(transcriptNames())('%s: without comments of its author', (name) => {
    for (const { sent, reply } of exchangesOf(name)) {
      expect(sent).not.toBe('');
      expect(reply).not.toBe('');
    }
    expect(replies(name)).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(replies(name)).not.toContain('//');
  });

  it.each([
    ['01-air720-seed-table', 'AT+CGATT?', '\r\n+CGATT: 1\r\n\r\nOK\r\n'],
    ['02-air780e-v1169-mqtt-plain', 'AT+CGATT?', 'AT+CGATT?\r\r\n+CGATT: 1\r\n\r\nOK\r\n'],
    ['12-air780ep-v1007-filesystem-llcom', 'AT+FSWRITE="/testdir/test.txt",0,10,10', `\r\r\n>`],
    ['12-air780ep-v1007-filesystem-llcom', 'AT+FSRMDIR="/testdir/testdir"', `\r\r\nOK\r\n`],
    ['14-air780e-sim-hotplug-llcom', 'AT+CSDT=1', '\r\n\r\n+CGEV: ME DETACH\r\n+CPIN: SIM REMOVED 0\r\n'],
    ['27-air780e-v1161-reset-mqtt', 'AT+RESET', "OK\r\n^boot.rom'v'!\\n\r\nRDY\r\n"],
    ['29-air724ug-v401853-raw-bytes', 'AT+CSQ', 'AT+CSQ\r\r\n+CSQ: 20,99\r\n\r\nOK\r\n'],
    ['31-air780ep-v1010-esp-lwlte-boot', 'AT+CIFSR', '\r\n10.76.1.35\r\n\r\n+CGACT: 1,1\r\n'],
  ])('%s: %s with the line ends that the module sent', (name, sent, part) => {
    expect(exchangesOf(name).find((exchange) => exchange.sent === sent)?.reply).toContain(part);
  });

  it.each([
    ['01-air720-seed-table', certificateText('huawei-iot-2016'), 1402],
    ['03-air780e-v1169-mqtts-oneway', `${certificateText('emq-root-ca')}\n`, 1212],
    ['12-air780ep-v1007-filesystem-llcom', '1234567890', 10],
  ])('%s: with the file after the prompt', (name, content, sizeBytes) => {
    const payloads = exchangesOf(name).flatMap(({ payload }) => (payload === null ? [] : [payload]));
    expect(payloads).toEqual([content]);
    expect(payloads[0]).toHaveLength(sizeBytes);
  });
});

describe('the declarations build the lines that these modules accepted', () => {
  const withoutQuotes = (line: string): string => line.replaceAll(/["”]/g, '');
  const captured = transcriptNames().flatMap(exchangesOf);
  const lines = captured.flatMap(({ sent, payload }): readonly (readonly [string, string])[] => {
    // The article has `<clientid>` and other placeholders instead of values.
    if (sent === null || sent.includes('<')) return [];
    const { declaredLine } = commandOfLine(sent, payload);
    return declaredLine === null ? [] : [[sent, declaredLine()]];
  });

  it.each([...new Map(lines)])('%s, without quotes', (line, declared) => {
    expect(withoutQuotes(declared)).toBe(withoutQuotes(line));
  });
});
