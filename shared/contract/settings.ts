import { z } from 'zod';
import { addressSchema, baudRateSchema } from './shapes.ts';

/** The settings of a serial port other than its rate: data bits, parity, stop bits, flow control. Not used for other kinds of ports. */
const lineFrameSchema = z.strictObject({
  dataBits: z.union([z.literal(7), z.literal(8)]),
  parity: z.enum(['none', 'even', 'odd']),
  stopBits: z.union([z.literal(1), z.literal(2)]),
  flowControl: z.enum(['none', 'rtscts']),
});

export type LineFrame = z.infer<typeof lineFrameSchema>;

/** The default of every module of the family (docs/at-dialect.md §2). */
export const defaultFrame: LineFrame = { dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' };

/** In the usual notation: `8N1`, `7E2`. */
export const frameText = ({ dataBits, parity, stopBits }: LineFrame): string =>
  `${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`;

/** The user's preferences. Stored in `settings.json`; the same in every window. */
export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'en', 'zh']),
  theme: z.enum(['system', 'light', 'dark']),
  /** The last selected port; `sim:` is the virtual Air720. */
  lastAddress: addressSchema.nullable(),
  lastBaudRate: baudRateSchema,
  line: lineFrameSchema,
  /** Connect again automatically when the broker or the network ends the session. */
  recover: z.boolean(),
  /** Open a lost port again automatically when it comes back, also after the computer was in sleep mode. */
  reopen: z.boolean(),
  /** The line end of a typed command. */
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
  line: defaultFrame,
  recover: true,
  reopen: true,
  // The default of most serial terminals; every module accepts it (docs/at-dialect.md §2).
  lineEnd: 'crlf',
  layout: {},
};
