import { describe, expect, it } from 'vitest';
import { maskTypedLine } from '../../electron/session/typed-secrets.ts';
import { type Exchange, exchangesOf } from '../../shared/recordings/exchanges.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { certificateText, transcriptNames } from '../support/transcripts.ts';
import { playTranscript, type Row } from '../transcripts/dialogue-bench.ts';
import { importedRecording, logOf, transcriptBytes } from './import-bench.ts';

const imported = async (name: string): Promise<readonly TrafficPiece[]> =>
  (await importedRecording(logOf(transcriptBytes(name), `${name}.txt`))).pieces;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).trim();

/** A typed command reads a file as lines; the declaration that the engine plays knows its size. */
const ownerOf = (owner: string): string => (owner === 'data' ? 'answer' : owner);

const rowsOfImport = async (name: string): Promise<readonly Row[]> =>
  (await imported(name)).flatMap(({ direction, owner, bytes }): readonly Row[] =>
    owner === 'blank' ? [] : [[direction === 'sent' ? '>' : '<', ownerOf(owner), textOf(bytes)]],
  );

/** The article describes the file in words. */
const asInLog = (text: string): string =>
  text === certificateText('huawei-iot-2016')
    ? 'CA证书文件的实际内容'
    : text.startsWith('AT')
      ? maskTypedLine(text)
      : text;

/** What the engine gives, without what a log does not contain: probes and ends without a line. Masked as a recording is. */
const rowsOfEngine = async (name: string): Promise<readonly Row[]> =>
  (await playTranscript(name)).rows
    .filter(([direction, owner]) => direction !== '=' && owner !== 'probe')
    .map(([direction, owner, text]): Row => [direction, ownerOf(owner), asInLog(text)]);

describe('an imported transcript', () => {
  it.each(transcriptNames())('%s: each line has the owner that it has in a live session', async (name) => {
    expect(await rowsOfImport(name)).toEqual(await rowsOfEngine(name));
  });
});

type Pair = readonly [command: string, answers: readonly string[], result: string | null, after: readonly string[]];

const pairOf = ({ command, parts, final }: Exchange): Pair => {
  const of = (owner: string): readonly string[] =>
    parts.filter((part) => part.owner === owner).map(({ bytes }) => textOf(bytes));
  return [textOf(command.bytes), of('answer'), final && textOf(final.bytes), of('second-phase')];
};

