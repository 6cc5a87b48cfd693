import { describe } from 'vitest';
import { networkRegistration } from '../../electron/commands/network-registration.ts';
import { describeRegistration } from './registration-cases.ts';

describe('AT+CREG?', () => {
  describeRegistration(networkRegistration, 'AT+CREG?');
});
