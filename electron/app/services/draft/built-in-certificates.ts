import { type CloudWithDemo, defaultDemo } from '../../../../shared/clouds/index.ts';
import type { BuiltInCertificate } from '../../../../shared/contract.ts';
import { demoAuthorityName } from '../../../../shared/credentials/demo-cloud.ts';
import type { Clock } from '../../../base/clock.ts';
import { type BuiltInRoot, builtInRoots } from '../../../certificates/built-in-roots.ts';
import type { Links } from '../../links.ts';
import type { ViewStore } from '../../view-store.ts';
import { judgedCertificates, preparedOf } from './certificate-slot.ts';
import type { CertificateSource } from './draft-content.ts';

/** The CA certificates that can be chosen without a file. */
export interface BuiltInCertificates {
  /** `null`: unknown ID. */
  take(id: string): CertificateSource | null;
}

type Item = Omit<BuiltInRoot, 'cloud'> & { readonly cloud: BuiltInCertificate['cloud'] };

const demoItem = (pem: string, fileOnModule: string): Item => ({
  id: 'demo',
  name: demoAuthorityName,
  cloud: 'demo',
  fileOnModule,
  pem,
});

const sourceOf = ({ id, name, fileOnModule, pem }: Item): CertificateSource => ({
  name,
  builtInId: id,
  content: new TextEncoder().encode(pem),
  fileOnModule,
  lineEnds: 'lf',
  accepted: false,
});

/** The CA of the demo cloud. Its name on the module depends on the simulated cloud. */
export const demoCa = (caPem: string, { demo }: CloudWithDemo = defaultDemo): CertificateSource =>
  sourceOf(demoItem(caPem, demo.fileOnModule));

const entriesOf = (items: readonly Item[], nowMs: number): readonly BuiltInCertificate[] =>
  items.flatMap((item) => {
    const prepared = preparedOf('ca', sourceOf(item));
    if (!prepared.ok) return [];
    const [certificate] = judgedCertificates('ca', prepared.value, { nowMs, host: '' });
    const { id, name, cloud } = item;
    return certificate ? [{ id, name, cloud, sizeBytes: prepared.value.bytes.length, certificate }] : [];
  });

/** The built-in CAs of the initial view. */
export const initialBuiltIns = (nowMs: number): readonly BuiltInCertificate[] => entriesOf(builtInRoots, nowMs);

/** The CA of the demo cloud is added when the demo cloud runs. */
export const createBuiltInCertificates = (deps: {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly links: Pick<Links, 'onSimulation'>;
}): BuiltInCertificates => {
  let items: readonly Item[] = builtInRoots;
  deps.links.onSimulation(({ cloud }) => {
    items = [...builtInRoots, demoItem(cloud.caPem, defaultDemo.demo.fileOnModule)];
    deps.viewStore.publish({
      type: 'built-in-certificates',
      builtInCertificates: entriesOf(items, deps.clock.wallMs()),
    });
  });
  return {
    take: (id) => {
      const item = items.find((candidate) => candidate.id === id);
      return item ? sourceOf(item) : null;
    },
  };
};
