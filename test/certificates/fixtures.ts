import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../fixtures/certificates');

export const articleCa: Uint8Array = new Uint8Array(readFileSync(resolve(folder, 'huawei-iot-2016.crt')));
export const emqCa: Uint8Array = new Uint8Array(readFileSync(resolve(folder, 'emq-root-ca.crt')));
export const articleText: string = Buffer.from(articleCa).toString('latin1');

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
