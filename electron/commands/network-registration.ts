import { declareRegistration } from './parts/registration.ts';

/** Registration in the circuit-switched domain. */
export const networkRegistration = declareRegistration('AT+CREG?', 'MAN CREG; at-dialect §6.1');
