import { declareRegistration } from './parts/registration.ts';

/** Registration in the LTE network. */
export const epsRegistration = declareRegistration('AT+CEREG?', 'MAN CEREG; transcript 31');
