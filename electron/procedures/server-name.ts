import type { Profile } from '../../shared/profile.ts';

/** An IP address, not a name. */
export const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':');

/** The name for SNI and for the check of the server's certificate; `null` for a server given by its IP address. */
export const serverNameOf = ({ tls, cloud }: Profile): string | null =>
  tls.serverName ?? (isAddress(cloud.host) ? null : cloud.host);
