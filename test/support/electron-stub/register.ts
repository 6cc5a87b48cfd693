import { register } from 'node:module';

/** Loaded before the program. After it, `electron` resolves to the stub beside this file. */
register('./hooks.js', import.meta.url);
