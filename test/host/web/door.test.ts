import { expect, it } from 'vitest';
import { createDoor } from '../../../electron/host/web/door.ts';
import { createConnectionPair } from '../../support/connection-pair.ts';

it('waiting pages are attached when the application is ready, except those that disconnected', () => {
  const door = createDoor();
  const [first, gone, late] = [createConnectionPair(), createConnectionPair(), createConnectionPair()];
  door.attach(first.server);
  door.attach(gone.server);
  gone.close();
  const inside: unknown[] = [];
  door.open({ attach: (connection) => void inside.push(connection) });
  expect(inside).toEqual([first.server]);
  door.attach(late.server);
  expect(inside).toEqual([first.server, late.server]);
});
