import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findHolders, owningGroup } from '../../electron/link/port-holders.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-holders-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const folders = () => ({ procFolder: join(folder, 'proc'), groupFile: join(folder, 'group') });

const makeProcess = async (pid: string, comm: string | null, targets: readonly string[]): Promise<void> => {
  const descriptors = join(folder, 'proc', pid, 'fd');
  await mkdir(descriptors, { recursive: true });
  if (comm !== null) await writeFile(join(folder, 'proc', pid, 'comm'), comm);
  for (const [index, target] of targets.entries()) await symlink(target, join(descriptors, String(index)));
};

it('names the processes that have the target of a symbolic link open, and only those', async () => {
  const device = join(folder, 'ttyUSB2');
  await writeFile(device, '');
  await symlink(device, join(folder, 'by-id'));
  await makeProcess('101', 'ModemManager\n', ['/dev/null', device]);
  await makeProcess('102', 'bash\n', ['/dev/pts/1']);
  await makeProcess('103', null, [device]);
  await makeProcess('104', 'a\u001b[2Jb\n', [device]);
  await makeProcess('self', 'not-a-number\n', [device]);
  expect(await findHolders(join(folder, 'by-id'), folders())).toEqual([
    'ModemManager (101)',
    '? (103)',
    'a [2Jb (104)',
  ]);
});

it('stops after a few', async () => {
  for (let pid = 1; pid <= 20; pid += 1) await makeProcess(String(pid), 'x', ['/dev/ttyUSB2']);
  expect((await findHolders('/dev/ttyUSB2', folders())).length).toBe(8);
});

it('finds no process where there is no /proc', async () => {
  expect(await findHolders('/dev/ttyUSB2', folders())).toEqual([]);
});

it('names the group of the device, or its number', async () => {
  const device = join(folder, 'tty');
  await writeFile(device, '');
  const gid = process.getgid?.();
  expect(await owningGroup(device, folders())).toBe(String(gid));
  await writeFile(join(folder, 'group'), `wheel:x:54321:\ndialout:x:${gid}:user\n`);
  expect(await owningGroup(device, folders())).toBe('dialout');
  expect(await owningGroup(join(folder, 'nothing'), folders())).toBeNull();
});
