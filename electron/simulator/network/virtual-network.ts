import { isHuaweiHost } from '../demo-cloud/huawei-names.ts';

export interface NetworkAddress {
  readonly host: string;
  readonly port: number;
}

/** Where the virtual module's dialling really goes; `null`: no such host. Whether TLS is spoken there is the module's own choice. */
export type Route = (host: string, port: number, tls: boolean) => NetworkAddress | null;

export interface VirtualNetworkOptions {
  /** Where Huawei's names and addresses lead; `null`: there is no cloud. */
  readonly cloud: NetworkAddress | null;
  /** Takes everything that is dialled. `tls` says what the address was written as (`mqtts://`), and decides nothing. */
  readonly broker: (NetworkAddress & { readonly tls: boolean }) | null;
}

const loopback = /^(?:localhost|::1|127(?:\.\d{1,3}){3})$/;

/**
 * The network of a virtual module: Huawei's names lead to the demo cloud on whatever port, loopback names are real,
 * a broker takes everything, and nothing else exists. No name is ever looked up outside this machine, unless the broker's is one.
 */
export const createVirtualNetwork = ({ cloud, broker }: VirtualNetworkOptions): { readonly route: Route } => ({
  route: (host, port) => {
    if (broker) return { host: broker.host, port: broker.port };
    const name = host.toLowerCase();
    if (loopback.test(name)) return { host: name, port };
    return cloud && isHuaweiHost(name) ? { host: cloud.host, port: cloud.port } : null;
  },
});
