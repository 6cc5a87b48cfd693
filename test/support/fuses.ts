import { readFileSync } from 'node:fs';

/** In the order of the fuse wire in the binary (electron: build/fuses/fuses.json5). */
const fuseNames = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

export type Fuses = Readonly<Record<(typeof fuseNames)[number], boolean>>;

/** The fuses that a release must have. */
export const releaseFuses: Fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wireVersion = 1;
const on = '1'.charCodeAt(0);

/** The fuse wire of an unmodified binary. */
export const untouchedWire = (): Buffer =>
  Buffer.concat([Buffer.from(sentinel), Buffer.from([wireVersion, 9]), Buffer.from('101100011')]);

/** Reads the fuses of a binary. A binary for two architectures has two fuse wires, which must be equal. */
export const readFuses = (binary: string): Fuses => {
  const content = readFileSync(binary);
  const wires: Fuses[] = [];
  for (let at = content.indexOf(sentinel); at >= 0; at = content.indexOf(sentinel, at + 1)) {
    const start = at + sentinel.length;
    if (content[start] !== wireVersion) throw new Error(`a fuse wire of version ${content[start]}`);
    const entries = fuseNames.map((name, index) => [name, content[start + 2 + index] === on] as const);
    wires.push(Object.fromEntries(entries) as Fuses);
  }
  const [first, ...others] = wires;
  if (first === undefined) throw new Error(`no fuse wire in ${binary}`);
  for (const other of others)
    if (JSON.stringify(other) !== JSON.stringify(first)) throw new Error('the two architectures differ');
  return first;
};
