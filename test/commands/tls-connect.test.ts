import { describe } from 'vitest';
import { tlsConnect } from '../../electron/commands/tls-connect.ts';
import { describeConnection } from './connection-cases.ts';

describe('AT+SSLMIPSTART', () => {
  describeConnection(tlsConnect, 'AT+SSLMIPSTART');
});
