import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageView } from '../../../electron/app/services/session/message-view.ts';
import { recogniseModule } from '../../../electron/modules/index.ts';
import {
  type Publisher,
  type PublishRequest,
  publish,
  publishAbilities,
} from '../../../electron/procedures/publish.ts';
import { bytesOf, hexRows, isCut, jsonLines } from '../../../renderer/panes/mqtt/json-lines.ts';
import { summaryOf } from '../../../renderer/panes/mqtt/payload-summary.ts';
import { publishLine } from '../../../renderer/panes/mqtt/publish-line.ts';
import { purposeOf, requestIdOf, shortFilter, subscriptionOf } from '../../../renderer/panes/mqtt/topic-names.ts';
import { whyOffline } from '../../../renderer/panes/mqtt/why-offline.ts';
import { shortTopic } from '../../../renderer/parts/short-topic.ts';
import type { PublishAbilities } from '../../../shared/at/publish-way.ts';
import { visibleText } from '../../../shared/at/visible-text.ts';
import type { RunView } from '../../../shared/contract.ts';
import { failure } from '../../../shared/outcome.ts';
import { samplePlan } from '../../support/run-plan.ts';

describe('the reason for having no connection', () => {
  const refused = { code: 'tls/config-refused', facts: {}, evidence: [] } as const;
  const dropped = { code: 'mqtt/dropped', facts: {}, evidence: [] } as const;
  const run = (stages: RunView['stages'], state: RunView['state'] = 'failed'): RunView => ({
    plan: samplePlan,
    ...{ number: 1, state, stages, startedAtMs: 0, endedAtMs: 1, steps: [], report: null, found: null },
    failure: refused,
  });
  it('is how the last one ended, or why it could not be opened', () => {
    expect(whyOffline({ kind: 'offline', failure: dropped }, run(['connect']))).toBe(dropped);
    expect(whyOffline({ kind: 'offline', failure: null }, run(['connect']))).toBe(refused);
  });
  it('is empty while connected, while reconnecting, and after a check-up', () => {
    expect(whyOffline({ kind: 'online', sinceMs: 0, plan: samplePlan }, run(['connect']))).toBeNull();
    expect(whyOffline({ kind: 'offline', failure: null }, run(['connect'], 'running'))).toBeNull();
    expect(whyOffline({ kind: 'offline', failure: null }, run(['module']))).toBeNull();
    expect(whyOffline({ kind: 'offline', failure: null }, null)).toBeNull();
  });
  it('is not the loss of the port, which may have ended a run too', () => {
    const lost = { code: 'link/lost', facts: {}, evidence: [] } as const;
    expect(whyOffline({ kind: 'offline', failure: lost }, null)).toBeNull();
    expect(whyOffline({ kind: 'offline', failure: null }, { ...run(['connect']), failure: lost })).toBeNull();
  });
});

const taking = (publishLimitBytes: number): PublishAbilities => ({ publishLimitBytes, publishesBinary: false });
interface CommandInstance {
  readonly line: Uint8Array;
  readonly message: Uint8Array | null;
}

const base = '$oc/devices/8598553f-bbda/sys';

describe('a payload in one line', () => {
  it('shows service and values of a report', () => {
    const report = { services: [{ service_id: 'ServiceWin', properties: { Status: 1, temperature: 24.7 } }] };
    expect(summaryOf(JSON.stringify(report))).toEqual({
      head: 'ServiceWin',
      pairs: [
        { name: 'Status', value: '1' },
        { name: 'temperature', value: '24.7' },
      ],
      text: null,
    });
  });

  it('shows command and parameters of a command, and the result of an answer', () => {
    const command = { object_device_id: 'x', command_name: 'ledControl', service_id: 'S', paras: { led: 'ON' } };
    expect(summaryOf(JSON.stringify(command))).toMatchObject({
      head: 'ledControl',
      pairs: [{ name: 'led', value: 'ON' }],
    });
    expect(summaryOf('{"result_code":0}').pairs).toEqual([{ name: 'result_code', value: '0' }]);
  });

  it.each(['', 'door open', '[1,2]', '"x"', '{', '12'])('shows %j as text', (payload) => {
    expect(summaryOf(payload)).toEqual({ head: null, pairs: [], text: payload });
  });

  it.each([
    '{"services":[null,1,{"properties":5}]}',
    '{"command_name":"x","paras":null}',
    '{"__proto__":1,"toString":2}',
  ])('survives %s', (payload) => {
    expect(() => summaryOf(payload)).not.toThrow();
  });

  it('is bounded', () => {
    const text = JSON.stringify(
      Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 'x'.repeat(500)])),
    );
    const { pairs } = summaryOf(text);
    expect(pairs).toHaveLength(6);
    expect(pairs[0]?.value.length).toBeLessThan(90);
    expect(summaryOf('y'.repeat(9_000)).text?.length).toBeLessThan(210);
  });
});

