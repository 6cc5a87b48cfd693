import { ok } from '../../shared/outcome.ts';
import { commandLine } from '../at/command-line.ts';
import { afterPrefix, splitFields } from '../at/syntax.ts';
import { accepted, unexpected, unquoted } from './parts/answers.ts';
import { quoted, stringLimitBytes, wholeNumber } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

/** The SSL context of the module's MQTT client. The manual fixes this number (docs/at-dialect.md §8). */
const mqttContext = 88;

export type SslKey =
  | 'sslversion'
  | 'ciphersuite'
  | 'cacert'
  | 'clientcert'
  | 'clientkey'
  | 'seclevel'
  | 'hostname'
  | 'ignorelocaltime'
  | 'negotiatetimeout'
  | 'verifymode';

export interface SslConfigureParams {
  readonly key: SslKey;
  /** Text is sent in quotes, a number without; `null` clears the setting. */
  readonly value: string | number | null;
}

const valueText = (value: string | number | null): string => {
  if (value === null) return '';
  return typeof value === 'number' ? wholeNumber(value, 0, 0xffffffff) : quoted(value, stringLimitBytes);
};

/** The order is key, context, value. The settings are lost at every restart of the module; the files they refer to are not. */
export const sslConfigure = declare<SslConfigureParams, void>({
  name: 'AT+SSLCFG',
  source: 'article table; MAN 12.7; transcript 03',
  line: ({ key, value }) =>
    commandLine('AT+SSLCFG=', quoted(key, stringLimitBytes), `,${mqttContext},`, valueText(value)),
  repeatable: true,
  parse: accepted,
});

export interface SslQueryParams {
  readonly key: SslKey;
}

export interface SslSetting {
  /** As printed by the module, without quotes; `null` when it is not set. */
  readonly value: string | null;
}

export const sslQuery = declare<SslQueryParams, SslSetting>({
  name: 'AT+SSLCFG',
  source: 'MAN 12.7; docs/at-dialect.md §8',
  line: ({ key }) => commandLine('AT+SSLCFG=', quoted(key, stringLimitBytes), `,${mqttContext}`),
  response: { prefixes: ['+SSLCFG'], bare: null },
  repeatable: true,
  optional: true,
  parse: (answer, { key }) => {
    for (const line of answer.lines) {
      const fields = splitFields(afterPrefix(line, '+SSLCFG') ?? '').map((field) => unquoted(field.text));
      if (fields[0] === key && fields[1] === String(mqttContext)) return ok({ value: fields[2] || null });
    }
    return unexpected('AT+SSLCFG', answer);
  },
});
