import { declareRegistration } from './parts/registration.ts';

/** Registration in the circuit-switched domain. */
export const networkRegistration = declareRegistration('AT+CREG?', 'MAN CREG; docs/at-dialect.md §6.1');
