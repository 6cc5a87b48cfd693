import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folders } from './folders.ts';
import { judgeImports } from './import-rules.ts';
import { example, listPaths, productFolders, readFiles, root, typescript } from './source-tree.ts';

const files = readFiles(productFolders, typescript).filter(({ path }) => !path.endsWith('.config.ts'));
const paths = new Set(productFolders.flatMap(listPaths));

describe('imports', () => {
  it('follow the table of folders', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(judgeImports(files, paths)).toEqual([]);
  });

  it('name only packages that package.json ships', () => {
    const manifest: unknown = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
    const shipped = Object.keys((manifest as { dependencies: object }).dependencies);
    // Electron is the runtime, and the parts of serialport are its dependencies.
    const known = [...shipped, 'electron', '@serialport', 'ws', '*'];
    expect(folders.flatMap((folder) => folder.packages).filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('the import rule', () => {
  const known = new Set([
    'shared/outcome.ts',
    'electron/base/clock.ts',
    'electron/at/engine.ts',
    'electron/commands/index.ts',
    'electron/session/session.ts',
    'electron/app/create-app.ts',
    'electron/simulator/module/virtual-module.ts',
    'electron/host/node/node-clock.ts',
    'electron/cli.ts',
    'renderer/store/mirror.ts',
    'renderer/panes/setup/card.tsx',
    'renderer/panes/setup/pane.tsx',
    'shared/data.json',
  ]);
  const judged = (path: string, source: string): readonly string[] => judgeImports([example(path, source)], known);

  it.each([
    ['shared/a.ts', "import './outcome.ts';"],
    ['shared/a.ts', "import { z } from 'zod'; import '@noble/hashes/hmac.js'; import './data.json';"],
    ['electron/at/a.ts', "import type { Clock } from '../base/clock.ts'; import '../../shared/outcome.ts';"],
    ['electron/commands/a.ts', "import '../at/engine.ts';"],
    ['electron/link/serial-link.ts', "import { SerialPort } from 'serialport'; import 'node:fs';"],
    ['electron/link/safe-binding.ts', "import '@serialport/bindings-cpp';"],
    ['electron/host/web/server.ts', "import 'node:http'; import { WebSocketServer } from 'ws';"],
    ['electron/host/electron/window.ts', "import { app } from 'electron';"],
    ['electron/cli.ts', "import './app/create-app.ts'; import './host/node/node-clock.ts';"],
    ['renderer/panes/setup/a.tsx', "import './card.tsx'; import '../../store/mirror.ts'; import React from 'react';"],
  ])('lets %s contain %s', (path, source) => {
    expect(judged(path, source)).toEqual([]);
  });

  it.each([
    ['shared/a.ts', "import 'node:fs';", 'may not import "node:fs"'],
    ['shared/a.ts', "import 'commander';", 'may not import the package "commander"'],
    ['shared/a.ts', "import '../electron/base/clock.ts';", 'shared/ may not import electron/base/'],
    ['electron/base/a.ts', "import '../at/engine.ts';", 'may not import electron/at/'],
    ['electron/at/a.ts', "import '../commands/index.ts';", 'may not import electron/commands/'],
    ['electron/at/a.ts', "import type { S } from '../session/session.ts';", 'may not import electron/session/'],
    ['electron/at/a.ts', "export * from '../commands/index.ts';", 'may not import electron/commands/'],
    ['electron/at/a.ts', "const a = await import('../commands/index.ts');", 'may not import electron/commands/'],
    ['electron/at/a.ts', "let a: import('../commands/index.ts').A;", 'may not import electron/commands/'],
    ['electron/at/a.ts', 'const a = await import(name);', 'cannot be checked'],
    ['electron/at/a.ts', "import '../base/clock';", 'is not a file'],
    ['renderer/parts/a.ts', "import text from '../../docs/guide.md';", 'is not a file'],
    ['electron/at/a.ts', "import '../support/x.ts';", 'is not a file'],
    ['electron/simulator/a.ts', "import '../at/engine.ts';", 'may not import electron/at/'],
    ['electron/session/a.ts', "import '../simulator/module/virtual-module.ts';", 'may not import electron/simulator/'],
    ['electron/certificates/a.ts', "import 'node:fs';", 'may not import "node:fs"'],
    ['electron/link/tcp-link.ts', "import 'serialport';", 'only these files'],
    ['electron/host/cli/a.ts', "import '@serialport/stream';", 'only these files'],
    ['electron/host/cli/a.ts', "import 'node:http';", 'only the web host'],
    ['electron/host/node/a.ts', "import 'ws';", 'only the web host'],
    ['electron/host/web/a.ts', "import { app } from 'electron';", 'without the Electron runtime'],
    ['electron/host/web/a.ts', "import 'fs';", 'needs the prefix "node:"'],
    ['electron/app/a.ts', "import '../cli.ts';", 'may not import electron/cli.ts'],
    ['electron/helpers.ts', "import './base/clock.ts';", 'not in the table'],
    ['electron/hub/a.ts', "import '../base/clock.ts';", 'not in the table'],
    ['renderer/panes/mqtt/a.tsx', "import '../setup/card.tsx';", 'never import each other'],
    ['renderer/parts/a.tsx', "import '../store/mirror.ts';", 'may not import renderer/store/'],
    ['renderer/store/a.ts', "import 'node:path';", 'may not import "node:path"'],
    ['renderer/store/a.ts', "import '../../electron/base/clock.ts';", 'may not import electron/base/'],
  ])('forbids %s to contain %s', (path, source, problem) => {
    expect(judged(path, source)).toEqual([expect.stringContaining(problem)]);
  });
});