const pairs: Readonly<Record<string, readonly Pair[]>> = {
  '01-air720-seed-table': [
    ['AT+CGATT?', ['+CGATT: 1'], 'OK', []],
    ['AT+FSCREATE=”server.crt”', [], 'OK', []],
    ['AT+FSWRITE="server.crt",0,1402,15', [], 'OK', []],
    ['AT+SSLCFG="cacert",88,"server.crt"', [], 'OK', []],
    ['AT+MCONFIG=<clientid>,<username>,**********', [], 'OK', []],
    ['AT+SSLMIPSTART=<svraddr>,<port>', [], 'OK', ['CONNECT OK']],
    ['AT+MCONNECT=1,60', [], 'OK', ['CONNACK OK']],
    ['AT+MSUB="mqtt/topic",0', [], 'OK', ['SUBACK']],
    ['AT+MPUB="mqtt/topic",0,0,"SSSSddddd"', [], null, []], // the article omits its OK
    ['AT+MDISCONNECT', [], 'OK', []],
  ],
  '02-air780e-v1169-mqtt-plain': [
    ['ATI', ['AirM2M_780E_V1169_LTE_AT'], 'OK', []],
    ['AT+CGREG?', ['+CGREG: 0,1'], 'OK', []],
    ['AT+CGATT?', ['+CGATT: 1'], 'OK', []],
    ['AT+MCONFIG=868488076771714,root,**********', [], 'OK', []],
    ['AT+MIPSTART="airtest.openluat.com","1883"', [], 'OK', ['CONNECT OK']],
    ['AT+MCONNECT=1,60', [], 'OK', ['CONNACK OK']],
    ['AT+MSUB="mqtt/pub",0', [], 'OK', ['SUBACK']],
    ['AT+MPUB="mqtt/sub",0,0,"data from 4G module"', [], 'OK', []],
    ['AT+MDISCONNECT', [], 'OK', []],
    ['AT+MIPCLOSE', [], 'OK', []],
  ],
  '03-air780e-v1169-mqtts-oneway': [
    ['AT+CGATT?', ['+CGATT: 1'], 'OK', []],
    ['AT+FSCREATE="ca.crt"', [], 'OK', []],
    ['AT+FSWRITE="ca.crt",0,1212,15', [], 'OK', []],
    ['AT+SSLCFG="cacert",88,"ca.crt"', [], 'OK', []],
    ['AT+SSLCFG="seclevel",88,1', [], 'OK', []],
    ['AT+MCONFIG=868488076771714,root,**********', [], 'OK', []],
    ['AT+SSLMIPSTART="airtest.openluat.com","8883"', [], 'OK', ['CONNECT OK']],
    ['AT+MCONNECT=1,60', [], 'OK', ['CONNACK OK']],
    ['AT+MSUB="mqtt/pub",0', [], 'OK', ['SUBACK']],
    ['AT+MPUB="mqtt/sub",0,0,"data from 4G module"', [], 'OK', []],
  ],
  '09-air780ep-mqtt-tcp-drop': [
    ['AT+MCONFIG="866289037465624","user","********"', [], 'OK', []],
    ['AT+MIPSTART="lbsmqtt.airm2m.com","1884"', [], 'OK', ['CONNECT OK']],
    ['AT+MCONNECT=1,60', [], 'OK', ['CONNACK OK']],
    ['AT+MIPCLOSE', [], '+CME ERROR: 767', []],
    ['AT+MCONFIG="866289037465624","user","********"', [], 'OK', []],
    ['AT+MIPSTART="lbsmqtt.airm2m.com","1884"', [], 'OK', ['CONNECT OK']],
    ['AT+MCONNECT=1,60', [], 'OK', ['CONNACK OK']],
  ],
  '10-air780ep-mqtt-pdn-deact': [
    ['AT+MCONFIG="866289037465624","user","********"', [], 'OK', []],
    ['AT+MIPSTART="lbsmqtt.airm2m.com","1884"', [], 'OK', ['CONNECT OK']],
    ['AT+MCONNECT=1,60', [], 'OK', ['CONNACK OK']],
    ['AT+MIPCLOSE', [], 'OK', []],
    ['AT+MCONFIG="866289037465624","user","********"', [], 'OK', []],
    ['AT+MIPSTART="lbsmqtt.airm2m.com","1884"', [], 'OK', ['CONNECT OK']],
    ['AT+MCONNECT=1,60', [], 'OK', ['CONNACK OK']],
  ],
  '12-air780ep-v1007-filesystem-llcom': [
    ['AT+FSMKDIR="/testdir"', [], 'OK', []],
    ['AT+FSMKDIR="/testdir/testdir"', [], 'OK', []],
    ['AT+FSCREATE="/testdir/test.txt"', [], 'OK', []],
    ['AT+FSLS="/testdir"', ['test.txt', 'testdir\\'], 'OK', []],
    ['AT+FSWRITE="/testdir/test.txt",0,10,10', [], 'OK', []],
    ['AT+FSREAD="/testdir/test.txt",0,10,10', ['1234567890'], 'OK', []],
    ['AT+FSMEM', ['+FSMEM: 64100 bytes'], null, []], // its OK was not captured
    ['AT+FSFLSIZE="/testdir/test.txt"', ['+FSFLSIZE: 10'], 'OK', []],
    ['AT+FSDEL="/testdir/test.txt"', [], 'OK', []],
    ['AT+FSRMDIR="/testdir/testdir"', [], 'OK', []],
  ],
  '14-air780e-sim-hotplug-llcom': [
    ['AT+CPIN?', ['+CPIN: READY'], 'OK', []],
    ['AT+ICCID', ['+ICCID: 898604981022C0254186'], 'OK', []],
    ['AT+CSDT=1', [], 'OK', []],
    ['AT+CPIN?', [], '+CME ERROR: 10', []],
    ['AT+CFUN=0', [], 'OK', []],
    ['AT+SIMCROSS=1', ['+SIMCROSS:1'], 'OK', []],
    ['AT+CFUN=1', [], 'OK', []],
    ['AT+CPIN?', ['+CPIN: READY'], 'OK', []],
    ['AT*SIMAUTO=1', [], 'OK', []],
    ...[0, 1].flatMap((slot): readonly Pair[] => [
      [
        'AT+ECSIMCFG?',
        ['"SimSimulator",0', '"SimPowerSave",1', '"SimPresenceDetect",1', `"SimSlot",${slot}`, '"SoftSim",0'].map(
          (setting) => `+ECSIMCFG: ${setting}`,
        ),
        'OK',
        [],
      ],
      ...(slot === 0 ? ([['AT+RESET', [], 'OK', []]] as const) : []),
    ]),
  ],
  '27-air780e-v1161-reset-mqtt': [
    ['AT+RESET', [], 'OK', []],
    ['AT+CGMR', ['+CGMR: "AirM2M_780E_V1161_LTE_AT"'], 'OK', []],
    ['AT+CPIN?', ['+CPIN: READY'], 'OK', []],
    ['AT+CGATT?', ['+CGATT: 1'], 'OK', []],
    ['AT+MCONFIG="866289037465624","user","********"', [], 'OK', []],
    ['AT+MIPSTART="lbsmqtt.airm2m.com","1884"', [], 'OK', ['CONNECT OK']],
    ['AT+MIPSTART="lbsmqtt.airm2m.com","1884"', [], 'OK', ['ALREADY CONNECT']], // the log has lost its first letter
    ['AT+MCONNECT=1,600', [], 'OK', ['CONNACK OK']],
    ['AT+MCONNECT=1,600', [], '+CME ERROR: 767', []],
    ['AT+MSUB="mqtt/sub_topic",0', [], 'OK', ['SUBACK']],
    ['AT+MPUB="mqtt/pub_topic",0,0,"publish 0 payload"', [], 'OK', []],
  ],
  '29-air724ug-v401853-raw-bytes': [
    ['AT+CGMI', ['+CGMI: "AirM2M"'], 'OK', []],
    ['AT+CGMR', ['+CGMR: "AirM2M_Air724UG_V401853_LTE_AT"'], 'OK', []],
    ['AT+CSQ', ['+CSQ: 20,99'], 'OK', []],
  ],
  '31-air780ep-v1010-esp-lwlte-boot': [
    ['ATE0', [], null, []], // lost during the boot
    ['ATE0', [], 'OK', []],
    ['AT+CEREG=2', [], 'OK', []],
    ['AT+CGREG=2', [], 'OK', []],
    ['AT+CREG=2', [], 'OK', []],
    ['AT+CPIN?', ['+CPIN: READY'], null, []], // the log omits the OK of queries
    ['AT+CEREG?', ['+CGREG: 2,1,"2797","02B82E17",7'], null, []],
    ['AT+CGATT?', ['+CGATT: 1'], null, []],
    ['AT+CSTT', [], 'OK', []],
    ['AT+CIICR', [], 'OK', []],
    ['AT+CIFSR', [], '10.76.1.35', []],
  ],
};

