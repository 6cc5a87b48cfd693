/** The table of docs/architecture.md §2: what the code in a folder may import besides `shared/` and its own folder. */
export interface Room {
  /** A folder (ends with a slash) or one file. The longest match applies. */
  readonly path: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** Allowed modules of Node: all or a list. */
  readonly node: 'all' | readonly string[];
  /** The subfolders may not import each other. */
  readonly apart?: boolean;
}

const room = (
  path: string,
  rooms: readonly string[],
  packages: readonly string[] = [],
  node: 'all' | readonly string[] = [],
): Room => ({ path, rooms, packages, node });

const engine = ['electron/base/', 'electron/framer/', 'electron/at/', 'electron/commands/', 'electron/modules/'];
const sessionParts = [
  ...engine,
  'electron/link/',
  'electron/certificates/',
  'electron/recorder/',
  'electron/procedures/',
];
const wiring = ['electron/base/', 'electron/app/', 'electron/link/', 'electron/simulator/'];
const page = ['renderer/bridge/', 'renderer/store/', 'renderer/parts/', 'renderer/panes/', 'renderer/theme/'];

export const rooms: readonly Room[] = [
  room('shared/', [], ['zod', '@noble/hashes']),

  room('electron/base/', []),
  room('electron/framer/', []),
  room('electron/link/', ['electron/base/'], ['serialport', '@serialport'], 'all'),
  room('electron/certificates/', ['electron/base/'], [], ['node:crypto']),
  room('electron/recorder/', ['electron/base/', 'electron/framer/'], ['zod'], ['node:fs']),
  room('electron/settings/', ['electron/base/'], ['zod']),
  room('electron/simulator/', ['electron/base/'], ['mqtt', 'aedes', '@peculiar/x509', 'reflect-metadata'], 'all'),
  room('electron/at/', ['electron/base/', 'electron/framer/']),
  room('electron/commands/', ['electron/at/']),
  room('electron/modules/', ['electron/at/', 'electron/commands/']),
  room(
    'electron/procedures/',
    ['electron/base/', 'electron/at/', 'electron/commands/', 'electron/modules/', 'electron/certificates/'],
    [],
    ['node:crypto'],
  ),
  room('electron/session/', sessionParts, [], ['node:crypto']),
  room(
    'electron/app/',
    [...sessionParts, 'electron/session/', 'electron/settings/', 'electron/simulator/'],
    ['zod'],
    ['node:crypto'],
  ),

  room('electron/host/node/', ['electron/base/'], [], 'all'),
  room('electron/host/web/', ['electron/base/', 'electron/app/', 'electron/host/node/'], ['ws'], 'all'),
  room('electron/host/electron/', ['electron/base/', 'electron/app/', 'electron/host/node/'], ['electron'], 'all'),
  room(
    'electron/host/cli/',
    ['electron/base/', 'electron/app/', 'electron/host/node/', 'electron/simulator/', 'electron/link/'],
    ['commander', 'picocolors'],
    'all',
  ),

  room('electron/main.ts', [...wiring, 'electron/host/electron/'], ['electron'], 'all'),
  room('electron/serve.ts', ['electron/host/web/', 'electron/browser-application.ts'], [], 'all'),
  room('electron/dev.ts', ['electron/host/web/', 'electron/browser-application.ts'], [], 'all'),
  room('electron/start.ts', ['electron/host/web/', 'electron/browser-application.ts'], [], 'all'),
  room('electron/browser-application.ts', [...wiring, 'electron/host/web/'], [], 'all'),
  room('electron/cli.ts', [...wiring, 'electron/host/cli/', 'electron/host/node/'], [], 'all'),
  room('electron/preload.ts', [], ['electron']),

  room('renderer/bridge/', []),
  room('renderer/theme/', [], ['*']),
  room('renderer/parts/', [], ['*']),
  room('renderer/store/', ['renderer/bridge/'], ['*']),
  { ...room('renderer/panes/', ['renderer/store/', 'renderer/parts/'], ['*']), apart: true },
  room('renderer/shell/', page, ['*']),
  room('renderer/main.tsx', [...page, 'renderer/shell/'], ['*']),
];

/** Packages that only some files may import, in addition to the rule of their folder. */
export const narrowPackages: readonly { readonly name: RegExp; readonly files: RegExp; readonly reason: string }[] = [
  {
    name: /^electron(\/|$)/,
    files: /^electron\/(main\.ts|preload\.ts|host\/electron\/)/,
    reason: 'the rest must run without the Electron runtime',
  },
  {
    name: /^(@serialport\/|serialport(\/|$))/,
    files: /^electron\/link\/(serial-link|safe-binding|port-directory)\.ts$/,
    reason: 'only these files use the native binding',
  },
  {
    name: /^(ws(\/|$)|node:https?$|node:http2$)/,
    files: /^electron\/host\/web\//,
    reason: 'only the web host opens a server',
  },
];

export const roomOf = (path: string): Room | null =>
  rooms
    .filter((candidate) => (candidate.path.endsWith('/') ? path.startsWith(candidate.path) : path === candidate.path))
    .sort((a, b) => b.path.length - a.path.length)[0] ?? null;
