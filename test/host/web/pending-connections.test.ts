import { expect, it } from 'vitest';
import { createPendingConnections } from '../../../electron/host/web/pending-connections.ts';
import { createConnectionPair } from '../../support/connection-pair.ts';

it('waiting pages are attached when the application is ready, except those that disconnected', () => {
  const pending = createPendingConnections();
  const [first, gone, late] = [createConnectionPair(), createConnectionPair(), createConnectionPair()];
  pending.attach(first.server);
  pending.attach(gone.server);
  gone.close();
  const attached: unknown[] = [];
  pending.applicationReady({ attach: (connection) => void attached.push(connection) });
  expect(attached).toEqual([first.server]);
  pending.attach(late.server);
  expect(attached).toEqual([first.server, late.server]);
});
