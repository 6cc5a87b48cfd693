import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ok } from '../../shared/outcome.ts';
import { createApplicationBench } from '../support/application-bench.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const secret = 'Kanarienvogel-4711';
const typed = 'Nachtigall-0815';
const baudRate = 115_200;

/** A page connected to an application with scripted ports. */
const createBench = async () => {
  const platform = createTempPlatform();
  const clock = new VirtualClock();
  const opened: ScriptedLink[] = [];
  let answer: string | null = null;
  const folder = join(platform.dataFolder, 'recordings');
  const bugs: unknown[] = [];
  const { application, client, request, open } = await createApplicationBench({
    ...{ platform, clock },
    openLink: async () => {
      const link = new ScriptedLink();
      link.onWrite = (line) => {
        if (answer !== null) link.say(`${line}\r\n${answer}\r\n\r\nOK\r\n`);
      };
      opened.push(link);
      return ok(link);
    },
    onBug: (bug) => bugs.push(bug),
  });
  return {
    bugs,
    request,
    open: (address: string) => open(address, baudRate),
    /** The module on the port that was opened last prints it, alone and within a line. */
    receive: async (text: string): Promise<void> => {
      opened.at(-1)?.say(`\r\nX ${text}\r\n`);
      await clock.advance(1_000);
    },
    view: () => JSON.stringify(client.view()),
    /** The answer of every port that is opened from now on to each command. */
    answers: (text: string): void => {
      answer = text;
    },
    recordings: (): readonly string[] => readdirSync(folder),
    waitSeconds: (seconds: number) => clock.advance(seconds * 1_000),
    sleep: async (): Promise<void> => {
      await application.suspended();
      application.resumed();
      await clock.advance(10_000);
    },
    /** The content of all recordings, bytes decoded. */
    recorded: async (): Promise<string> => {
      await application.close();
      const text = readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .join('\n');
      const decoded = [...text.matchAll(/[A-Za-z0-9+/=]{8,}/g)].map(([part]) =>
        Buffer.from(part, 'base64').toString('latin1'),
      );
      return [text, ...decoded].join('\n');
    },
  };
};

type Bench = Awaited<ReturnType<typeof createBench>>;

const giveSecret = async ({ request }: Bench): Promise<void> => {
  const patch = { platform: 'huawei-iotda', deviceId: 'greenhouse-12', secret } as const;
  expect(await request('draft.change', { sessionId: null, patch })).toMatchObject({ ok: true });
};

const sendTyped = async ({ request }: Bench, sessionId: string): Promise<void> => {
  await request('terminal.send', { sessionId, line: `AT+MCONFIG="id","user","${typed}"` });
};

it('output that is not a registered secret is recorded unchanged', async () => {
  const bench = await createBench();
  await bench.open('/dev/ttyUSB0');
  await bench.receive(secret);
  expect(await bench.recorded()).toContain(secret);
});

const device = '/dev/ttyUSB0';
const cases: readonly (readonly [string, (bench: Bench) => Promise<string>])[] = [
  [
    'the secret of the draft, before anything was run',
    async (bench) => {
      await giveSecret(bench);
      await bench.open(device);
      return secret;
    },
  ],
  [
    'a secret that is given while the port is open',
    async (bench) => {
      const sessionId = await bench.open(device);
      const patch = { platform: 'huawei-iotda', deviceId: 'greenhouse-12', secret } as const;
      await bench.request('draft.change', { sessionId, patch });
      return secret;
    },
  ],
  [
    'a secret that was replaced',
    async (bench) => {
      await giveSecret(bench);
      await bench.request('draft.replaceSecret', { sessionId: null, field: 'secret', value: 'another-secret-1' });
      await bench.open(device);
      return secret;
    },
  ],
  [
    'the password derived of it',
    async (bench) => {
      await giveSecret(bench);
      await bench.open(device);
      const shown = await bench.request('draft.reveal', { sessionId: 's1', field: 'derivedPassword' });
      expect(shown).toMatchObject({ ok: true, value: { value: expect.stringMatching(/^[0-9a-f]{64}$/) } });
      return shown.ok ? shown.value.value : '';
    },
  ],
  [
    'the secret of one session, printed by the module of another',
    async (bench) => {
      await giveSecret(bench);
      await bench.open(device);
      await bench.open('/dev/ttyUSB1');
      return secret;
    },
  ],
  [
    'a typed password, after the tab was closed and the port opened again',
    async (bench) => {
      const sessionId = await bench.open(device);
      await sendTyped(bench, sessionId);
      await bench.request('session.forget', { sessionId });
      await bench.open(device);
      return typed;
    },
  ],
  [
    'a typed password, after its recording was deleted',
    async (bench) => {
      const sessionId = await bench.open(device);
      await sendTyped(bench, sessionId);
      await bench.request('session.close', { sessionId });
      const refreshed = await bench.request('recordings.refresh', {});
      expect(refreshed.ok).toBe(true);
      for (const name of bench.recordings()) await bench.request('recordings.delete', { name });
      expect(bench.recordings()).toEqual([]);
      await bench.open(device);
      return typed;
    },
  ],
  [
    'a typed password, after the machine has slept',
    async (bench) => {
      await sendTyped(bench, await bench.open(device));
      await bench.sleep();
      return typed;
    },
  ],
];

it.each(cases)('no recording contains %s', async (_, prepare) => {
  const bench = await createBench();
  const value = await prepare(bench);
  await bench.receive(value);
  await bench.receive(Buffer.from(value).toString('hex'));
  const recorded = await bench.recorded();
  expect(recorded).toContain('\r\nX ');
  expect(recorded).not.toContain(value);
  expect(recorded).not.toContain(Buffer.from(value).toString('hex'));
  expect(bench.bugs).toEqual([]);
});

it('probing a port shows no secret of a session', async () => {
  const bench = await createBench();
  await giveSecret(bench);
  bench.answers(`X ${secret}`);
  await bench.request('ports.find', { address: '/dev/ttyUSB1' });
  await bench.waitSeconds(5);
  expect(bench.view()).toContain(`X ${'*'.repeat(secret.length)}`);
  expect(bench.view()).not.toContain(secret);
});
