type Next = (specifier: string, context: unknown) => unknown;

export const resolve = (specifier: string, context: unknown, next: Next): unknown =>
  specifier === 'electron'
    ? { url: new URL('./electron.js', import.meta.url).href, shortCircuit: true }
    : next(specifier, context);
