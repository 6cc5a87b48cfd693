import type { Connection } from '../../shared/connection.ts';
import {
  isRequestName,
  type RequestName,
  type RequestParams,
  type RequestResult,
  requests,
} from '../../shared/contract.ts';
import type { ClientFrame } from '../../shared/frames.ts';
import { failure, type Outcome } from '../../shared/outcome.ts';

/** Requests that wait for their answers. */
export interface PendingRequests {
  request<Name extends RequestName>(name: Name, params: RequestParams<Name>): Promise<Outcome<RequestResult<Name>>>;
  answer(id: number, outcome: Outcome<unknown>): void;
  /** An answer arrived that cannot be read. */
  answerUnreadable(id: number): void;
  /** The connection has closed: pending and further requests fail. */
  close(): void;
}

export const createPendingRequests = (connection: Connection<ClientFrame>): PendingRequests => {
  const pending = new Map<number, (outcome: Outcome<unknown>) => void>();
  let nextId = 1;
  let isClosed = false;
  const answer = (id: number, outcome: Outcome<unknown>): void => {
    const resolve = pending.get(id);
    pending.delete(id);
    resolve?.(outcome);
  };
  return {
    request: (name, params) =>
      new Promise((resolve) => {
        if (isClosed || !isRequestName(name)) return resolve(connectionLost());
        const id = nextId++;
        pending.set(id, (outcome) => resolve(checked(name, outcome)));
        connection.send({ kind: 'request', id, name, params });
      }),
    answer,
    answerUnreadable: (id) => answer(id, invalidAnswer),
    close: () => {
      isClosed = true;
      for (const id of [...pending.keys()]) answer(id, connectionLost());
    },
  };
};

const connectionLost = (): Outcome<never> => ({ ok: false, error: failure('link/lost', { detail: 'program' }) });

/** The answer does not match the contract: a bug in the program. */
const invalidAnswer: Outcome<never> = { ok: false, error: failure('program/bug') };

const checked = <Name extends RequestName>(name: Name, outcome: Outcome<unknown>): Outcome<RequestResult<Name>> => {
  if (!outcome.ok) return outcome;
  const result = requests[name].result.safeParse(outcome.value);
  return result.success ? { ok: true, value: result.data as RequestResult<Name> } : invalidAnswer;
};
