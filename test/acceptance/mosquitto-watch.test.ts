import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type CliProcess, startCliProcess } from '../support/cli-process.ts';
import { type MosquittoBench, startMosquittoBench } from '../support/mosquitto-bench.ts';
import { haveTools } from '../support/required-tools.ts';

describe.skipIf(!haveTools('mosquitto', 'mosquitto_passwd', 'socat'))('staying connected to a mosquitto', () => {
  let bench: MosquittoBench;
  let cli: CliProcess | null = null;

  beforeAll(async () => {
    bench = await startMosquittoBench();
  });
  afterEach(async () => {
    cli?.kill('SIGKILL');
    await cli?.ended;
    await bench.broker.start();
  });
  afterAll(() => bench.close());

  const watch = async (...flags: readonly string[]): Promise<CliProcess> => {
    cli = startCliProcess(bench.provisionArguments({}, '--watch', ...flags));
    await cli.untilOut(/Online\./);
    return cli;
  };

  it('shows messages of another client, and disconnects cleanly at Ctrl+C', async () => {
    const watching = await watch();
    const client = await bench.connectClient();
    await client.publishAsync('greenhouse/1/命令', '{"风机":"开"}', { qos: 1 });
    await client.endAsync();
    await watching.untilOut(/greenhouse\/1\/命令 .*\{"风机":"开"\}/);
    watching.kill('SIGINT');
    expect(await watching.ended).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/Disconnected cleanly\.\n$/),
    });
  });

  it('the broker stops: detected, reported, ended with 7', async () => {
    const watching = await watch();
    await bench.broker.stop();
    await watching.untilErr(/connection to the broker was lost \(broker\.test:8883\).*\(mqtt\/dropped\)\n/);
    const { exitCode, err } = await watching.ended;
    expect({ exitCode, sentences: err.trim().split('\n').length }).toEqual({ exitCode: 7, sentences: 1 });
  });

  it('with --recover: tries again while the broker is stopped, and is online again after its start', async () => {
    const watching = await watch('--recover');
    await bench.broker.stop();
    await watching.untilOut(/\(mqtt\/dropped\)/);
    await watching.untilOut(/\(attempt 2\)/);
    await bench.broker.start();
    await watching.untilOut(/Online\.[\s\S]*Online\./);
    const client = await bench.connectClient();
    await client.publishAsync('greenhouse/1/down', 'after the recovery', { qos: 1 });
    await client.endAsync();
    await watching.untilOut(/after the recovery/);
    watching.kill('SIGINT');
    expect(await watching.ended).toMatchObject({ exitCode: 0 });
  });
});
