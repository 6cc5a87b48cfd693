import type { CloudForm, LoginValues } from '../cloud.ts';
import { parseClientId } from './client-id.ts';
import { huaweiTimestamp } from './derive.ts';
import { huaweiRemarks } from './remarks.ts';
import type { HuaweiAsWritten, HuaweiSettings } from './settings.ts';

const deviceIdOf = ({ deviceId, clientId }: Pick<LoginValues, 'deviceId' | 'clientId'>): string =>
  deviceId || (parseClientId(clientId)?.id ?? '');

/** The form of both platforms. They differ only in the example of a host. */
export const huaweiForm = <Kind extends string>(
  kind: Kind,
  hostExample: string,
): CloudForm<HuaweiAsWritten & { readonly kind: Kind }, HuaweiSettings> => ({
  fields: ['deviceId', 'secret', 'timestamp'],
  given: ['clientId', 'username', 'password'],
  hasSignType: true,
  hostExample,
  timestampOf: huaweiTimestamp,
  deviceIdOf,
  empty: (values, byCertificate) => [
    ...(deviceIdOf(values) === '' ? (['deviceId'] as const) : []),
    ...(values.secret === null && values.password === null && !byCertificate ? (['secret'] as const) : []),
  ],
  // A given password wins over the one derived from the secret.
  written: ({ host, port, deviceId, secret, timestamp, signType, clientId, username, password }) => ({
    kind,
    host,
    ...(port === null ? {} : { port }),
    deviceId: deviceId || null,
    secret: password === null ? secret : null,
    timestamp,
    signType,
    clientId: clientId || null,
    username: username || null,
    password,
  }),
  valuesOf: ({ host, port, deviceId, secret, timestamp, signType, clientId, username, password }) => ({
    host,
    port,
    deviceId,
    secret,
    timestamp,
    signType,
    clientId: clientId ?? '',
    username: username ?? '',
    password,
  }),
  // A login by certificate may have no secret.
  withoutSecrets: (written, byCertificate, secretFile) => {
    const needsNone = !written.secret && !written.password && byCertificate;
    return { ...written, secret: null, password: null, secretFile: needsNone ? null : secretFile };
  },
  commandLineOnly: ({ authType }) => (authType === 0 ? [] : ['cloud.authType']),
  remarks: huaweiRemarks,
});
