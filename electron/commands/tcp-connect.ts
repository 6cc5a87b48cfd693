import { declareConnection } from './parts/broker-connection.ts';

/** Opens plain TCP to the broker. After `CONNECT OK` the login must follow at once: brokers close an idle connection in 5 s. */
export const tcpConnect = declareConnection('AT+MIPSTART', 'MAN MIPSTART; transcripts 02, 09, 27');