describe('a topic', () => {
  it('is shown without the parts that all topics of a device share', () => {
    expect(shortTopic(`${base}/properties/report`)).toBe('properties/report');
    expect(shortTopic(`${base}/commands/request_id=9b0f`)).toBe('commands');
    expect(shortTopic('$oc/devices/x/user/mine')).toBe('user/mine');
    expect(shortTopic('/huawei/v1/devices/x/data/json')).toBe('data/json');
    expect(shortTopic('home/door')).toBe('home/door');
    expect(shortFilter(`${base}/commands/#`)).toBe('…/sys/commands/#');
    expect(requestIdOf(`${base}/commands/request_id=9b0f`)).toBe('9b0f');
    expect(purposeOf(`${base}/commands/#`, 'en')).toBe('cloud commands');
    expect(purposeOf(`${base}/commands/#`, 'zh')).toBe('平台下发命令');
    expect(purposeOf('home/door', 'en')).toBeNull();
  });

  it('belongs to the subscription that brought it', () => {
    const filters = [`${base}/messages/down`, `${base}/commands/#`];
    expect(subscriptionOf(filters, `${base}/commands/request_id=1`)).toBe(1);
    expect(subscriptionOf(filters, 'home')).toBe(-1);
  });
});

describe('the exact line', () => {
  const modules = [null, recogniseModule('AirM2M_720H_V1104_LTE_AT'), recogniseModule('AirM2M_780EP_V1010_LTE_AT')];
  const broker = {
    host: null,
    tls: null,
    dropLine: () => null,
    droppedAfterMs: () => null,
    findings: { connected: true },
    loginCauses: () => [],
  };
  /** The line that the program sends. Before a text of hex digits it switches HEX mode off, so the last one counts. */
  const sentFor = async (module: (typeof modules)[number], request: PublishRequest) => {
    const reported: CommandInstance[] = [];
    const run: Publisher['run'] = async (spec, params) => {
      reported.push({ line: spec.line(params).bytes, message: spec.prompt?.(params)?.bytes ?? null });
      return { ok: false, error: failure('stopped') };
    };
    await publish({ module, publishMs: 1, broker, run }, request);
    return reported.at(-1);
  };
  it('is the line that is sent, for every module', async () => {
    const odd = fc.constantFrom('', '00', '{\n\t"a": 1\n}', 'a\r\nb', '\u0000', '\u007f灯', 'x'.repeat(1_300));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), odd),
        fc.constantFrom(0 as const, 1 as const, 2 as const),
        fc.constantFrom(...modules),
        async (payload, qos, module) => {
          const message = new TextEncoder().encode(payload);
          const sent = await sentFor(module, { topic: 'a/b', qos, message });
          const line = publishLine('a/b', qos, payload, publishAbilities(module));
          expect(line.text).toBe(new TextDecoder().decode(sent?.line));
          expect(line.payload).toBe(sent?.message ? visibleText(sent.message) : null);
          expect(line.parts.map(({ text }) => text).join('')).toBe(line.text);
          expect(line.bytes).toBe(message.length);
        },
      ),
    );
  });
  it('uses MPUBEX for indented JSON if the module has it', () => {
    const line = publishLine('t', 0, '{\n\t"灯": 1\n}', { publishLimitBytes: 4_100, publishesBinary: true });
    expect(line).toMatchObject({ text: 'AT+MPUBEX="t",0,0,13', payload: '{␊\t"灯": 1␊}', bytes: 13 });
  });

  it('colours the escapes and nothing else', () => {
    const { parts } = publishLine('t', 0, '{"a":"\\22"}', taking(1_360));
    expect(parts.filter(({ role }) => role === 'escape').map(({ text }) => text)).toEqual([
      '\\22',
      '\\22',
      '\\22',
      '\\5C',
      '\\22',
    ]);
  });

  it('counts bytes, warns before the limit, and shows the excess', () => {
    expect(publishLine('t', 0, '灯'.repeat(10), taking(1_360))).toMatchObject({ bytes: 30, level: 'ok', overBytes: 0 });
    expect(publishLine('t', 0, 'x'.repeat(1_224), taking(1_360))).toMatchObject({
      level: 'nearly-full',
      overBytes: 0,
    });
    expect(publishLine('t', 0, 'x'.repeat(1_360), taking(1_360)).level).toBe('nearly-full');
    expect(publishLine('t', 0, 'x'.repeat(1_367), taking(1_360))).toMatchObject({ level: 'over', overBytes: 7 });
    expect(publishLine('t', 0, 'x'.repeat(1_367), taking(4_100))).toMatchObject({ level: 'ok', overBytes: 0 });
  });

  it.each([
    ['', 'empty'],
    ['a/#', 'wildcard'],
    ['a"b', 'quote'],
    ['a\nb', 'line-break'],
    ['x'.repeat(257), 'too-long'],
    ['a/b', null],
  ])('checks the topic %j', (topic, problem) => {
    expect(publishLine(topic, 0, 'x', taking(1_360)).topicProblem).toBe(problem);
  });
});

