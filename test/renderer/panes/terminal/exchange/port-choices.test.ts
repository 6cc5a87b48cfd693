import { describe, expect, it } from 'vitest';
import {
  offeredChoices,
  type PortChoiceName,
  portChangeOf,
} from '../../../../../renderer/panes/terminal/exchange/port-choices.ts';
import { defaultFrame } from '../../../../../shared/contract/settings.ts';
import type { ImportPreview, ImportSettings } from '../../../../../shared/imports/preview.ts';

const preview = (settings: ImportSettings): ImportPreview => ({
  ...{ format: 'sscom-5.10', encoding: 'gb18030', lineEnds: 'crlf', settings, groups: [], warnings: [] },
});

const before = {
  line: { ...defaultFrame, xany: true },
  sending: { form: 'plain', lineEnding: 'cr', checksum: 'none', range: { first: 1, leftOut: 0 } },
} as const;

const changeBy = (settings: ImportSettings, ...ticked: readonly PortChoiceName[]) =>
  portChangeOf(preview(settings), new Set(ticked), before);

describe('settings of a list', () => {
  it('are offered where the file has them and the port knows them', () => {
    const settings: ImportSettings = { path: 'COM3', baudRate: 9_600, dtr: true, rts: false, hexView: true };
    expect(offeredChoices(preview(settings), 'COM5')).toEqual(['baudRate', 'lineEnding', 'dtr', 'rts', 'hexView']);
    expect(offeredChoices(preview(settings), 'sim:')).toEqual(['lineEnding', 'hexView']);
    expect(offeredChoices(preview({ parity: 'even', flowControl: 'rtscts' }), 'COM5')).toEqual([
      'frame',
      'flowControl',
      'lineEnding',
    ]);
  });

  it('change only what is ticked', () => {
    const settings: ImportSettings = { baudRate: 9_600, encoding: 'gbk', packetMs: 20 };
    expect(changeBy(settings)).toBeNull();
    expect(changeBy(settings, 'hexView', 'dtr')).toBeNull();
    expect(changeBy(settings, 'baudRate')).toEqual({ baudRate: 9_600 });
    expect(changeBy(settings, 'encoding', 'packetMs')).toEqual({ encoding: 'gbk', packetMs: 20 });
    expect(changeBy(settings, 'lineEnding')).toEqual({ sending: { ...before.sending, lineEnding: 'crlf' } });
  });

  it('keep what the file does not say', () => {
    expect(changeBy({ parity: 'even', dataBits: 7 }, 'frame')).toEqual({
      line: { ...before.line, parity: 'even', dataBits: 7 },
    });
    expect(changeBy({ flowControl: 'xonxoff' }, 'flowControl')).toEqual({
      line: { ...before.line, xon: true, xoff: true },
    });
    expect(changeBy({ checksum: 'xor8' }, 'checksum')).toEqual({ sending: { ...before.sending, checksum: 'xor8' } });
  });
});
