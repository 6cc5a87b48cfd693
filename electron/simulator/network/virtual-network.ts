import { isHuaweiHost } from '../demo-cloud/huawei-names.ts';

export interface NetworkAddress {
  readonly host: string;
  readonly port: number;
}

/** The real address for a host of the virtual module; `null`: no such host. The module decides whether to use TLS. */
export type Route = (host: string, port: number, tls: boolean) => NetworkAddress | null;

export interface VirtualNetworkOptions {
  /** The address for Huawei's host names and addresses; `null`: there is no cloud. */
  readonly cloud: NetworkAddress | null;
  /** The address for every connection. `tls`: how the address was written (`mqtts://`); not used here. */
  readonly broker: (NetworkAddress & { readonly tls: boolean }) | null;
}

const loopback = /^(?:localhost|::1|127(?:\.\d{1,3}){3})$/;

/**
 * The network of a virtual module: Huawei's names lead to the demo cloud on any port, loopback names are real,
 * a given broker gets every connection, and no other host exists. No name outside this computer is resolved, except the broker's.
 */
export const createVirtualNetwork = ({ cloud, broker }: VirtualNetworkOptions): { readonly route: Route } => ({
  route: (host, port) => {
    if (broker) return { host: broker.host, port: broker.port };
    const name = host.toLowerCase();
    if (loopback.test(name)) return { host: name, port };
    return cloud && isHuaweiHost(name) ? { host: cloud.host, port: cloud.port } : null;
  },
});
