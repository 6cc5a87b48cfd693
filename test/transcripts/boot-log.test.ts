import { describe, expect, it } from 'vitest';
import { echoOff, recogniseUrc } from '../../electron/commands/index.ts';
import { recordedEngine } from '../support/recorded-engine.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { readEspLogLines, transcriptText } from '../support/transcripts.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { playTranscript, type Row, resynced } from './dialogue-bench.ts';

const name = '31-air780ep-v1010-esp-lwlte-boot';

/** Played without the times of the log; the module answers probes from the first line. */
const expected: readonly Row[] = [
  ['<', 'urc', 'RDY'],
  ...resynced,
  ['>', 'command', 'ATE0'],
  ['<', 'urc', 'RDY'], // a second RDY, while ATE0 is in flight
  ['<', 'urc', '^MODE: 17,17'],
  ['<', 'urc', '+E_UTRAN Service'],
  ['<', 'urc', '+CGEV: ME PDN ACT 1,0'],
  ['<', 'urc', '+NITZ: 26/06/04,09:04:18+32,0'],
  ['=', 'module/restarted', 'ATE0'], // lost during the boot, as in the log
  ...resynced,
  ['>', 'command', 'ATE0'],
  ['<', 'echo', 'ATE0'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CEREG=2'], // no echo from here on
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CGREG=2'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CREG=2'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CPIN?'],
  ['<', 'answer', '+CPIN: READY'],
  ['=', 'at/timeout', 'AT+CPIN?'], // the log omits its OK, so the deadline ends it
  ...resynced,
  ['>', 'command', 'AT+CEREG?'],
  ['<', 'answer', '+CGREG: 2,1,"2797","02B82E17",7'], // an answer to CEREG, although it has the name of another command
  ['=', 'at/timeout', 'AT+CEREG?'], // OK omitted
  ...resynced,
  ['>', 'command', 'AT+CGATT?'],
  ['<', 'answer', '+CGATT: 1'],
  ['=', 'at/timeout', 'AT+CGATT?'], // OK omitted
  ...resynced,
  ['>', 'command', 'AT+CSTT'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CIICR'],
  ['<', 'final', 'OK'],
  ['>', 'command', 'AT+CIFSR'],
  ['<', 'final', '10.76.1.35'], // no OK follows this one
  ['<', 'unclaimed', '+CGACT: 1,1'], // its command was not logged: shown, not assigned to a command
  ['<', 'unclaimed', '+CGPADDR: 1,"10.76.1.35"'],
];

describe('transcript 31: Air780EP V1010, boot as logged by a host program', () => {
  it('has these owners', async () => {
    expect((await playTranscript(name)).rows).toEqual(expected);
  });

  it('does not lose ATE0 with the times of the log, because it waits until the module answers', async () => {
    const clock = new VirtualClock();
    const link = new ScriptedLink();
    const engine = recordedEngine({ link, clock, recogniseUrc });
    const log = readEspLogLines(transcriptText(name));
    const [lost, answered] = log.filter(({ text, direction }) => direction === 'TX' && text === 'ATE0');
    if (!lost || !answered) throw new Error('the log has two ATE0');
    for (const { atMs, direction, text } of log) {
      if (direction === 'RX' && atMs < answered.atMs) clock.after(atMs, () => link.say(`\r\n${text}\r\n`));
    }
    link.onWrite = (written) => {
      if (clock.nowMs() >= answered.atMs) link.say(`${written}\r\nOK\r\n`);
    };
    await clock.advance(lost.atMs);
    await expect(clock.runUntil(engine.run(echoOff, undefined))).resolves.toEqual({ ok: true, value: undefined });
    expect(clock.nowMs()).toBeGreaterThan(answered.atMs);
    expect(link.sent.filter((written) => written === 'ATE0\r')).toHaveLength(1);
  });
});
