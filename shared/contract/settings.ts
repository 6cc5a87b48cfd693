import { z } from 'zod';
import { addressSchema, baudRateSchema } from './shapes.ts';

/** What a person prefers. Kept in `settings.json`; the same in every window. */
export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'en', 'zh']),
  theme: z.enum(['system', 'light', 'dark']),
  /** The port picked last; `sim:` is the virtual Air720. */
  lastAddress: addressSchema.nullable(),
  lastBaudRate: baudRateSchema,
  /** Connect again by itself when the broker or the network ends the session. */
  recover: z.boolean(),
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
  recover: true,
  // What people of serial terminals expect; every module takes it (at-dialect §2).
  lineEnd: 'crlf',
  layout: {},
};
