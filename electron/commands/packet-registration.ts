import { declareRegistration } from './parts/registration.ts';

/** Registration in the packet domain; the query of the article's and the vendor's examples. */
export const packetRegistration = declareRegistration('AT+CGREG?', 'MAN CGREG; transcript 02');
