import { describe } from 'vitest';
import { epsRegistration } from '../../electron/commands/eps-registration.ts';
import { describeRegistration } from './registration-cases.ts';

describe('AT+CEREG?', () => {
  describeRegistration(epsRegistration, 'AT+CEREG?');
});
