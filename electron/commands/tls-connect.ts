import { declareConnection } from './parts/broker-connection.ts';

/** Opens a TLS connection to the broker with the settings of SSLCFG. The login must follow `CONNECT OK` at once. */
export const tlsConnect = declareConnection('AT+SSLMIPSTART', 'article; MAN SSLMIPSTART; transcript 03');
