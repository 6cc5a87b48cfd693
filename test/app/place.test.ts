import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp, type OpenedSession } from '../../electron/app/create-app.ts';
import { failure, ok } from '../../shared/outcome.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const lost = failure('link/lost');
const line = { baudRate: 115_200 };

let platform: TempPlatform;
let clock: VirtualClock;
beforeEach(() => {
  platform = createTempPlatform();
  clock = new VirtualClock();
});
afterEach(() => platform.remove());

/** A place with a disk that is held until released, and with links that close after a delay. */
const createBench = () => {
  const links: ScriptedLink[] = [];
  let open = 0;
  let maxOpen = 0;
  let held: (() => void)[] | null = null;
  const listFolder: TempPlatform['listFolder'] = async (path) => {
    if (held && path.includes('open-answers')) await new Promise<void>((go) => held?.push(go));
    return platform.listFolder(path);
  };
  const app = createApp({
    platform: { ...platform, listFolder },
    clock,
    version: '0',
    openLink: async () => {
      const link = new ScriptedLink();
      links.push(link);
      open += 1;
      maxOpen = Math.max(maxOpen, open);
      link.onClosed(() => {
        open -= 1;
      });
      const close = link.close.bind(link);
      link.close = async () => {
        await new Promise<void>((resolve) => clock.after(20, resolve));
        await close();
      };
      return ok(link);
    },
  });
  const place = app.place('/dev/ttyUSB2');
  const opened: OpenedSession[] = [];
  const note = (session: OpenedSession): void => void opened.push(session);
  return {
    links,
    opened,
    place,
    open: () => clock.runUntil(place.open(line, note)),
    wait: () => place.keepTrying(lost, { onWaiting: () => undefined, onOpened: note, onRefused: () => undefined }),
    hold: () => {
      held = [];
    },
    letGo: () => {
      const waiting = held ?? [];
      held = null;
      for (const go of waiting) go();
    },
    maxOpen: () => maxOpen,
    recordings: () => readdirSync(platform.join(platform.dataFolder, 'recordings')),
  };
};

/** A port that is being reopened, then given up, while the user requests to open it. */
const givenUpInTheMiddle = async () => {
  const bench = createBench();
  await bench.open();
  const command = bench.opened[0]?.session.sendTyped('AT+FSDEL="server.crt"');
  await clock.advance(1);
  bench.links[0]?.lose();
  await command;
  bench.place.endRecording();
  const stop = bench.wait();
  bench.hold();
  await clock.advance(300);
  expect(bench.links).toHaveLength(2);
  stop();
  return bench;
};

describe('an opening that is not wanted any more', () => {
  it('is closed without a recording', async () => {
    const bench = await givenUpInTheMiddle();
    const before = bench.recordings();
    await clock.advance(1_000);
    bench.letGo();
    await clock.advance(1_000);
    expect(bench.opened).toHaveLength(1);
    await expect(bench.links[1]?.write(new Uint8Array(1))).resolves.toMatchObject({ ok: false });
    expect(bench.recordings()).toEqual(before);
  });

  it('is closed before a request opens the port', async () => {
    const bench = await givenUpInTheMiddle();
    const again = bench.place.open(line, (session) => void bench.opened.push(session));
    await clock.advance(100);
    expect(bench.links).toHaveLength(2);
    bench.letGo();
    await expect(clock.runUntil(again)).resolves.toMatchObject({ ok: true });
    expect(bench.links).toHaveLength(3);
    expect(bench.maxOpen()).toBe(1);
  });

  it('leaves the open answers for the next one', async () => {
    const bench = await givenUpInTheMiddle();
    bench.letGo();
    await clock.advance(100);
    await bench.open();
    void bench.opened.at(-1)?.session.sendTyped('AT+CSQ');
    await clock.advance(1_000);
    expect(bench.links.at(-1)?.sent).toEqual(['AT\r']);
  });
});

describe('an opening', () => {
  it('blocks others until its session has started', async () => {
    const bench = createBench();
    await bench.open();
    bench.links[0]?.lose();
    const stop = bench.wait();
    bench.hold();
    await clock.advance(300);
    const again = bench.place.open(line, () => undefined);
    await clock.advance(100);
    expect(bench.links).toHaveLength(2);
    bench.letGo();
    await clock.advance(100);
    stop();
    await again;
    expect(bench.opened).toHaveLength(2);
  });
});
