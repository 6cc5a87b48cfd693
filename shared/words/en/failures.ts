import type { FailureTable } from '../failure-shape.ts';
import { certificateFailures } from './certificate-failures.ts';
import { connectionFailures } from './connection-failures.ts';
import { linkFailures } from './link-failures.ts';
import { localFailures } from './local-failures.ts';
import { moduleFailures } from './module-failures.ts';

export const failures: FailureTable = {
  ...localFailures,
  ...linkFailures,
  ...moduleFailures,
  ...certificateFailures,
  ...connectionFailures,
};
