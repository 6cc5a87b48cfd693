import { commandLine } from '../at/command-line.ts';
import { accepted } from './parts/answers.ts';
import { quoted, quotedSecret, stringLimitBytes } from './parts/arguments.ts';
import { declare } from './parts/declare.ts';

export interface MqttConfigureParams {
  readonly clientId: string;
  /** Both `null`: no login. MQTT 3.1.1 does not allow a password without a username. */
  readonly username: string | null;
  readonly password: string | null;
}

/**
 * All values are quoted: without quotes, a comma in a value would shift the arguments. Without a login only the client ID is sent,
 * because 780EP V1010 refused empty strings with `+CME ERROR: 765` (docs/at-dialect.md §9.1).
 */
export const mqttConfigure = declare<MqttConfigureParams, void>({
  name: 'AT+MCONFIG',
  source: 'article; MAN MCONFIG; transcripts 02, 09',
  line: ({ clientId, username, password }) => {
    const id = quoted(clientId, stringLimitBytes);
    if (username === null) {
      if (password !== null) throw new Error('an MQTT password needs a username');
      return commandLine('AT+MCONFIG=', id);
    }
    return commandLine(
      'AT+MCONFIG=',
      id,
      ',',
      quoted(username, stringLimitBytes),
      ',',
      ...quotedSecret(password ?? '', stringLimitBytes),
    );
  },
  secrets: ['password'],
  repeatable: true,
  parse: accepted,
});
