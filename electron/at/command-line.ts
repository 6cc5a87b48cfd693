/** A secret part of a command line or payload, to be masked: byte offsets, end exclusive. */
export interface SecretSpan {
  readonly start: number;
  readonly end: number;
}

/** One command line without its line end, as UTF-8 bytes, with its secret spans. */
export interface CommandLine {
  readonly bytes: Uint8Array;
  readonly secretSpans: readonly SecretSpan[];
}

export interface SecretPart {
  readonly secret: string;
}

/** Marks a parameter of a command line as secret. */
export const secret = (text: string): SecretPart => ({ secret: text });

/** Joins the parts of a command line: `commandLine('AT+CPIN=', secret(pin))`. */
export const commandLine = (...parts: readonly (string | number | SecretPart)[]): CommandLine => {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  const secretSpans: SecretSpan[] = [];
  let length = 0;
  for (const part of parts) {
    const isSecret = typeof part === 'object';
    const chunk = encoder.encode(isSecret ? part.secret : String(part));
    if (isSecret && chunk.length > 0) secretSpans.push({ start: length, end: length + chunk.length });
    chunks.push(chunk);
    length += chunk.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes, secretSpans };
};
