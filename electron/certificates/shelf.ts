import { type CloudKind, clouds } from '../../shared/clouds/index.ts';

/** A CA certificate that comes with the product. */
export interface ShelfCertificate {
  readonly id: string;
  readonly name: string;
  /** Whose access hosts it vouches for. */
  readonly cloud: CloudKind;
  /** The name that it gets on the module. */
  readonly fileOnModule: string;
  /** With LF and without a final newline, as it goes to the module. */
  readonly pem: string;
}

/** Those of every cloud, in the order of the clouds. */
export const shelfCertificates: readonly ShelfCertificate[] = clouds.flatMap(({ kind, roots }) =>
  roots.flatMap(({ name, file }) => (file === null ? [] : [{ ...file, name, cloud: kind }])),
);
