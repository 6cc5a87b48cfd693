/** The DER parsing that node:crypto does not offer. */

/** Size of the element at the start of `bytes`, including its header; `null` when there is none or it exceeds the bytes. */
const elementSize = (bytes: Uint8Array, at = 0): number | null => {
  const first = bytes[at + 1];
  if (first === undefined) return null;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4 || first === 0x80) return null;
  let length = first < 0x80 ? first : 0;
  for (let index = 0; index < lengthBytes; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  const size = 2 + lengthBytes + length;
  return at + size <= bytes.length ? size : null;
};

/** True for one SEQUENCE that fills the bytes exactly, as every certificate and key in DER does. */
export const isWholeSequence = (bytes: Uint8Array): boolean => bytes[0] === 0x30 && elementSize(bytes) === bytes.length;

const sequence = 0x30;
const integer = 0x02;

/** Offset of the content of the element at `at`. */
const contentAt = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at + 1] ?? 0;
  return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
};

/** SEQUENCE { SEQUENCE { … } … }: offset of the first element of the inner one. */
const firstInside = (der: Uint8Array): number | null => {
  const inner = contentAt(der, 0);
  return der[0] === sequence && der[inner] === sequence ? contentAt(der, inner) : null;
};

/** A certificate of X.509 version 1: its content begins with the serial number, not with `[0] { version }` (RFC 5280 §4.1). */
export const isVersion1Certificate = (der: Uint8Array): boolean => {
  const at = firstInside(der);
  return at !== null && der[at] === integer;
};

/** A certificate request (RFC 2986): its content begins with the version 0. Only meaningful for bytes that are not certificates. */
export const isCertificateRequest = (der: Uint8Array): boolean => {
  const at = firstInside(der);
  return at !== null && isWholeSequence(der) && der[at] === integer && der[at + 1] === 1 && der[at + 2] === 0;
};

/** 2.5.29.14 and 2.5.29.35. */
const subjectKeyIdentifier = Buffer.from('0603551d0e', 'hex');
const authorityKeyIdentifier = Buffer.from('0603551d23', 'hex');

/**
 * Subject and authority key identifier of a certificate (RFC 5280 §4.2.1.1, §4.2.1.2) in hex. node:crypto does not provide them. They
 * identify a self-signed root even when its name is damaged.
 */
export const keyIdentifiers = (
  der: Uint8Array,
): { readonly subject: string | null; readonly authority: string | null } => ({
  subject: identifierAfter(der, subjectKeyIdentifier, 0x04),
  authority: identifierAfter(der, authorityKeyIdentifier, 0x80),
});

/** The first element with `tag` inside the extension: OCTET STRING { OCTET STRING } or OCTET STRING { SEQUENCE { [0] … } }. */
const identifierAfter = (der: Uint8Array, oid: Buffer, tag: number): string | null => {
  const bytes = Buffer.from(der.buffer, der.byteOffset, der.byteLength);
  const found = bytes.indexOf(oid);
  if (found === -1) return null;
  let at = found + oid.length;
  if (bytes[at] === 0x01) at += 3;
  if (bytes[at] !== 0x04 || elementSize(bytes, at) === null) return null;
  at += 2;
  if (tag === 0x80 && bytes[at] === 0x30) at += 2;
  const size = bytes[at] === tag ? elementSize(bytes, at) : null;
  return size === null ? null : bytes.toString('hex', at + 2, at + size);
};

/** `1.2.840.113549.1.5` and `1.2.840.113549.1.12.1`: the arcs of the password-based encryption algorithms. */
const pkcs5 = Buffer.from('06092a864886f70d0105', 'hex');
const pkcs12Encryption = Buffer.from('060a2a864886f70d010c01', 'hex');
/** `1.2.840.113549.1.7.1` and `.2`: the content types at the start of PKCS 12 and PKCS 7 files. */
const plainData = Buffer.from('06092a864886f70d010701', 'hex');
const signedData = Buffer.from('06092a864886f70d010702', 'hex');

const startOf = (der: Uint8Array, size: number): Buffer =>
  Buffer.from(der.buffer, der.byteOffset, Math.min(der.byteLength, size));

/** A container file with certificates and keys, which no module accepts; the fact `problem` of `certificate/unreadable`. */
export const containerOf = (der: Uint8Array): 'pkcs12' | 'pkcs7' | null => {
  const start = startOf(der, 32);
  if (start[0] !== 0x30) return null;
  if (start.includes(plainData)) return 'pkcs12';
  return start.includes(signedData) ? 'pkcs7' : null;
};

/** A password-protected PKCS 8 key: SEQUENCE { SEQUENCE { one of these algorithms … } … }. */
export const isEncryptedPkcs8 = (der: Uint8Array): boolean => {
  const start = startOf(der, 24);
  return start[0] === 0x30 && (start.includes(pkcs5) || start.includes(pkcs12Encryption));
};
