import { z } from 'zod';
import { packetMsSchema, sendingSchema } from '../contract/settings.ts';
import { addressSchema, baudRateSchema } from '../contract/shapes.ts';
import { encodingIds } from '../encodings/encoding-ids.ts';
import { checksumIds } from '../sending/checksum-ids.ts';
import { lineEndings } from '../sending/line-ending.ts';
import { importWarningCodes } from './warnings.ts';

/** The lists that are read, by program and form. */
export const importFormats = [
  'sscom-3.2',
  'sscom-3.3',
  'sscom-5.0',
  'sscom-5.10',
  'llcom',
  'llcom-plus',
  'qcom',
  'supercom',
  'comtool',
  'm-center',
  'tera-term',
] as const;
export type ImportFormat = (typeof importFormats)[number];

/** The encodings of a session, and those that Windows calls Unicode. */
export const fileEncodings = [...encodingIds, 'utf-16le', 'utf-16be'] as const;
export type FileEncoding = (typeof fileEncodings)[number];

/** Longer names of groups and buttons are cut. */
export const longestLabel = 200;
/** Longer quotations in a warning are cut. */
export const longestQuote = 200;
export const longestDelayMs = 24 * 60 * 60 * 1000;

const count = z.int().nonnegative();
const delayMs = count.max(longestDelayMs);

/** What of a port the file holds, with the names of the port settings where they have one. */
export const importSettingsSchema = z.strictObject({
  path: addressSchema.optional(),
  baudRate: baudRateSchema.optional(),
  dataBits: z.literal([5, 6, 7, 8]).optional(),
  stopBits: z.literal([1, 1.5, 2]).optional(),
  parity: z.enum(['none', 'even', 'odd', 'mark', 'space']).optional(),
  /** `rtscts`, and `xonxoff` for `xon` with `xoff`. */
  flowControl: z.enum(['none', 'rtscts', 'xonxoff']).optional(),
  dtr: z.boolean().optional(),
  rts: z.boolean().optional(),
  hexView: z.boolean().optional(),
  /** Of what is sent, where the program lets it be chosen. */
  encoding: z.enum(encodingIds).optional(),
  /** Received bytes are a packet of their own after a pause of this length. */
  packetMs: packetMsSchema.optional(),
  checksum: z.enum(checksumIds).optional(),
  range: sendingSchema.shape.range.optional(),
  /** The pause after each item of a list whose items have none of their own. */
  listIntervalMs: delayMs.optional(),
});
export type ImportSettings = z.infer<typeof importSettingsSchema>;

const common = {
  /** Its number in the file; its place, where the file has no numbers. */
  index: count,
  label: z.string().max(longestLabel).optional(),
  /** 0: by hand only. Equal numbers: from top to bottom. */
  order: count.optional(),
  /** The pause after it. */
  delayMs: delayMs.optional(),
  /** The answer that is awaited, literally. */
  expect: z.string().optional(),
  timeoutMs: delayMs.optional(),
  /** The program came with it. */
  factoryDefault: z.boolean(),
};

/** `text` is what will be sent, without the line end of the list; `hex` are bytes, or the text of the file if it is not hex. */
export const importItemSchema = z.union([
  z.strictObject({ ...common, text: z.string() }),
  z.strictObject({ ...common, hex: z.string() }),
]);
export type ImportItem = z.infer<typeof importItemSchema>;

export const importGroupSchema = z.strictObject({
  name: z.string().max(longestLabel),
  items: z.array(importItemSchema).readonly(),
});
export type ImportGroup = z.infer<typeof importGroupSchema>;

/** What was changed or left out. `index`: of the item; `line`: of the file, from 1; `text`: the text there. */
export const importWarningSchema = z.strictObject({
  code: z.enum(importWarningCodes),
  index: count.optional(),
  /** The name of the group, where there are several. */
  group: z.string().max(longestLabel).optional(),
  line: count.optional(),
  count: count.optional(),
  text: z.string().max(longestQuote).optional(),
});
export type ImportWarning = z.infer<typeof importWarningSchema>;

/** What a file of another program says, before anything of it is taken. */
export const importPreviewSchema = z.strictObject({
  format: z.enum(importFormats),
  encoding: z.enum(fileEncodings),
  lineEnds: z.enum(lineEndings),
  settings: importSettingsSchema,
  groups: z.array(importGroupSchema).readonly(),
  warnings: z.array(importWarningSchema).readonly(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
