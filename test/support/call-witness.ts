/**
 * A module to load before the product (`NODE_OPTIONS=--require`): writes every program that it starts and every name that it
 * looks up into the file `log`, a line each.
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
