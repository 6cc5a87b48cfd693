import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';

const chainLimit = 16;

/** The certificates that the server sent, leaf first, as DER. Empty when it sent none. */
export const peerChain = (stream: TLSSocket): readonly Uint8Array[] => {
  const chain: Uint8Array[] = [];
  const seen = new Set<DetailedPeerCertificate>();
  // A self-signed certificate is its own issuer, and `getPeerCertificate` returns {} when there is none.
  let next: DetailedPeerCertificate | undefined = stream.getPeerCertificate(true);
  while (next?.raw && !seen.has(next) && chain.length < chainLimit) {
    seen.add(next);
    chain.push(next.raw);
    next = next.issuerCertificate;
  }
  return chain;
};
