import { describe } from 'vitest';
import { tcpConnect } from '../../electron/commands/tcp-connect.ts';
import { describeConnection } from './connection-cases.ts';

describe('AT+MIPSTART', () => {
  describeConnection(tcpConnect, 'AT+MIPSTART');
});
