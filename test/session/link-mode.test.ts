import { describe, expect, it } from 'vitest';
import type { WantedData } from '../../electron/at/command-spec.ts';
import { recogniseUrc } from '../../electron/commands/index.ts';
import { runTyped } from '../../electron/session/console.ts';
import { followLinkMode } from '../../electron/session/link-mode.ts';
import { recordedEngine } from '../support/recorded-engine.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const setUp = () => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const engine = recordedEngine({ link, clock, recogniseUrc });
  const mode = followLinkMode(engine);
  const wanted: WantedData[] = [];
  const exchange = async (line: string, ...answers: readonly string[]): Promise<void> => {
    void runTyped(engine, line, {
      hasSeveralLinks: mode.hasSeveralLinks(),
      onDataWanted: (each) => wanted.push(each),
    });
    await clock.advance(200);
    for (const answer of answers) link.say(answer);
    await clock.advance(200);
  };
  return { link, clock, mode, wanted, exchange };
};

describe('the number in AT+CIPSEND=1', () => {
  it.each<[string, string]>([
    ['AT+CIPMUX=1', '\r\nOK\r\n'],
    ['AT+CIPMUX?', '\r\n+CIPMUX: 1\r\n\r\nOK\r\n'],
    ['AT+CIPSTART=1,"TCP","h",1', '\r\nOK\r\n\r\n1, CONNECT OK\r\n'],
  ])('is a connection after %s: any number of bytes, ended by Ctrl+Z', async (line, answer) => {
    const { wanted, exchange } = setUp();
    await exchange(line, answer);
    await exchange('AT+CIPSEND=1', '\r\n> ');
    expect(wanted).toEqual([{ sizeBytes: null, limitMs: null, canCancel: true }]);
  });

  it.each<[string, string]>([
    ['AT', '\r\nOK\r\n'],
    ['AT+CIPMUX=1', '\r\n+CME ERROR: 3\r\n'],
    ['AT+CIPMUX=0', '\r\nOK\r\n'],
  ])('is a count after %s%s', async (line, answer) => {
    const { wanted, exchange } = setUp();
    await exchange(line, answer);
    await exchange('AT+CIPSEND=1', '\r\n> ');
    expect(wanted).toEqual([{ sizeBytes: 1, limitMs: null, canCancel: false }]);
  });

  it('is a count again after a restart', async () => {
    const { link, clock, mode, exchange } = setUp();
    await exchange('AT+CIPMUX=1', '\r\nOK\r\n');
    expect(mode.hasSeveralLinks()).toBe(true);
    link.say('\r\nRDY\r\n');
    await clock.advance(10);
    expect(mode.hasSeveralLinks()).toBe(false);
  });
});
