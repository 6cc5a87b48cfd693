/** The table of docs/architecture.md §2: what the code in a folder may import besides `shared/` and its own folder. */
export interface Folder {
  /** A folder (ends with a slash) or one file. The longest match applies. */
  readonly path: string;
  readonly folders: readonly string[];
  readonly packages: readonly string[];
  /** Allowed modules of Node: all or a list. */
  readonly node: 'all' | readonly string[];
  /** The subfolders may not import each other. */
  readonly apart?: boolean;
}

const folder = (
  path: string,
  folders: readonly string[],
  packages: readonly string[] = [],
  node: 'all' | readonly string[] = [],
): Folder => ({ path, folders, packages, node });

const engine = ['electron/base/', 'electron/framer/', 'electron/at/', 'electron/commands/', 'electron/modules/'];
const sessionParts = [
  ...engine,
  'electron/link/',
  'electron/certificates/',
  'electron/encodings/',
  'electron/recorder/',
  'electron/procedures/',
];
const wiring = ['electron/base/', 'electron/app/', 'electron/link/', 'electron/simulator/'];
const page = [
  'renderer/bridge/',
  'renderer/store/',
  'renderer/parts/',
  'renderer/lines/',
  'renderer/panes/',
  'renderer/theme/',
];

export const folders: readonly Folder[] = [
  folder('shared/', [], ['zod', '@noble/hashes', 're2js']),

  folder('electron/base/', []),
  folder('electron/framer/', []),
  folder('electron/encodings/', [], ['iconv-lite']),
  folder('electron/link/', ['electron/base/'], ['serialport', '@serialport'], 'all'),
  folder('electron/certificates/', ['electron/base/'], [], ['node:crypto']),
  folder('electron/recorder/', ['electron/base/', 'electron/framer/'], ['zod'], ['node:fs', 'node:zlib']),
  folder('electron/settings/', ['electron/base/'], ['zod']),
  folder('electron/simulator/', ['electron/base/'], ['mqtt', 'aedes', '@peculiar/x509', 'reflect-metadata'], 'all'),
  folder('electron/at/', ['electron/base/', 'electron/framer/']),
  folder('electron/commands/', ['electron/at/']),
  folder('electron/modules/', ['electron/at/', 'electron/commands/']),
  folder(
    'electron/procedures/',
    ['electron/base/', 'electron/at/', 'electron/commands/', 'electron/modules/', 'electron/certificates/'],
    [],
    ['node:crypto'],
  ),
  folder('electron/sequences/', ['electron/base/', 'electron/framer/'], ['yaml']),
  folder('electron/session/', [...sessionParts, 'electron/sequences/'], [], ['node:crypto']),
  folder(
    'electron/recordings/',
    [...engine, 'electron/recorder/', 'electron/encodings/', 'electron/session/'],
    ['zod', 'yazl'],
    ['node:crypto', 'node:stream'],
  ),
  folder(
    'electron/app/',
    [
      ...sessionParts,
      ...[
        'electron/sequences/',
        'electron/session/',
        'electron/recordings/',
        'electron/settings/',
        'electron/simulator/',
      ],
    ],
    ['zod'],
    ['node:crypto'],
  ),

  folder('electron/host/node/', ['electron/base/'], [], 'all'),
  folder('electron/host/web/', ['electron/base/', 'electron/app/', 'electron/host/node/'], ['ws'], 'all'),
  folder('electron/host/electron/', ['electron/base/', 'electron/app/', 'electron/host/node/'], ['electron'], 'all'),
  folder(
    'electron/host/cli/',
    [
      ...['electron/base/', 'electron/app/', 'electron/host/node/', 'electron/simulator/', 'electron/link/'],
      ...['electron/encodings/', 'electron/recordings/'],
    ],
    ['commander', 'picocolors'],
    'all',
  ),

  folder('electron/main.ts', [...wiring, 'electron/host/electron/', 'electron/host/node/'], ['electron'], 'all'),
  folder('electron/reader-thread.ts', ['electron/recorder/', 'electron/recordings/', 'electron/host/node/'], [], 'all'),
  folder('electron/serve.ts', ['electron/host/web/', 'electron/browser-application.ts'], [], 'all'),
  folder('electron/dev.ts', ['electron/host/web/', 'electron/browser-application.ts'], [], 'all'),
  folder('electron/start.ts', ['electron/host/web/', 'electron/browser-application.ts'], [], 'all'),
  folder('electron/browser-application.ts', [...wiring, 'electron/host/web/', 'electron/host/node/'], [], 'all'),
  folder('electron/cli.ts', [...wiring, 'electron/host/cli/', 'electron/host/node/'], [], 'all'),
  folder('electron/preload.ts', [], ['electron']),

  folder('renderer/bridge/', []),
  folder('renderer/theme/', [], ['*']),
  folder('renderer/parts/', [], ['*']),
  folder('renderer/store/', ['renderer/bridge/'], ['*']),
  folder('renderer/lines/', ['renderer/store/', 'renderer/parts/'], ['*']),
  { ...folder('renderer/panes/', ['renderer/store/', 'renderer/parts/', 'renderer/lines/'], ['*']), apart: true },
  folder('renderer/shell/', page, ['*']),
  folder('renderer/main.tsx', [...page, 'renderer/shell/'], ['*']),
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

export const folderOf = (path: string): Folder | null =>
  folders
    .filter((candidate) => (candidate.path.endsWith('/') ? path.startsWith(candidate.path) : path === candidate.path))
    .sort((a, b) => b.path.length - a.path.length)[0] ?? null;
