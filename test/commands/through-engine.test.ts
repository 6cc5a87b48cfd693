import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../electron/at/command-spec.ts';
import { AtEngine } from '../../electron/at/engine.ts';
import type { ByteLink } from '../../electron/base/byte-link.ts';
import * as commands from '../../electron/commands/index.ts';
import { done, type Outcome } from '../../shared/outcome.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { textOf } from './support.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A link whose remote end answers each written line with the next of `answers`, byte by byte. */
const scriptedLink = (answers: string[]): ByteLink => {
  let listener: (bytes: Uint8Array) => void = () => undefined;
  return {
    epoch: 1,
    address: 'script',
    write: async () => {
      const answer = answers.shift() ?? '';
      queueMicrotask(() => {
        for (const byte of encode(answer)) listener(Uint8Array.of(byte));
      });
      return done;
    },
    onBytes: (next) => {
      listener = next;
      return () => undefined;
    },
    onClosed: () => () => undefined,
    close: async () => undefined,
  };
};

interface Ran {
  readonly outcome: Outcome<unknown>;
  readonly urcs: readonly string[];
  readonly unclaimed: readonly string[];
}

const run = async <Params, Result>(
  spec: CommandSpec<Params, Result>,
  params: Params,
  answers: readonly string[],
): Promise<Ran> => {
  const clock = new VirtualClock();
  const urcs: string[] = [];
  const unclaimed: string[] = [];
  const engine = new AtEngine({ link: scriptedLink([...answers]), clock, recogniseUrc: commands.recogniseUrc });
  engine.on('urc', (name) => urcs.push(name));
  engine.on('traffic', ({ owner, bytes }) => {
    if (owner.kind === 'unclaimed') unclaimed.push(new TextDecoder().decode(bytes));
  });
  const outcome = await clock.runUntil(engine.run(spec, params));
  return { outcome, urcs, unclaimed };
};

/** The echo, then every line between CR LF (transcript 29). */
const answered = <Params>(spec: CommandSpec<Params, unknown>, params: Params, ...lines: readonly string[]): string =>
  `${textOf(spec.line(params))}\r${lines.map((line) => `\r\n${line}\r\n`).join('')}`;

const broker = { host: '49.4.93.24', port: 8883, secondPhaseMs: 60_000 };
const login = { cleanSession: true, keepAliveSeconds: 60, secondPhaseMs: 15_000 };

describe('declarations in the engine, byte by byte', () => {
  it('CPIN: the answer is accepted although a URC looks the same', async () => {
    const { simState } = commands;
    const ran = await run(simState, undefined, [answered(simState, undefined, '+CPIN: READY    ', 'OK')]);
    expect(ran.outcome).toMatchObject({ ok: true, value: { state: 'ready' } });
    expect(ran.unclaimed).toEqual([]);
  });

  it('CEREG: the answer with another prefix is accepted, and the URC before it is reported', async () => {
    const { epsRegistration } = commands;
    const bytes = answered(epsRegistration, undefined, '+CEREG: 1', '+CGREG: 2,1,"2797","02B82E17",7', 'OK');
    const ran = await run(epsRegistration, undefined, [bytes]);
    expect(ran).toMatchObject({ outcome: { ok: true, value: { stat: 1, areaCode: '2797' } }, urcs: ['registration'] });
    expect(ran.unclaimed).toEqual([]);
  });

  it('ATI: URCs that look like words are reported as URCs, not accepted as answers', async () => {
    const { identity } = commands;
    const bytes = answered(identity, undefined, 'SMS READY', 'AirM2M_720H_V1104_LTE_AT', 'OK');
    const ran = await run(identity, undefined, [bytes]);
    expect(ran.outcome).toEqual({ ok: true, value: { version: 'AirM2M_720H_V1104_LTE_AT' } });
    expect(ran.urcs).toEqual(['sms-ready']);
  });

  it('FSWRITE: line, prompt, payload, OK', async () => {
    const { fileWrite } = commands;
    const params = { file: 'a.txt', mode: 0, bytes: encode('OK\r\n'), seconds: 10, secret: false } as const;
    const ran = await run(fileWrite, params, [`${textOf(fileWrite.line(params))}\r\r\n>`, '\r\nOK\r\n']);
    expect(ran.outcome).toEqual({ ok: true, value: undefined });
  });

  it('FSREAD: data that contains text like the end of the answer', async () => {
    const { fileRead } = commands;
    const params = { file: 'a.txt', mode: 0, sizeBytes: 7, position: 0 } as const;
    const ran = await run(fileRead, params, [`${textOf(fileRead.line(params))}\r\r\n-\r\nOK\r\n\r\nOK\r\n`]);
    expect(ran.outcome).toEqual({ ok: true, value: { bytes: encode('-\r\nOK\r\n') } });
  });

  it('SSLMIPSTART: the STATE line belongs to the failure', async () => {
    const { tlsConnect } = commands;
    const bytes = answered(tlsConnect, broker, 'OK', 'STATE: IP STATUS', 'CONNECT FAIL');
    const ran = await run(tlsConnect, broker, [bytes]);
    expect(ran.outcome).toMatchObject({ ok: false, error: { code: 'at/second-phase-failed' } });
    expect(ran.unclaimed).toEqual([]);
  });

  it('MCONNECT: CLOSED is both a refusal and a URC', async () => {
    const { mqttConnect } = commands;
    const ran = await run(mqttConnect, login, [answered(mqttConnect, login, 'OK', 'CLOSED')]);
    expect(ran.outcome).toMatchObject({ ok: false, error: { facts: { answer: 'CLOSED' } } });
    expect(ran.urcs).toEqual(['link-closed']);
  });

  it('MPUB at QoS 2: both acknowledgements', async () => {
    const { mqttPublish } = commands;
    const params = { topic: 't', qos: 2, retain: false, message: encode('"\r\n'), secondPhaseMs: 10_000 } as const;
    const ran = await run(mqttPublish, params, [answered(mqttPublish, params, 'OK', 'PUBREC', 'PUBCOMP')]);
    expect(ran.outcome).toEqual({ ok: true, value: undefined });
  });

  it('CIFSR ends with its address, CIPSTATUS continues after OK, CIPSHUT ends with its own result', async () => {
    const { localAddress, connectionState, shutConnections } = commands;
    const address = await run(localAddress, undefined, [answered(localAddress, undefined, '10.76.1.35')]);
    expect(address.outcome).toEqual({ ok: true, value: { address: '10.76.1.35' } });
    const state = await run(connectionState, undefined, [
      answered(connectionState, undefined, 'OK', 'STATE: IP STATUS'),
    ]);
    expect(state.outcome).toEqual({ ok: true, value: { state: 'IP STATUS' } });
    const shut = await run(shutConnections, undefined, [answered(shutConnections, undefined, 'SHUT OK')]);
    expect(shut.outcome.ok).toBe(true);
  });

  it('FSLS: the file names, without the URC between them', async () => {
    const { fileList } = commands;
    const params = { directory: '/' };
    const ran = await run(fileList, params, [answered(fileList, params, 'ca.crt', '^MODE: 17,17', 'log\\', 'OK')]);
    expect(ran.outcome).toEqual({ ok: true, value: { files: ['ca.crt'], directories: ['log'] } });
  });

  it('RDY during a command fails the command', async () => {
    const { fileMemory } = commands;
    const ran = await run(fileMemory, undefined, [answered(fileMemory, undefined, '?RDY')]);
    expect(ran.outcome).toMatchObject({ ok: false, error: { code: 'module/restarted' } });
  });
});
