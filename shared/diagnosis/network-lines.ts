import type { SeenLine } from '../outcome.ts';
import { type Incident, isNewer, isReceived, newest } from './incident.ts';

/** What the lines say about the data connection: addresses of contexts and lookups of the host. */

const contextLine =
  /^\+(?:CGDCONT\s*:\s*(\d+)\s*,\s*"[^"]*"\s*,\s*"([^"]*)"\s*,\s*|CGPADDR\s*:\s*(\d+)\s*,\s*)"?([^",]*)/;
const isAddress = (text: string): boolean => /^(?!0\.0\.0\.0)\d+\.\d+/.test(text) || /^[\da-f]*:[\da-f:]+/i.test(text);
/** Access points of the telephone and emergency services. Data do not go through them, and they often have no address. */
const isOtherService = (apn: string): boolean => /^(?:ims|sos|xcap|emergency)\b/i.test(apn);

interface ContextAddress {
  readonly seen: SeenLine;
  readonly hasAddress: boolean;
}

/** The newest line about each context that data may use. */
const dataContexts = ({ lines }: Incident): readonly ContextAddress[] => {
  const found = new Map<string, ContextAddress>();
  const others = new Set<string>();
  for (const seen of lines.filter(isReceived)) {
    const match = contextLine.exec(seen.line);
    if (!match) continue;
    const [, defined, apn, addressed, address = ''] = match;
    const id = defined ?? addressed ?? '';
    if (apn !== undefined && isOtherService(apn)) others.add(id);
    found.set(id, { seen, hasAddress: isAddress(address) });
  }
  return [...found].filter(([id]) => !others.has(id)).map(([, context]) => context);
};

const newestOf = ({ lines }: Incident, found: readonly SeenLine[]): SeenLine | null =>
  lines.findLast((seen) => found.includes(seen)) ?? null;

/** The line with the address of the module. `null`: no line says that it has one now. */
export const addressLine = (incident: Incident): SeenLine | null =>
  newestOf(
    incident,
    dataContexts(incident).flatMap(({ seen, hasAddress }) => (hasAddress ? [seen] : [])),
  );

/** The line that shows that no context has an address. One context with an address is sufficient for data. */
export const noAddressLine = (incident: Incident): SeenLine | null => {
  const contexts = dataContexts(incident);
  if (contexts.some(({ hasAddress }) => hasAddress)) return null;
  return newestOf(
    incident,
    contexts.map(({ seen }) => seen),
  );
};

const registeredLine = /^\+C[GE]?REG\s*:\s*(?:\d\s*,\s*)?[15]\b(?!\s*")/;

/** The newest line, or what was reported earlier, says that the module is registered and has an address. */
export const isOnNetwork = (incident: Incident): boolean => {
  const { facts } = incident.context;
  if (noAddressLine(incident) !== null) return false;
  const isRegistered = newest(incident, registeredLine) !== null || facts?.registration?.registered === true;
  return isRegistered && (addressLine(incident) !== null || (facts?.attach?.address ?? null) !== null);
};

/** The host of the plan. `null`: unknown. */
export const hostOf = ({ failure, context }: Incident): string | null => {
  const host = typeof failure.facts.host === 'string' ? failure.facts.host : (context.draft?.host ?? '');
  return host === '' ? null : host;
};

const lookupCommand = /^AT\+CDNSGIP\s*=\s*"?([^"]*)"?/i;
const lookupResult = /^\+CDNSGIP\s*:\s*([01])\s*,/;

/** The newest lookup of the host. Users look up other names as well: a failure names none, so the command before it counts. */
export const hostLookup = (incident: Incident): { readonly seen: SeenLine; readonly isResolved: boolean } | null => {
  const host = hostOf(incident)?.toLowerCase() ?? null;
  let asked: string | null = null;
  let found: SeenLine | null = null;
  for (const seen of incident.lines) {
    const command = isReceived(seen) ? undefined : lookupCommand.exec(seen.line)?.[1];
    if (command !== undefined) asked = command.toLowerCase();
    const isOfHost = asked === null || host === null || asked === host;
    if (isReceived(seen) && lookupResult.test(seen.line) && isOfHost) found = seen;
  }
  return found && { seen: found, isResolved: lookupResult.exec(found.line)?.[1] === '1' };
};

/** `+CME ERROR: requested service option not subscribed (#33)`: the session management of the network refused (3GPP TS 24.301 §9.9.4.4). */
const sessionRefused = /^\+CM[ES] ERROR\s*:.*\(#\d{1,3}\)/;

/** A refusal that still counts: while the connection was begun, or without an address since then. */
export const sessionRefusal = (incident: Incident, start: SeenLine | null): SeenLine | null => {
  const refused = newest(incident, sessionRefused);
  if (refused === null) return null;
  const isOfConnection = start !== null && isNewer(incident, refused, start);
  return isOfConnection || isNewer(incident, refused, addressLine(incident)) ? refused : null;
};
