import type { ModuleFacts, RunView } from '../../../../shared/contract.ts';

/** Nothing is open, as far as is known. */
export const nothingToEnd = ({ tls, mqtt }: ModuleFacts): boolean =>
  [tls, mqtt].every((fact) => fact === null || !['up', 'online', 'connecting'].includes(fact.state));

/** What a person types to end a connection: a fact names the command that it was learnt from. */
export const endsByCommand = ({ mqtt }: ModuleFacts): boolean =>
  /^AT\+(?:MDISCONNECT|MIPCLOSE|CIPSHUT|CGATT)/i.test(mqtt?.command ?? '');

/** The run came to its login, whatever became of that: the module may have a connection. */
export const triedToLogIn = (run: RunView | null): boolean =>
  run?.steps.some(({ id, startedAtMs }) => id === 'connect.login' && startedAtMs !== null) ?? false;
