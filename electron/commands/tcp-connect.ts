import { declareConnection } from './parts/broker-connection.ts';

/** Opens a plain TCP connection to the broker. The login must follow `CONNECT OK` at once: brokers close an idle connection after 5 s. */
export const tcpConnect = declareConnection('AT+MIPSTART', 'MAN MIPSTART; transcripts 02, 09, 27');
