import { register } from 'node:module';

/** Loaded before the program: from then on `electron` is the stub beside this file. */
register('./hooks.js', import.meta.url);
