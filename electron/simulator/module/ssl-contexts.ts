import type { TlsRequest } from '../../base/upstream.ts';
import type { FileStore } from './file-store.ts';

/** Values by context number and key, as AT+SSLCFG set them (docs/at-dialect.md §8). */
export type SslContexts = Map<number, Map<string, string>>;

/** The MQTT client of the module. */
export const mqttContext = 88;

/** Defaults are not documented (docs/at-dialect.md §8): nothing is checked until `seclevel` says so, and then the dates are. */
export const sslDefaults: Readonly<Record<string, string>> = {
  sslversion: '4',
  ciphersuite: '0XFFFF',
  seclevel: '0',
  ignorelocaltime: '0',
  negotiatetimeout: '150',
  verifymode: '0',
};

export const sslValue = (contexts: SslContexts, context: number, key: string): string | null =>
  contexts.get(context)?.get(key) ?? sslDefaults[key] ?? null;

/** What the MQTT context asks of a TLS handshake; `null` when a file that it names is gone. */
export const tlsRequestOf = (contexts: SslContexts, files: FileStore, moduleWallMs: number): TlsRequest | null => {
  const value = (key: string): string | null => sslValue(contexts, mqttContext, key);
  // Level 2 is "server and client" (docs/at-dialect.md §8): below it a certificate that an earlier run left is not shown.
  const showsClient = value('seclevel') === '2';
  const names = {
    ca: value('cacert'),
    clientCertificate: showsClient ? value('clientcert') : null,
    clientKey: showsClient ? value('clientkey') : null,
  };
  const content = (name: string | null): Uint8Array | null => (name === null ? null : files.read(name));
  for (const name of Object.values(names)) if (name !== null && content(name) === null) return null;
  const verifyServer = value('seclevel') !== '0';
  return {
    ca: content(names.ca),
    clientCertificate: content(names.clientCertificate),
    clientKey: content(names.clientKey),
    verifyServer,
    checkDatesAtMs: verifyServer && value('ignorelocaltime') !== '1' ? moduleWallMs : null,
    serverName: value('hostname'),
  };
};
