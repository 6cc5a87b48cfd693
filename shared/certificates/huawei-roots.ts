import { demoAuthority, demoHost } from '../credentials/demo-cloud.ts';
import { classifyHuaweiHost } from '../credentials/hosts.ts';
import type { CertificateFacts } from './facts.ts';

/** A certificate that Huawei publishes for devices (huawei.md §2.4). */
export interface HuaweiRoot {
  readonly name: string;
  /** SHA-256 fingerprint, lower-case hex: the whole of it, or its beginning where only that is known. */
  readonly sha256: string;
  readonly serialNumber: string;
  readonly platform: 'retired' | 'iotda';
}

/**
 * Whole fingerprints were computed from the certificate of the article and from Debian's ca-certificates; the intermediate
 * OV 2018 is known by the 16 digits that huawei.md prints.
 */
export const huaweiRoots: readonly HuaweiRoot[] = [
  {
    name: 'Huawei IOT (2016)',
    sha256: 'c6dff2932443de50c23b63c6de98312326c428691901f822ffbe57df80505907',
    serialNumber: 'AF7B9CD4BAEC746F',
    platform: 'retired',
  },
  {
    name: 'DigiCert Global Root CA',
    sha256: '4348a0e9444c78cb265e058d5e8944b4d84f9662bd26db257f8934a443c70161',
    serialNumber: '083BE056904246B1A1756AC95991C74A',
    platform: 'iotda',
  },
  {
    name: 'GlobalSign Root CA - R3',
    sha256: 'cbb522d7b7f127ad6a0113865bdf1cd4102e7d0759af635a7cf4720dc963c53b',
    serialNumber: '04000000000121585308A2',
    platform: 'iotda',
  },
  {
    name: 'GlobalSign RSA OV SSL CA 2018',
    sha256: 'b676ffa3179e8812',
    serialNumber: '01EE5F221DFC623BD4333A8557',
    platform: 'iotda',
  },
  {
    name: 'GlobalSign Root CA - R6',
    sha256: '2cabeafe37d06ca22aba7391c0033d25982952c453647349763a3ab5ad6ccf69',
    serialNumber: '45E6BB038333C3856548E6FF4551',
    platform: 'iotda',
  },
  {
    name: 'GlobalSign Root R46',
    sha256: '4fa3126d8d3a11d1c4855a4f807cbad6cf919d3a5a88b03bea2c6372d93c40c9',
    serialNumber: '11D2BBB9D723189E405F0A9D2DD0DF2567D1',
    platform: 'iotda',
  },
];

export const findHuaweiRoot = (sha256: string): HuaweiRoot | null =>
  huaweiRoots.find((root) => sha256.startsWith(root.sha256)) ?? null;

/** `known`: published for this kind of host. `never`: belongs to another one. `unknown`: nothing is known of the two together. */
export type RootFit = 'known' | 'never' | 'unknown' | 'any-host';

/**
 * A root of the old platform never vouched for a host of the new one, and the other way round (huawei.md §2.5); the demo cloud has its
 * own root, and no other cloud has that one. Of a host that is not Huawei's nothing is expected.
 */
export const rootFit = ({ sha256, subject }: Pick<CertificateFacts, 'sha256' | 'subject'>, host: string): RootFit => {
  const isDemoRoot = subject === demoAuthority;
  const hostClass = classifyHuaweiHost(host);
  if (isDemoHost(host)) return isDemoRoot ? 'known' : 'never';
  if (hostClass !== 'device' && hostClass !== 'retired') return 'any-host';
  const root = findHuaweiRoot(sha256);
  if (root) return rootFitsHost(root, host) ? 'known' : 'never';
  return isDemoRoot ? 'never' : 'unknown';
};

const isDemoHost = (host: string): boolean => host.trim().toLowerCase().replace(/\.$/, '') === demoHost;

const rootFitsHost = (root: HuaweiRoot, host: string): boolean => {
  const hostClass = classifyHuaweiHost(host);
  if (hostClass === 'retired') return root.platform === 'retired';
  return hostClass !== 'device' || root.platform === 'iotda';
};
