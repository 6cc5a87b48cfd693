import type { CloudRoot } from '../clouds/cloud.ts';
import { clouds } from '../clouds/index.ts';
import { demoAuthority, demoHost } from '../credentials/demo-cloud.ts';
import type { CertificateFacts } from './facts.ts';

/** The CA certificates that the clouds publish for devices. */
export const cloudRoots: readonly CloudRoot[] = clouds.flatMap(({ roots }) => roots);

const isRoot = (root: CloudRoot, sha256: string): boolean => sha256.startsWith(root.sha256);

export const findCloudRoot = (sha256: string): CloudRoot | null =>
  cloudRoots.find((root) => isRoot(root, sha256)) ?? null;

/** `known`: published for this kind of host. `never`: belongs to another cloud. `unknown`: no information about this combination. */
export type RootFit = 'known' | 'never' | 'unknown' | 'any-host';

/**
 * A root of one cloud never signs for a host of another (docs/huawei.md §2.5). The demo cloud has its own root, which no other cloud has.
 * For a host that belongs to no cloud nothing is expected.
 */
export const rootFit = ({ sha256, subject }: Pick<CertificateFacts, 'sha256' | 'subject'>, host: string): RootFit => {
  const isDemoRoot = subject === demoAuthority;
  if (isDemoHost(host)) return isDemoRoot ? 'known' : 'never';
  const cloud = clouds.find(({ hosts, roots }) => roots.length > 0 && hosts.isForDevices(host));
  if (cloud === undefined) return 'any-host';
  if (cloud.roots.some((root) => isRoot(root, sha256))) return 'known';
  return isDemoRoot || findCloudRoot(sha256) !== null ? 'never' : 'unknown';
};

const isDemoHost = (host: string): boolean => host.trim().toLowerCase().replace(/\.$/, '') === demoHost;
