import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { FaultName } from '../../electron/simulator/faults.ts';
import { readFault } from '../../electron/simulator/placed-faults.ts';
import { articleCa, type BenchOptions, createProvisionBench, device, validCa } from '../support/provision-bench.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a full run', () => {
  it('ends with the message received back and the file on the module', async () => {
    const bench = createProvisionBench();
    const report = await bench.provision();
    expect(report.steps.filter(({ status }) => status !== 'done')).toEqual([]);
    expect(report).toMatchObject({ ok: true, exitCode: 0, mqtt: { connected: true, proof: 'returned' } });
    expect(report.certificates).toEqual([
      { role: 'ca', file: 'server.crt', bytes: validCa.length, sha256: sha256(validCa), verified: true },
    ]);
    expect(report.cloud).toEqual({
      host: '49.4.93.24',
      port: 8883,
      encrypted: true,
      clientId: expect.stringMatching(`^${device.id}_0_0_\\d{10}$`),
      username: device.id,
    });
    expect(report.module).toMatchObject({ registrationStat: 1, clockRight: true });
    expect(report.module).toMatchObject({ family: 'air720', model: 'Air720H', firmware: 'AirM2M_720H_V1104_LTE_AT' });
    expect(bench.module.files.get('server.crt')).toEqual(validCa);
    expect(bench.upstream.publishes).toHaveLength(1);
  });

  it('reports the subject of each stage, without a secret', async () => {
    const bench = createProvisionBench();
    await bench.provision();
    const again = await bench.provision();
    expect(again.ok).toBe(true);
    const about = (id: string) => bench.result().steps.find((step) => step.id === id)?.about;
    const file = { file: 'server.crt', bytes: validCa.length, sha256: sha256(validCa) };
    expect(about('certificate.inspect')).toEqual(file);
    // Skipped this time, but its record still has the file.
    expect(about('certificate.verify')).toEqual(file);
    expect(about('credentials.derive')).toEqual({
      ...{ host: '49.4.93.24', port: 8883, keepAlive: 60 },
      clientId: expect.stringMatching(`^${device.id}_0_0_\\d{10}$`),
      username: device.id,
    });
    expect(about('connect.open')).toEqual({ host: '49.4.93.24', port: 8883, check: 'server' });
    expect(about('proof.publish')).toEqual({ topic: `/huawei/v1/devices/${device.id}/data/json` });
    expect(about('module.answer')).toBeUndefined();
  });

  it.each<[FaultName, string]>([
    ['no-prompt', 'AT+FSWRITE'],
    ['write-timeout', 'AT+FSWRITE'],
    ['connect-fail', 'AT+SSLMIPSTART'],
    ['connect-silent', 'AT+SSLMIPSTART'],
    ['wrong-password', 'AT+MCONNECT'],
    ['no-suback', 'AT+MSUB'],
  ])('that ends by %s names the command that failed', async (fault, command) => {
    const { facts } = await createProvisionBench({ faults: [fault] }).provision();
    expect(facts).toMatchObject({ command });
  });

  it("sends the article's commands in the article's order", async () => {
    const bench = createProvisionBench({ ca: articleCa, acceptExpired: true, tls: { check: 'none' } });
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
    await bench.clock.runUntil(bench.session.disconnect());
    const article: readonly (string | RegExp)[] = [
      'AT+CGATT?',
      'AT+FSCREATE="server.crt"',
      'AT+FSWRITE="server.crt",0,1402,15',
      'AT+SSLCFG="cacert",88,"server.crt"',
      /^AT\+MCONFIG="9e352064-f339-45e3-842d-ab7b27616414_0_0_\d{10}","9e352064-f339-45e3-842d-ab7b27616414","\*{64}"$/,
      'AT+SSLMIPSTART="49.4.93.24",8883',
      'AT+MCONNECT=1,60',
      `AT+MSUB="/huawei/v1/devices/${device.id}/command/json",0`,
      `AT+MPUB="/huawei/v1/devices/${device.id}/data/json",0,0,"{\\22msgType\\22:\\22deviceReq\\22,\\22data\\22:[]}"`,
      'AT+MDISCONNECT',
    ];
    const sent = bench.commands();
    let at = -1;
    for (const wanted of article) {
      at = sent.findIndex(
        (line, index) => index > at && (typeof wanted === 'string' ? line === wanted : wanted.test(line)),
      );
      expect(at, `${wanted} in ${sent.join('\n')}`).toBeGreaterThanOrEqual(0);
    }
    // The last query is whether it is closed.
    expect(sent.slice(-2)).toEqual(['AT+MIPCLOSE', 'AT+MQTTSTATU']);
    expect(bench.module.files.get('server.crt')).toEqual(articleCa);
  });

  it('sends MCONNECT at once after CONNECT OK, and nothing between them', async () => {
    const bench = createProvisionBench();
    await bench.provision();
    const text = bench.traffic.map((item) => ({ ...item, text: Buffer.from(item.bytes).toString('latin1').trim() }));
    const connected = text.findIndex((item) => item.text === 'CONNECT OK');
    const next = text.slice(connected + 1).find((item) => item.direction === 'sent');
    expect(next?.text).toBe('AT+MCONNECT=1,60');
    expect((next?.atMs ?? Infinity) - (text[connected]?.atMs ?? 0)).toBeLessThan(50);
  });

  it('skips the upload of a file that is already on the module, byte for byte', async () => {
    const bench = createProvisionBench();
    await bench.provision();
    const again = await bench.provision();
    const status = Object.fromEntries(again.steps.map((step) => [step.id, step.status]));
    expect(status).toMatchObject({
      'certificate.upload': 'skipped',
      'certificate.verify': 'skipped',
      'proof.return': 'done',
    });
    expect(bench.commands().filter((line) => line.startsWith('AT+FSWRITE'))).toHaveLength(1);
    expect(again.certificates[0]?.verified).toBe(true);
  });

  it('warns once that it replaces a file of the same name with other content', async () => {
    const bench = createProvisionBench();
    const space = async () => (await bench.provision()).steps.find(({ id }) => id === 'certificate.space')?.warnings;
    expect(await space()).toBeUndefined();
    (bench.module.files as Map<string, Uint8Array>).set('server.crt', new Uint8Array(77));
    expect(await space()).toEqual([{ code: 'certificate-replaced', facts: { file: 'server.crt', found: 77 } }]);
    expect(bench.module.files.get('server.crt')).toEqual(validCa);
    expect(await space()).toBeUndefined();
  });

  it('replaces a longer file of the same name completely', async () => {
    const bench = createProvisionBench({ ca: articleCa, acceptExpired: true, tls: { check: 'none' } });
    await bench.provision();
    const plan = { ...bench.plan, files: [{ role: 'ca' as const, fileOnModule: 'server.crt', content: validCa }] };
    const outcome = await bench.clock.runUntil(bench.session.provision(plan, new AbortController().signal));
    expect(outcome).toMatchObject({ ok: true, value: { failure: null } });
    expect(bench.module.files.get('server.crt')).toEqual(validCa);
  });

  it.each<[string, BenchOptions, object]>([
    [
      'plain TCP, no certificate stage',
      { tls: { enabled: false, ca: null, check: 'none' }, cloud: { port: 1883 } },
      { proof: 'returned' },
    ],
    [
      'QoS 1 without a subscription that matches',
      { mqtt: { subscriptions: [], proof: { topic: 'a/b', qos: 1, payload: 'x' } } },
      { proof: 'acknowledged' },
    ],
    [
      'QoS 2 without a subscription that matches',
      { mqtt: { subscriptions: [], proof: { topic: 'a/b', qos: 2, payload: 'x' } } },
      { proof: 'acknowledged' },
    ],
    [
      'QoS 0 without a subscription: accepted, not proven',
      { mqtt: { subscriptions: [], proof: { topic: 'a/b', qos: 0, payload: 'x' } } },
      { proof: 'accepted' },
    ],
    ['no proof at all', { mqtt: { subscriptions: [], proof: null } }, { proof: 'none' }],
    [
      'a wildcard subscription',
      {
        mqtt: {
          subscriptions: [{ topic: 'a/+', qos: 1 }],
          proof: { topic: 'a/b', qos: 0, payload: '温度 "21"\r\n\\' },
        },
      },
      { proof: 'returned' },
    ],
    [
      'a private access point',
      { module: { apn: { name: 'iot.corp', user: 'u', password: 'p@ssw0rd', auth: 'chap' } } },
      { proof: 'returned' },
    ],
  ])('works with %s', async (_name, options, mqtt) => {
    await expect(createProvisionBench(options).provision()).resolves.toMatchObject({ exitCode: 0, mqtt });
  });
});

