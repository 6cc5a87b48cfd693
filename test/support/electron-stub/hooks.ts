type Next = (specifier: string, context: unknown) => unknown;

/** A module hook of Node: `import 'electron'` loads the stub next to this file. */
export const resolve = (specifier: string, context: unknown, next: Next): unknown =>
  specifier === 'electron'
    ? { url: new URL('./electron.js', import.meta.url).href, shortCircuit: true }
    : next(specifier, context);
