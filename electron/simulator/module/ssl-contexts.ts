import type { TlsRequest } from '../../base/upstream.ts';
import type { FileStore } from './file-store.ts';

/** Values by context number and key, as set by AT+SSLCFG (docs/at-dialect.md §8). */
export type SslContexts = Map<number, Map<string, string>>;

/** The context of the module's MQTT client. */
export const mqttContext = 88;

/** Defaults are not documented (docs/at-dialect.md §8). Here nothing is checked until `seclevel` is set, and then the dates are checked too. */
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

/** The TLS settings of the MQTT context; `null` when one of its files does not exist. */
export const tlsRequestOf = (contexts: SslContexts, files: FileStore, moduleWallMs: number): TlsRequest | null => {
  const value = (key: string): string | null => sslValue(contexts, mqttContext, key);
  // Level 2 is "server and client" (docs/at-dialect.md §8). Below it a certificate left by an earlier run is not sent.
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
