import type { Lease } from '../at/engine.ts';
import { mqttClose, mqttDisconnect } from '../commands/index.ts';

/** MDISCONNECT, then MIPCLOSE, whatever they answer (the article and the vendor): false when the module no longer answers. */
export const disconnect = async (lease: Lease): Promise<boolean> => {
  const session = await lease.run(mqttDisconnect, undefined);
  if (!session.ok && session.error.code !== 'at/error') return false;
  const connection = await lease.run(mqttClose, undefined);
  return connection.ok || connection.error.code === 'at/error';
};
