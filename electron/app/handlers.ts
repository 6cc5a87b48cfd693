import type { RequestName, RequestParams, RequestResult } from '../../shared/contract.ts';
import { done, type Outcome } from '../../shared/outcome.ts';
import type { Undo } from '../base/undo.ts';

/** A page, for what lasts no longer than the page is connected. */
export interface RequestingPage {
  readonly onGone: (listener: () => void) => Undo;
}

/** The program itself. */
export const programPage: RequestingPage = { onGone: () => () => undefined };

/** Answers one request. The parameters are validated. Expected failures are values; an exception is a bug. Without `page`: `programPage`. */
export type Handler<Name extends RequestName> = (
  params: RequestParams<Name>,
  page?: RequestingPage,
) => Promise<Outcome<RequestResult<Name>>>;

/** One handler for every request of the contract. Each service provides those of its area. */
export type Handlers = { readonly [Name in RequestName]: Handler<Name> };

export type HandlersOf<Area extends string> = Pick<Handlers, Extract<RequestName, `${Area}.${string}`>>;

/** The answer without content, to a request whose effect is published as an event; or its failure. */
export const emptyAnswer = (outcome: Outcome<unknown> = done): Outcome<Record<string, never>> =>
  outcome.ok ? { ok: true, value: {} } : outcome;