describe('an expired certificate', () => {
  it("stops the run before the module's files are touched", async () => {
    const bench = createProvisionBench({ ca: articleCa });
    const report = await bench.provision();
    expect(report).toMatchObject({ exitCode: 5, facts: { date: '2026-05-02' } });
    expect(report.steps.find(({ status }) => status === 'failed')).toMatchObject({
      id: 'certificate.inspect',
      error: { code: 'certificate/expired' },
    });
    expect(bench.commands().filter((line) => line.startsWith('AT+FS'))).toEqual([]);
  });

  it('may be uploaded if accepted, which changes nothing else', async () => {
    const bench = createProvisionBench({
      ca: articleCa,
      acceptExpired: true,
      upstream: { judgeTls: () => ({ reason: 'tls-untrusted', detail: '' }) },
    });
    const report = await bench.provision();
    expect(report).toMatchObject({ exitCode: 6, certificates: [{ bytes: 1402, verified: true }] });
    expect(report.facts).toMatchObject({
      causes: expect.arrayContaining(['ca-expired', 'ca-retired-root']),
    });
    expect(bench.commands()).toContain('AT+SSLCFG="ignorelocaltime",88,0');
    expect(bench.commands()).toContain('AT+SSLCFG="seclevel",88,1');
  });

  it.each([
    [true, 0],
    [false, 1],
  ])('does not change whether dates are checked: checkDates %s', async (checkDates, value) => {
    const bench = createProvisionBench({ tls: { checkDates } });
    await bench.provision();
    expect(bench.commands()).toContain(`AT+SSLCFG="ignorelocaltime",88,${value}`);
  });
});