describe('the commands of an imported transcript', () => {
  it('have a table for each transcript', () => {
    expect(Object.keys(pairs)).toEqual(transcriptNames());
  });

  it.each(Object.entries(pairs))('%s: each has its answers, its result and what follows', async (name, expected) => {
    expect(exchangesOf(await imported(name)).exchanges.map(pairOf)).toEqual(expected);
  });

  it('have their payload and its echo', async () => {
    const written = exchangesOf(await imported('03-air780e-v1169-mqtts-oneway')).exchanges[2];
    const payload = written?.parts.find(({ owner }) => owner === 'payload');
    expect(new TextDecoder().decode(payload?.bytes)).toBe(`${certificateText('emq-root-ca')}\n`);
    expect(payload?.bytes).toHaveLength(1212);
    const echoed = written?.parts.filter(({ owner }) => owner === 'echo').map(({ bytes }) => textOf(bytes));
    expect(echoed?.slice(1).join('\n')).toBe(certificateText('emq-root-ca'));
  });

  it('have the times of the log, on the day on which the file was changed', async () => {
    const [first] = exchangesOf(await imported('12-air780ep-v1007-filesystem-llcom')).exchanges;
    expect(first?.command.atMs).toBe(Date.UTC(2026, 10, 30, 14, 58, 16, 163));
    expect(first?.answerMs).toBe(43);
  });
});
