import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../fixtures/certificates');

export const articleCa: Uint8Array = new Uint8Array(readFileSync(resolve(folder, 'huawei-iot-2016.crt')));
export const emqCa: Uint8Array = new Uint8Array(readFileSync(resolve(folder, 'emq-root-ca.crt')));
export const articleText: string = Buffer.from(articleCa).toString('latin1');

/** Created by openssl 3.0 from one key: `x509 -req -signkey` (version 1), `req -new`, `crl2pkcs7`, `x509 -trustout`. */
export const version1Root: Uint8Array = new Uint8Array(readFileSync(resolve(folder, 'version-1-root.crt')));
export const opensslOutputs = {
  request: readFileSync(resolve(folder, 'request.pem'), 'latin1'),
  pkcs7: readFileSync(resolve(folder, 'pkcs7.pem'), 'latin1'),
  trusted: readFileSync(resolve(folder, 'trusted.pem'), 'latin1'),
};

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Changes a character of the signature, so that the file can still be parsed. */
export const withDamagedSignature = (pem: string): string => {
  const lines = pem.split('\n');
  const index = lines.length - 3;
  const line = lines[index] ?? '';
  return lines.with(index, `${line.startsWith('A') ? 'B' : 'A'}${line.slice(1)}`).join('\n');
};