describe('a fault of the module or the network leads to its exit code', () => {
  it.each([
    [9_600, 9_600],
    [null, undefined],
  ])('a silent module names the baud rate of a serial port only: %s', async (serialBaudRate, named) => {
    const bench = createProvisionBench({ faults: ['mute'] });
    const plan = { ...bench.plan, serialBaudRate };
    const outcome = await bench.clock.runUntil(bench.session.provision(plan, new AbortController().signal));
    if (!outcome.ok) throw new Error(outcome.error.code);
    const { baudRate } = outcome.value.failure?.facts ?? {};
    expect([outcome.value.failure?.code, baudRate]).toEqual(['module/no-answer', named]);
  });

  it.each<[FaultName, number, string]>([
    ['mute', 4, 'module/no-answer'],
    ['no-sim', 4, 'module/sim-missing'],
    ['sim-pin', 4, 'module/sim-pin'],
    ['not-registered', 4, 'module/not-registered'],
    ['registration-denied', 4, 'module/registration-denied'],
    ['not-attached', 4, 'module/not-attached'],
    ['old-firmware', 4, 'module/firmware-too-old'],
    ['reset-on-write', 4, 'module/restarted'],
    ['reset-on-connect', 4, 'module/restarted'],
    ['boot-in-the-middle', 4, 'module/restarted'],
    ['no-prompt', 5, 'certificate/no-prompt'],
    ['write-timeout', 5, 'certificate/write-timed-out'],
    ['write-error', 5, 'certificate/write-refused'],
    ['short-write', 5, 'certificate/size-differs'],
    ['corrupt-write', 5, 'certificate/read-back-differs'],
    ['storage-full', 5, 'certificate/no-space'],
    ['connect-fail', 6, 'connect/failed'],
    ['connect-silent', 6, 'connect/timed-out'],
    ['wrong-password', 7, 'mqtt/refused'],
    ['drop-after-connect', 7, 'mqtt/dropped'],
    ['drop-after-login', 7, 'mqtt/dropped'],
    ['no-suback', 7, 'mqtt/no-suback'],
  ])('%s → %i %s', async (fault, exitCode, code) => {
    const bench = createProvisionBench({ faults: [fault] });
    const report = await bench.provision();
    expect(report.steps.find(({ status }) => status === 'failed')?.error?.code).toBe(code);
    expect(report.exitCode).toBe(exitCode);
    // Every failure of a file has the command that revealed it.
    if (exitCode === 5) expect(report.steps.find(({ error }) => error)?.error?.facts.command).toMatch(/^AT\+FS/);
    expect(bench.clock.nowMs()).toBeLessThan(180_000);
  });

  it.each<[FaultName, readonly string[]]>([
    ['drop-after-connect', ['port-wrong', 'login-too-late', 'client-certificate-missing', 'network-lost']],
    ['drop-after-login', ['network-lost', 'same-device-elsewhere']],
  ])('%s names the causes for that moment', async (fault, causes) => {
    const report = await createProvisionBench({ faults: [fault] }).provision();
    expect(report.facts).toMatchObject({ causes });
  });

  it('no PUBACK → 7', async () => {
    const bench = createProvisionBench({
      faults: ['no-puback'],
      mqtt: { proof: { topic: 'a', qos: 1, payload: 'x' } },
    });
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 7 });
  });

  it('a missing PUBACK is not caused by the topic if the message was received back', async () => {
    const bench = createProvisionBench({
      faults: ['no-puback'],
      mqtt: { subscriptions: [{ topic: 'a', qos: 0 }], proof: { topic: 'a', qos: 1, payload: 'x' } },
    });
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 7, facts: { causes: ['confirmation-lost'] } });
  });

  it('an unknown host → 6', async () => {
    const bench = createProvisionBench({ upstream: { hosts: ['elsewhere'] } });
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 6 });
  });

  it('a message that is never received back → 8', async () => {
    const bench = createProvisionBench();
    // The broker accepts the message and forwards it to no client.
    const { dial } = bench.upstream;
    Object.assign(bench.upstream, {
      dial: async (request: Parameters<typeof dial>[0]) => {
        const dialled = await dial(request);
        if ('connection' in dialled) Object.assign(dialled.connection, { publish: () => Promise.resolve(true) });
        return dialled;
      },
    });
    const report = await bench.provision();
    expect(report).toMatchObject({ exitCode: 8, mqtt: { proof: 'accepted' } });
  });

  it('a refused login, with the cause that the secret is wrong → 7', async () => {
    const bench = createProvisionBench({ upstream: { judgeLogin: () => 4 } });
    const report = await bench.provision();
    expect(report.steps.find(({ status }) => status === 'failed')).toMatchObject({ id: 'connect.login' });
    expect(report.exitCode).toBe(7);
  });
});

