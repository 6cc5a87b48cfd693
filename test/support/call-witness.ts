/**
 * Source of a module that is loaded before the product (`NODE_OPTIONS=--require`). It writes every program that is started and every host name
 * that is resolved to the file `log`, one per line.
 */
export const callWitness = (log: string): string => `
const { appendFileSync } = require('node:fs');
const note = (kind, what) => appendFileSync(${JSON.stringify(log)}, kind + ' ' + what + '\\n');
for (const [module, names] of [
  ['node:child_process', ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']],
  ['node:dns', ['lookup', 'resolve']],
]) {
  const exports = require(module);
  for (const name of names) {
    const original = exports[name];
    exports[name] = (...args) => {
      note(name, String(args[0]));
      return original(...args);
    };
  }
}
require('node:module').syncBuiltinESMExports();
`;
