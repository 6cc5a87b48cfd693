import { register } from 'node:module';

/** Loaded with `--import` before the program, so that `import 'electron'` loads the stub next to this file. */
register('./hooks.js', import.meta.url);
