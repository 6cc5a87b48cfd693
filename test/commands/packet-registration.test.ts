import { describe } from 'vitest';
import { packetRegistration } from '../../electron/commands/packet-registration.ts';
import { describeRegistration } from './registration-cases.ts';

describe('AT+CGREG?', () => {
  describeRegistration(packetRegistration, 'AT+CGREG?');
});
