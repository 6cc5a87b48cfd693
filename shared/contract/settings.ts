import { z } from 'zod';
import { encodingIds } from '../encodings/encoding-ids.ts';
import { checksumIds } from '../sending/checksum-ids.ts';
import { lineEndings } from '../sending/line-ending.ts';
import type { PortRules } from './line-rules.ts';
import { addressSchema, baudRateSchema, madeHere } from './shapes.ts';

/**
 * The settings of a serial port other than its rate, with the names of node-serialport. Not used for other kinds of ports. The driver may refuse
 * some: Linux and macOS have neither mark and space parity nor one and a half stop bits.
 */
export const lineFrameSchema = z.strictObject({
  dataBits: z.literal([5, 6, 7, 8]),
  parity: z.enum(['none', 'even', 'odd', 'mark', 'space']),
  stopBits: z.literal([1, 1.5, 2]),
  /** Hardware flow control in both directions. */
  rtscts: z.boolean(),
  /** XOFF of the device stops what is sent to it. */
  xon: z.boolean(),
  /** XOFF is sent to the device when the buffer of the driver is full. */
  xoff: z.boolean(),
  /** With `xon`, any character starts the sending again. */
  xany: z.boolean(),
  /** DTR and RTS drop when the port is closed. False: as the system has it. */
  hupcl: z.boolean(),
});

export type LineFrame = z.infer<typeof lineFrameSchema>;

/** The default of every module of the family (docs/at-dialect.md §2). */
export const defaultFrame: LineFrame = {
  ...{ dataBits: 8, parity: 'none', stopBits: 1 },
  ...{ rtscts: false, xon: false, xoff: false, xany: false, hupcl: false },
};

/** In the usual notation: `8N1`, `7E2`. */
export const frameText = ({ dataBits, parity, stopBits }: LineFrame): string =>
  `${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`;

/** How a text that is not a command is sent (`rawMessage`), apart from the encoding. */
export const sendingSchema = z.strictObject({
  form: z.enum(['plain', 'escapes', 'hex']),
  lineEnding: z.enum(lineEndings),
  checksum: z.enum(checksumIds),
  range: z.strictObject({ first: z.int().min(1).max(65_536), leftOut: z.literal([0, 1, 2, 3, 4]) }),
});

export type Sending = z.infer<typeof sendingSchema>;

/** Longer ones could not be told from a line that is shown because it does not end. */
export const longestPacketMs = 500;
export const packetMsSchema = z.int().min(1).max(longestPacketMs);

export const encodingSchema = z.enum(encodingIds);

/** What was chosen for one port. */
export const portSettingsSchema = z.strictObject({
  /** Identifies the device (`portKey`), or the address where there is nothing to recognise it by. */
  key: z.string().min(1).max(300),
  /** Its last address: used until the ports are listed. */
  address: addressSchema,
  baudRate: baudRateSchema,
  /** `null`: the setting `line`. */
  line: lineFrameSchema.nullable(),
  /** Default: UTF-8. */
  encoding: encodingSchema.optional(),
  sending: sendingSchema.optional(),
  /** A received line ends after so long without bytes. Omitted or `null`: it does not. */
  packetMs: packetMsSchema.nullable().optional(),
  /** For its lines. Checked by the schemas of `line-rules.ts` where they enter the program. */
  rules: madeHere<PortRules>().optional(),
});

export type PortSettings = z.infer<typeof portSettingsSchema>;

/** The ports that were used or set last. */
export const portSettingsLimit = 64;

/** The user's preferences. Stored in `settings.json`; the same in every window. */
export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'en', 'zh']),
  theme: z.enum(['system', 'light', 'dark']),
  /** The last selected port; `sim:` is the virtual Air720. */
  lastAddress: addressSchema.nullable(),
  lastBaudRate: baudRateSchema,
  /** For every port without its own. */
  line: lineFrameSchema,
  /** Newest last. Written by the program only. */
  ports: z.array(portSettingsSchema).max(portSettingsLimit).readonly(),
  /** Connect again automatically when the broker or the network ends the session. */
  recover: z.boolean(),
  /** Open a lost port again automatically when it comes back, also after the computer was in sleep mode. */
  reopen: z.boolean(),
  /** The line end of a typed command. */
  lineEnd: z.enum(['crlf', 'cr']),
  /** Which recordings are deleted when the program starts; `null`: none. */
  retention: z.strictObject({
    days: z.int().min(1).max(36_500).nullable(),
    megabytes: z.int().min(1).max(100_000_000).nullable(),
  }),
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
  ports: [],
  recover: true,
  reopen: true,
  // The default of most serial terminals; every module accepts it (docs/at-dialect.md §2).
  lineEnd: 'crlf',
  retention: { days: null, megabytes: null },
  layout: {},
};
