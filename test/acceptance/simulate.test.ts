import { connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { startCliProcess } from '../support/cli-process.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const platform = createTempPlatform();
afterAll(() => platform.remove());

const secret = 'Can4ry_Secret-9zY8';

describe('the simulation for other programs', () => {
  it('prints ready when it can be used, logs no secret of its devices, and shuts down cleanly', async () => {
    const args = ['simulate', '--tcp', '0', '--data', platform.dataFolder, '--device', `device_1:${secret}`];
    const simulation = startCliProcess(args);
    await simulation.untilOut(/ready .*\n/);
    const port = Number(/tcp=127\.0\.0\.1:(\d+)/.exec(simulation.out())?.[1]);
    const socket = connect(port, '127.0.0.1');
    socket.write(`AT+MPUB="a",0,0,"{\\22secret\\22:\\22${secret}\\22}"\r`);
    await simulation.untilErr(/AT\+MPUB=.*\n/);
    socket.destroy();
    simulation.kill('SIGINT');
    await expect(simulation.ended).resolves.toMatchObject({ exitCode: 0 });
    expect(simulation.err()).toContain('AT+MPUB="a",0,0,');
    expect(simulation.out() + simulation.err()).not.toContain(secret);
  });
});
