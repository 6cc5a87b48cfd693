import { type CloudKind, clouds } from '../../shared/clouds/index.ts';

/** A CA certificate that is built into the application. */
export interface BuiltInRoot {
  readonly id: string;
  readonly name: string;
  /** The cloud whose servers it verifies. */
  readonly cloud: CloudKind;
  /** The name of the file on the module. */
  readonly fileOnModule: string;
  /** With LF and without a final newline, as it is sent to the module. */
  readonly pem: string;
}

/** The built-in CAs of all clouds, in the order of the clouds. */
export const builtInRoots: readonly BuiltInRoot[] = clouds.flatMap(({ kind, roots }) =>
  roots.flatMap(({ name, file }) => (file === null ? [] : [{ ...file, name, cloud: kind }])),
);