describe('JSON', () => {
  const texts = (payload: string): readonly string[] | null =>
    jsonLines(payload)?.map(({ parts }) => parts.map(({ text }) => text).join('')) ?? null;

  it('is indented, with numbers, escapes and duplicate keys unchanged', () => {
    expect(texts('{"a":[1.50,{}],"a":"\\u706f \\"x\\"", "b":12345678901234567890,"c":[]}')).toEqual([
      '{',
      '  "a": [',
      '    1.50,',
      '    {}',
      '  ],',
      '  "a": "\\u706f \\"x\\"",',
      '  "b": 12345678901234567890,',
      '  "c": []',
      '}',
    ]);
  });

  it('equals the usual pretty print for usual values', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        if (typeof value !== 'object' || value === null) expect(jsonLines(text)).toBeNull();
        else expect(JSON.parse((texts(text) ?? []).join('\n'))).toEqual(value);
      }),
    );
    const value = { a: [1, { b: 'x,}' }], c: { d: null, e: true } };
    expect(texts(JSON.stringify(value))).toEqual(JSON.stringify(value, null, 2).split('\n'));
  });

  it('names the role of each part', () => {
    const [, line] = jsonLines('{"led":"ON"}') ?? [];
    expect(line?.parts.map(({ role }) => role).filter((role) => role !== 'sign')).toEqual(['key', 'text']);
  });

  it('stays bounded with deep nesting', () => {
    const lines = texts('['.repeat(2_050) + ']'.repeat(2_050)) ?? [];
    expect(lines.length).toBeGreaterThan(4_000);
    expect(lines.join('').length).toBeLessThan(400_000);
  });

  it.each(['', '12', '"x"', 'null', '{'])('is not %j', (payload) => {
    expect(jsonLines(payload)).toBeNull();
  });
});

describe('a message that is shown in part', () => {
  const shown = (payload: Uint8Array): boolean =>
    isCut(
      messageView({
        ...{ number: 1, direction: 'down', atMs: 0, topic: 't', qos: null, complete: true },
        payload,
      }),
    );
  it.each([
    ['binary', 4_096, false],
    ['binary', 4_097, true],
    ['binary', 8_192, true],
    ['binary', 9_000, true],
    ['text', 8_192, false],
    ['text', 8_193, true],
    ['Chinese', 3 * 8_192, false],
    ['Chinese', 3 * 8_193, true],
  ])('is recognised by its size: %s, %i', (kind, sizeBytes, expected) => {
    const bytes = new Uint8Array(sizeBytes).fill(kind === 'text' ? 0x61 : 0);
    const chinese = new TextEncoder().encode('温'.repeat(sizeBytes / 3));
    expect(shown(kind === 'Chinese' ? chinese : bytes)).toBe(expected);
  });
});

it('bytes are shown in rows with their characters', () => {
  expect(hexRows(bytesOf('48656c6c6f00ff', 'hex'))).toEqual([`0000  ${'48 65 6C 6C 6F 00 FF'.padEnd(47)}  Hello··`]);
  expect(hexRows(bytesOf('x'.repeat(17), 'text'))).toHaveLength(2);
});
