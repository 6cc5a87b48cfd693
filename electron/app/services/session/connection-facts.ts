import type { ModuleFacts, RunView } from '../../../../shared/contract.ts';

/** No connection is known to be open. */
export const nothingToEnd = ({ tls, mqtt }: ModuleFacts): boolean =>
  [tls, mqtt].every((fact) => fact === null || !['up', 'online', 'connecting'].includes(fact.state));

/** Whether the user ended the connection with a typed command: a fact contains the command that it comes from. */
export const endsByCommand = ({ mqtt }: ModuleFacts): boolean =>
  /^AT\+(?:MDISCONNECT|MIPCLOSE|CIPSHUT|CGATT)/i.test(mqtt?.command ?? '');

/** The run reached the login, so the module may have a connection. */
export const triedToLogIn = (run: RunView | null): boolean =>
  run?.steps.some(({ id, startedAtMs }) => id === 'connect.login' && startedAtMs !== null) ?? false;
