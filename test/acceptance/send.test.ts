import { type AddressInfo, createServer } from 'node:net';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { LinkObserver, TerminalLab } from '../link/pseudo-terminals.ts';
import { startCliProcess } from '../support/cli-process.ts';
import { haveTools } from '../support/required-tools.ts';
import { type CliRun, runCliProcess } from '../support/run-cli.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const send = async (port: string, command: string, ...flags: readonly string[]): Promise<CliRun> => {
  const platform = createTempPlatform();
  const run = await runCliProcess(['send', '--port', port, '--data', platform.dataFolder, ...flags, command]);
  platform.remove();
  return run;
};

describe('send, to the virtual module', () => {
  it('prints the answer unchanged, and its meaning where it is known', async () => {
    const { exitCode, out, err } = await send('sim:', 'AT+CSQ');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/^\+CSQ: (\d\d),99\nOK\n {2}rssi: \1\n {2}dbm: -\d\d\n/);
  });

  it('prints valid JSON for a known query and for any command', async () => {
    const known = await send('sim:', 'at+csq', '--json');
    expect(JSON.parse(known.out)).toEqual({
      command: 'at+csq',
      ok: true,
      exitCode: 0,
      error: null,
      final: 'OK',
      lines: [expect.stringMatching(/^\+CSQ: \d\d,99$/)],
      recorded: true,
      value: expect.objectContaining({ rssi: expect.any(Number) }),
    });
    const raw = await send('sim:', 'AT+CMEE?', '--json');
    expect(JSON.parse(raw.out)).toMatchObject({ command: 'AT+CMEE?', ok: true, final: 'OK' });
    expect(JSON.parse(raw.out)).not.toHaveProperty('value');
  });

  it('ends with 4 and the text of the module after an error, and repeats no secret', async () => {
    const { exitCode, out, err } = await send('sim:', 'AT+CPIN="9182"', '--json');
    expect(exitCode).toBe(4);
    expect(JSON.parse(out)).toMatchObject({
      command: 'AT+CPIN="****"',
      ok: false,
      final: expect.stringMatching(/ERROR/),
      error: expect.objectContaining({ code: 'at/error' }),
    });
    expect(err).toMatch(/\(at\/error\)\n$/);
    expect(`${out}${err}`).not.toContain('9182');
  });
});

describe('send, before anything is opened', () => {
  it.each(['hello', 'AT\r\nAT', '', 'AT*DOWNLOAD=1'])('%j ends with 2 and reports why', async (command) => {
    const { exitCode, out, err } = await send('/dev/no-such-port', command);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(/\(usage\/invalid\)\n$/);
  });

  it('a missing port ends with 3', async () => {
    const { exitCode, out } = await send('/dev/no-such-port', 'AT', '--json');
    expect(exitCode).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ ok: false, final: null, lines: [], error: { code: 'link/missing' } });
  });
});

it('send begins with the proof after one that was killed when the module had got its command', async () => {
  const platform = createTempPlatform();
  let got = '';
  let onBytes = (_text: string): string => '';
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.setEncoding('latin1').on('data', (text: string) => {
      got += text;
      const answer = onBytes(text);
      if (answer !== '') socket.write(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const args = (command: string): string[] => ['send', '--port', port, '--data', platform.dataFolder, command];
  for (let round = 0; round < 3; round += 1) {
    const killed = startCliProcess(args('AT+FSDEL="a.crt"'));
    onBytes = () => {
      killed.kill('SIGKILL');
      return '';
    };
    await killed.ended;
    expect(got).toBe('AT+FSDEL="a.crt"\r');
    got = '';
    onBytes = (text) => (text === 'AT+CGSN\r' ? '\r\n866714040000007\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    expect((await startCliProcess(args('AT+FSCREATE="a.crt"')).ended).exitCode).toBe(0);
    expect(got).toMatch(/^(?:AT\r)+AT\+CGSN\rAT\+FSCREATE="a.crt"\r$/);
    got = '';
    expect((await startCliProcess(args('AT+CSQ')).ended).exitCode).toBe(0);
    expect(got).toBe('AT+CSQ\r');
    got = '';
  }
  server.close();
  platform.remove();
});

describe.skipIf(!haveTools('socat'))('send, through a terminal', () => {
  const lab = new TerminalLab();
  const platform = createTempPlatform();
  afterEach(() => lab.cleanUp());
  afterAll(() => platform.remove());

  it('sends the line with CR only, and waits for a silent module no longer than --timeout', async () => {
    const terminals = await lab.pair();
    const far = new LinkObserver(await lab.open(terminals.b));
    const silent = (await lab.pair()).a;
    const patient = startCliProcess([
      'send',
      '--port',
      silent,
      '--data',
      platform.dataFolder,
      'AT+NOBODY',
      '--timeout',
      '600000',
    ]);
    let isPatient = true;
    void patient.ended.then(() => {
      isPatient = false;
    });
    const { exitCode, err } = await send(terminals.a, 'AT+NOBODY', '--timeout', '300');
    expect(isPatient).toBe(true);
    patient.kill('SIGKILL');
    await patient.ended;
    expect(exitCode).toBe(4);
    expect(err).toMatch(/\(at\/timeout\)\n$/);
    expect(far.received.toString()).toBe('AT+NOBODY\r');
  });

  it('ends with 3 when the cable is disconnected before the answer', async () => {
    const terminals = await lab.pair();
    const far = new LinkObserver(await lab.open(terminals.b));
    const run = send(terminals.a, 'AT+CSQ');
    await far.bytes(7);
    terminals.kill();
    expect((await run).exitCode).toBe(3);
  });
});
