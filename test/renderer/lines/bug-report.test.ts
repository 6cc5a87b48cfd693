import { describe, expect, it } from 'vitest';
import { bugReport, type ReportFacts } from '../../../renderer/lines/bug-report.ts';
import { lineListWords } from '../../../shared/words/line-list-words.ts';

const facts: ReportFacts = {
  ...{ version: '1.2.3', os: 'linux, web', address: '/dev/ttyUSB2', model: 'Air720H' },
  ...{ firmware: 'AirM2M_720H_V1104_LTE_AT', lineCount: 2, fromMs: Date.UTC(2026, 10, 30, 14, 32, 48) },
};

describe('a bug report', () => {
  it('says where the lines are from, and has them without numbers of devices', () => {
    const lines = '14:32:48.000  TX   AT+CGSN\n14:32:48.010  RX   866475030000019\n';
    expect(bugReport(lines, facts, lineListWords.en.report).split('\n')).toEqual([
      '- ATelier 1.2.3 (linux, web)',
      '- Port: /dev/ttyUSB2',
      '- Module: Air720H, firmware AirM2M_720H_V1104_LTE_AT',
      '- Lines: 2, from 2026-11-30 14:32:48 UTC; the times below are local',
      `- ${lineListWords.en.report.masked}`,
      '',
      '```text',
      '14:32:48.000  TX   AT+CGSN',
      '14:32:48.010  RX   866475*********',
      '```',
      '',
    ]);
  });

  it('says what is unknown, and masks a number in a name of a port', () => {
    const unknown = { ...facts, address: '/dev/866475030000019', model: null, firmware: null, fromMs: null };
    const report = bugReport('x\n', unknown, lineListWords.zh.report);
    expect(report).toContain('/dev/866475*********');
    expect(report).toContain('模块：未知，固件 未知');
  });

  it('cannot be left by a line of a device', () => {
    const report = bugReport('```\n<b>out</b>\n````\n', facts, lineListWords.en.report);
    expect(report.split('\n').filter((line) => line.startsWith('`````'))).toHaveLength(2);
  });
});
