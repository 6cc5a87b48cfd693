import { declareRegistration } from './parts/registration.ts';

/** Registration in the packet domain. The article and the examples of the vendor use this query. */
export const packetRegistration = declareRegistration('AT+CGREG?', 'MAN CGREG; transcript 02');
