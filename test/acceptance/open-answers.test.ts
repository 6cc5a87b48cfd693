import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { startCliProcess } from '../support/cli-process.ts';
import { pause } from '../support/pause.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A module that keeps its input while no program has its port open, like a module on a serial line. */
const startModule = async () => {
  const asked: string[] = [];
  let socket: Socket | null = null;
  let answer: (line: string) => string = () => '';
  const server = createServer((opened) => {
    socket = opened.setEncoding('latin1').on('error', () => undefined);
    opened.on('data', (text: string) => {
      for (const line of text.split(/[\r\n]+/).filter((part) => part !== '')) {
        asked.push(line);
        opened.write(answer(line));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => server.close());
  return {
    port: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    say: (text: string) => socket?.write(text),
    answers: (next: typeof answer): void => {
      answer = next;
    },
  };
};

it('a result of an earlier run is taken neither by a piped monitor, nor by the command after a monitor that sent nothing', async () => {
  const platform = createTempPlatform();
  ends.push(() => platform.remove());
  const module = await startModule();
  const own = ['--port', module.port, '--data', platform.dataFolder];
  const sent = startCliProcess(['send', ...own, '--timeout', '300', 'AT+FSDEL="a.crt"']);
  expect((await sent.ended).exitCode).toBe(4);
  expect(module.asked).toEqual(['AT+FSDEL="a.crt"']);

  const piped = startCliProcess(['monitor', ...own]);
  piped.write('AT+FSCREATE="a.crt"\n');
  piped.endInput();
  await piped.untilOut(/→ AT\+FSCREATE/);
  module.say('\r\nOK\r\n');
  await piped.untilOut(/← OK/);
  // Without the answers of the earlier run it would end 300 ms after this result.
  await pause(1_000);
  module.say('\r\n+CME ERROR: 22\r\n');
  expect((await piped.ended).out).toMatch(/← OK[\s\S]*← \+CME ERROR: 22/);

  const idle = startCliProcess(['monitor', ...own]);
  await idle.untilOut(/open: /);
  idle.kill('SIGINT');
  await idle.ended;

  module.answers((line) => (line === 'AT+CGSN' ? '\r\n866714040000007\r\n\r\nOK\r\n' : '\r\nOK\r\n'));
  module.asked.length = 0;
  const next = startCliProcess(['send', ...own, 'AT+FSCREATE="b.crt"']);
  expect((await next.ended).exitCode).toBe(0);
  expect(module.asked).toEqual(['AT', 'AT+CGSN', 'AT+FSCREATE="b.crt"']);
});
