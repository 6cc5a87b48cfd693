import { z } from 'zod';
import { count, failureSchema } from './shapes.ts';

const text = z.string().max(300).nullable();

/** One serial port of this machine, as its operating system describes it. */
export const portSchema = z.strictObject({
  path: z.string().max(300),
  product: text,
  manufacturer: text,
  /** Four hexadecimal digits each. */
  vendorId: text,
  productId: text,
  interfaceNumber: z.number().nullable(),
  /** Which ports belong to one USB device. */
  usbLocation: text,
  knownModule: z.enum(['air724', 'air780']).nullable(),
});

/** What Find the module learnt of one port. */
export const probeSchema = z.strictObject({
  address: z.string().max(300),
  state: z.enum(['waiting', 'asking', 'answers', 'silent', 'failed']),
  /** At which it answered, or which is being tried. */
  baudRate: z.number().nullable(),
  /** The version line of ATI. */
  version: text,
  failure: failureSchema.nullable(),
});

export const portsSchema = z.strictObject({
  list: z.array(portSchema).max(512).readonly(),
  /** The list could not be read; the last one known stands. */
  failure: failureSchema.nullable(),
  search: z.strictObject({
    running: z.boolean(),
    probes: z.array(probeSchema).max(520).readonly(),
    done: count,
  }),
});

export type PortView = z.infer<typeof portSchema>;
export type ProbeView = z.infer<typeof probeSchema>;
export type PortsView = z.infer<typeof portsSchema>;
