import { declareConnection } from './parts/broker-connection.ts';

/** Opens TLS to the broker by the settings of SSLCFG. After `CONNECT OK` the login must follow at once. */
export const tlsConnect = declareConnection('AT+SSLMIPSTART', 'article; MAN SSLMIPSTART; transcript 03');