describe('quirks that are not faults', () => {
  it.each<[readonly FaultName[]]>([
    [['sim-busy']],
    [['weak-signal']],
    [['wrong-clock']],
    [['echo-on']],
    [['payload-echo', 'echo-on']],
    [['byte-by-byte']],
    [['urc-storm']],
    [['cereg-as-cgreg']],
    [['prompt-blank']],
    [['prompt-line']],
    [['trailing-blanks']],
    [['read-extra-line-ends']],
    [
      [
        'echo-on',
        'byte-by-byte',
        'urc-storm',
        'payload-echo',
        'prompt-blank',
        'trailing-blanks',
        'read-extra-line-ends',
      ],
    ],
  ])('%j: the run succeeds', async (faults) => {
    const bench = createProvisionBench({ faults });
    const report = await bench.provision();
    expect(report).toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
    expect(bench.module.files.get('server.crt')).toEqual(validCa);
  });

  it('a wrong clock is set from the computer with a warning, because dates are checked', async () => {
    const report = await createProvisionBench({ faults: ['wrong-clock'] }).provision();
    const step = report.steps.find(({ id }) => id === 'module.clock');
    expect(step).toMatchObject({ status: 'done', warnings: [{ code: 'clock-was-wrong' }] });
  });

  it('noise before one FSREAD does not make a correct file fail', async () => {
    const fault = readFault('garbage@FSREAD#1');
    if (!fault) throw new Error('no such fault');
    const report = await createProvisionBench({ faults: [fault] }).provision();
    expect(report).toMatchObject({ exitCode: 0, certificates: [{ verified: true }] });
  });

  it('late answers fail a step with a reason, and never count as the answer of another command', async () => {
    const report = await createProvisionBench({ faults: ['late-answers'] }).provision();
    expect(report.exitCode).toBe(4);
    expect(['at/timeout', 'at/unresponsive']).toContain(
      report.steps.find(({ status }) => status === 'failed')?.error?.code,
    );
  });
});

describe('stopping', () => {
  it('ends the run at its step with 130 and leaves a module on which the next run succeeds', async () => {
    for (const stopAtMs of [1, 600, 700, 1_000, 1_500, 2_000]) {
      const bench = createProvisionBench();
      const controller = new AbortController();
      bench.clock.after(stopAtMs, () => controller.abort());
      const report = await bench.provision(controller.signal);
      if (report.exitCode === 0) continue;
      expect(report).toMatchObject({ exitCode: 130 });
      expect(report.steps.filter(({ status }) => status === 'stopped')).toHaveLength(1);
      await bench.clock.runUntil(bench.session.disconnect());
      await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
    }
  });
});
