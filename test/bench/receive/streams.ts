/** The three kinds of streams that are measured. */
export const streamNames = ['AT lines', 'long log', 'no line ends'] as const;

export type StreamName = (typeof streamNames)[number];

/** Lines of 18 bytes on average, with the blank lines in front of answers, as modules print them. */
const atLines = [
  '\r\n+CSQ: 20,99\r\n',
  '\r\nOK\r\n',
  '\r\n+CGEV: ME PDN ACT 1\r\n',
  '\r\n+CREG: 0,1\r\n',
  '\r\n+CGATT: 1\r\n',
  '\r\n+CCLK: "26/11/30,10:02:41+32"\r\n',
  '\r\n+MQTTSTATU :1\r\n',
  '\r\n+COPS: 0,2,"46001",7\r\n',
].join('');

const logLines = Array.from(
  { length: 40 },
  (_, index) =>
    `[2026-11-30 10:02:41.${String(index * 13 + 100)}] I/net.lte  cell ${index * 7919} rsrp -${80 + (index % 20)} dBm, ` +
    `snr ${index % 25}, attached, pdp context active, ${index * 104729} bytes received\r\n`,
).join('');

const withoutLineEnds = Array.from({ length: 997 }, (_, index) => String.fromCharCode(0x21 + ((index * 7) % 90))).join(
  '',
);

const patterns: Readonly<Record<StreamName, string>> = {
  'AT lines': atLines,
  'long log': logLines,
  'no line ends': withoutLineEnds,
};

/** Exactly `sizeBytes` bytes of a stream. */
export const streamOf = (name: StreamName, sizeBytes: number): Buffer =>
  Buffer.alloc(sizeBytes, patterns[name], 'latin1');
