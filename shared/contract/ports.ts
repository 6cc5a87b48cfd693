import { z } from 'zod';
import { count, failureSchema } from './shapes.ts';

const text = z.string().max(300).nullable();

/** One serial port of this computer, as described by its operating system. */
const portSchema = z.strictObject({
  path: z.string().max(300),
  /** The device, whatever its path is. */
  key: z.string().max(300),
  product: text,
  manufacturer: text,
  /** Four hexadecimal digits each. */
  vendorId: text,
  productId: text,
  interfaceNumber: z.number().nullable(),
  /** Identifies the USB device: ports of one device have the same location. */
  usbLocation: text,
  knownModule: z.enum(['air724', 'air780']).nullable(),
});

/** What the search for the module found out about one port. */
const probeSchema = z.strictObject({
  address: z.string().max(300),
  state: z.enum(['waiting', 'asking', 'answers', 'silent', 'failed']),
  /** The baud rate at which the module answered, or which is being tried. */
  baudRate: z.number().nullable(),
  /** The version line of ATI. */
  version: text,
  failure: failureSchema.nullable(),
});

export const portsSchema = z.strictObject({
  list: z.array(portSchema).max(512).readonly(),
  /** The list could not be read; the last successful one is kept. */
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
