import { z } from 'zod';
import { addressSchema, baudRateSchema } from './shapes.ts';

/** How a serial port is read besides its rate: data bits, parity, stop bits, who says when to send. Without meaning for other ports. */
export const lineFrameSchema = z.strictObject({
  dataBits: z.union([z.literal(7), z.literal(8)]),
  parity: z.enum(['none', 'even', 'odd']),
  stopBits: z.union([z.literal(1), z.literal(2)]),
  flowControl: z.enum(['none', 'rtscts']),
});

export type LineFrame = z.infer<typeof lineFrameSchema>;

/** What every module of the family speaks (docs/at-dialect.md §2). */
export const usualFrame: LineFrame = { dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' };

/** As people write it: `8N1`, `7E2`. */
export const frameText = ({ dataBits, parity, stopBits }: LineFrame): string =>
  `${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`;

/** What a person prefers. Kept in `settings.json`; the same in every window. */
export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'en', 'zh']),
  theme: z.enum(['system', 'light', 'dark']),
  /** The port picked last; `sim:` is the virtual Air720. */
  lastAddress: addressSchema.nullable(),
  lastBaudRate: baudRateSchema,
  line: lineFrameSchema,
  /** Connect again by itself when the broker or the network ends the session. */
  recover: z.boolean(),
  /** Open a port again by itself when it was lost and comes back, also after the machine has slept. */
  reopen: z.boolean(),
  /** What ends a typed command line. */
  lineEnd: z.enum(['crlf', 'cr']),
  /** Sizes of panels in percent, by the name of their group. */
  layout: z.record(z.string().max(40), z.array(z.number().min(0).max(100)).max(6).readonly()),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  lastAddress: null,
  lastBaudRate: 115_200,
  line: usualFrame,
  recover: true,
  reopen: true,
  // What people of serial terminals expect; every module takes it (docs/at-dialect.md §2).
  lineEnd: 'crlf',
  layout: {},
};
