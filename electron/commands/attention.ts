import { accepted } from './parts/answers.ts';
import { declare, fixedLine } from './parts/declare.ts';

/** Checks whether a module is there and in command mode. Healthy modules answer within 5 ms (docs/at-dialect.md §2). */
export const attention = declare<void, void>({
  name: 'AT',
  source: 'MAN 1.3; docs/at-dialect.md §3, §10',
  line: fixedLine('AT'),
  deadlineMs: () => 1_000,
  repeatable: true,
  parse: accepted,
});
