import { fail, type Outcome } from '../../../../shared/outcome.ts';

/** The session has ended while a page still showed it. */
export const noDraft = (): Outcome<never> => fail('usage/invalid', { field: 'session', problem: 'closed' });
