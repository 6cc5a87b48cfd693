import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ChainTerms, judgeChain } from '../../../electron/simulator/network/judge-chain.ts';
import { dayMs, makeCertificate, nowMs, type TestCertificate } from '../../support/certificates.ts';

const names = [
  'root',
  'renewed',
  'expiredRoot',
  'otherRoot',
  'middle',
  'notCa',
  'leaf',
  'expired',
  'future',
  'deep',
  'byNotCa',
  'oldRootLeaf',
  'selfSigned',
] as const;
type Name = (typeof names)[number];
let made: Record<Name, TestCertificate>;

beforeAll(async () => {
  const host = { names: ['broker.test', '*.wild.test'], addresses: ['127.0.0.1'] };
  const root = await makeCertificate({ subject: 'CN=root', ca: true });
  const expiredRoot = await makeCertificate({
    subject: 'CN=old',
    ca: true,
    fromMs: nowMs - 90 * dayMs,
    toMs: nowMs - dayMs,
  });
  const middle = await makeCertificate({ subject: 'CN=middle', ca: true, issuer: root });
  const notCa = await makeCertificate({ subject: 'CN=not a ca', issuer: root });
  made = {
    root,
    expiredRoot,
    middle,
    notCa,
    renewed: await makeCertificate({ subject: 'CN=old', ca: true, keys: expiredRoot.keys }),
    otherRoot: await makeCertificate({ subject: 'CN=root', ca: true }),
    leaf: await makeCertificate({ subject: 'CN=leaf', issuer: root, ...host }),
    expired: await makeCertificate({
      subject: 'CN=expired',
      issuer: root,
      ...host,
      fromMs: nowMs - 9 * dayMs,
      toMs: nowMs - dayMs,
    }),
    future: await makeCertificate({ subject: 'CN=future', issuer: root, ...host, fromMs: nowMs + dayMs }),
    deep: await makeCertificate({ subject: 'CN=deep', issuer: middle, ...host }),
    byNotCa: await makeCertificate({ subject: 'CN=bad', issuer: notCa, ...host }),
    oldRootLeaf: await makeCertificate({
      subject: 'CN=old leaf',
      issuer: expiredRoot,
      ...host,
      fromMs: nowMs - 80 * dayMs,
    }),
    selfSigned: await makeCertificate({ subject: 'CN=self', ...host }),
  };
});

const judge = (chain: readonly Name[], cas: string | null, terms: Partial<ChainTerms> = {}) =>
  judgeChain(
    chain.map((name) => made[name].der),
    cas === null ? null : Buffer.from(cas),
    { atMs: nowMs, serverName: null, ...terms },
  )?.reason ?? 'accepted';

/** One PEM file from the named certificates; other texts are used as they are. */
const bundle = (...parts: readonly string[]): string =>
  parts.map((part) => (names.includes(part as Name) ? made[part as Name].pem : part)).join('\n');

const garbagePem = '-----BEGIN CERTIFICATE-----\nQUFBQQ==\n-----END CERTIFICATE-----';

describe('the check of a server chain', () => {
  it.each<[string, readonly Name[], readonly string[], Partial<ChainTerms>, string]>([
    ['its own CA', ['leaf'], ['root'], {}, 'accepted'],
    ['a root that the server sends too', ['leaf', 'root'], ['root'], {}, 'accepted'],
    ['an intermediate from the server', ['deep', 'middle'], ['root'], {}, 'accepted'],
    ['only the intermediate as CA', ['deep'], ['middle'], {}, 'accepted'],
    ['a missing intermediate', ['deep'], ['root'], {}, 'tls-untrusted'],
    ['intermediates in any order', ['deep', 'root', 'leaf', 'middle'], ['root'], {}, 'accepted'],
    ['a bundle with the right CA last', ['leaf'], ['otherRoot', 'expiredRoot', 'root'], {}, 'accepted'],
    ['a bundle with garbage', ['leaf'], [garbagePem, '# comment', 'root'], {}, 'accepted'],
    ['the server certificate itself as CA', ['selfSigned'], ['selfSigned'], {}, 'accepted'],
    ['another CA with the same name', ['leaf'], ['otherRoot'], {}, 'tls-untrusted'],
    ['another CA', ['leaf'], ['expiredRoot'], {}, 'tls-untrusted'],
    ['another CA, the right one sent by the server', ['leaf', 'root'], ['otherRoot'], {}, 'tls-untrusted'],
    ['a signature by a certificate that is not a CA', ['byNotCa', 'notCa'], ['root'], {}, 'tls-untrusted'],
    ['a certificate that is not a CA used as one', ['byNotCa'], ['notCa'], {}, 'tls-untrusted'],
    ['an unknown self-signed certificate', ['selfSigned'], ['root'], {}, 'tls-untrusted'],
    ['garbage PEM', ['leaf'], [garbagePem], {}, 'tls-untrusted'],
    ['a file that is not PEM', ['leaf'], ['hello'], {}, 'tls-untrusted'],
    ['an empty file', ['leaf'], [''], {}, 'tls-untrusted'],
    ['an expired leaf', ['expired'], ['root'], {}, 'tls-dates'],
    ['an expired leaf, dates ignored', ['expired'], ['root'], { atMs: null }, 'accepted'],
    [
      'an expired leaf with the clock a few days behind',
      ['expired'],
      ['root'],
      { atMs: nowMs - 5 * dayMs },
      'tls-dates',
    ],
    ['a leaf that is valid from tomorrow', ['future'], ['root'], {}, 'tls-dates'],
    [
      'a leaf that is valid from tomorrow with the clock ahead',
      ['future'],
      ['root'],
      { atMs: nowMs + 2 * dayMs },
      'accepted',
    ],
    ['a valid leaf with a clock of 1980', ['leaf'], ['root'], { atMs: Date.UTC(1980, 0, 6) }, 'tls-dates'],
    ['an expired CA', ['oldRootLeaf'], ['expiredRoot'], {}, 'tls-dates'],
    [
      'an expired CA with a clock in its validity',
      ['oldRootLeaf'],
      ['expiredRoot'],
      { atMs: nowMs - 40 * dayMs },
      'accepted',
    ],
    ['an expired CA, dates ignored', ['oldRootLeaf'], ['expiredRoot'], { atMs: null }, 'accepted'],
    ['an expired CA and the renewed one', ['oldRootLeaf'], ['expiredRoot', 'renewed'], {}, 'accepted'],
    [
      'an expired CA and the renewed one, yesterday',
      ['oldRootLeaf'],
      ['renewed', 'expiredRoot'],
      { atMs: nowMs - 40 * dayMs },
      'accepted',
    ],
    ['its name', ['leaf'], ['root'], { serverName: 'broker.test' }, 'accepted'],
    ['a name in capitals', ['leaf'], ['root'], { serverName: 'BROKER.test' }, 'accepted'],
    ['a wildcard', ['leaf'], ['root'], { serverName: 'a.wild.test' }, 'accepted'],
    ['two labels for one wildcard', ['leaf'], ['root'], { serverName: 'a.b.wild.test' }, 'tls-host'],
    ['its address', ['leaf'], ['root'], { serverName: '127.0.0.1' }, 'accepted'],
    ['another address', ['leaf'], ['root'], { serverName: '127.0.0.2' }, 'tls-host'],
    ['another name', ['leaf'], ['root'], { serverName: 'other.test' }, 'tls-host'],
    ['an impossible name', ['leaf'], ['root'], { serverName: 'broker.test\0.evil' }, 'tls-host'],
    [
      'a name on an untrusted chain: trust first',
      ['leaf'],
      ['otherRoot'],
      { serverName: 'other.test' },
      'tls-untrusted',
    ],
    [
      'a name on an expired chain: dates before names',
      ['expired'],
      ['root'],
      { serverName: 'other.test' },
      'tls-dates',
    ],
  ])('%s', (_name, chain, cas, terms, verdict) => {
    expect(judge(chain, bundle(...cas), terms)).toBe(verdict);
  });

  it('without a CA file nothing is trusted', () => {
    expect(judge(['leaf'], null)).toBe('tls-untrusted');
  });

  it('a server without a readable certificate is refused', () => {
    const ca = Buffer.from(made.root.pem);
    const terms = { atMs: null, serverName: null };
    expect(judgeChain([], ca, terms)?.reason).toBe('tls-failed');
    expect(judgeChain([Buffer.from('nonsense')], ca, terms)?.reason).toBe('tls-failed');
    expect(judgeChain([made.leaf.der, Buffer.from('nonsense')], ca, terms)).toBeNull();
  });

  it('a CA file may have CRLF line ends', () => {
    expect(judge(['leaf'], made.root.pem.replaceAll('\n', '\r\n'))).toBe('accepted');
  });

  it('names the certificate and the date in its detail', () => {
    const detail = judgeChain([made.expired.der], Buffer.from(made.root.pem), {
      atMs: nowMs,
      serverName: null,
    })?.detail;
    expect(detail).toBe('"CN=expired" expired at Nov 22 00:00:00 2026 GMT');
  });

  it('never throws and never accepts, for any bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const damagedLeaf = fc.nat(300).map((at) => {
      const der = Uint8Array.from(made.leaf.der);
      der[at % der.length] = (der[at % der.length] ?? 0) ^ 0x55;
      return der;
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(bytes, damagedLeaf), { maxLength: 20 }), bytes, (chain, ca) => {
        expect(judgeChain(chain, ca, { atMs: nowMs, serverName: 'x' })).not.toBeNull();
      }),
    );
  });

  it('a damaged leaf is never trusted', () => {
    const ca = Buffer.from(made.root.pem);
    for (let at = 0; at < made.leaf.der.length; at += 1) {
      const der = Uint8Array.from(made.leaf.der);
      der[at] = (der[at] ?? 0) ^ 1;
      expect(judgeChain([der], ca, { atMs: null, serverName: null })).not.toBeNull();
    }
  });

  it('limits the search among many CAs with the same name', async () => {
    const maze = await Promise.all(Array.from({ length: 40 }, () => makeCertificate({ subject: 'CN=maze', ca: true })));
    const cas = Buffer.from(maze.map(({ pem }) => pem).join('\n'));
    const stray = await makeCertificate({ subject: 'CN=maze', ca: true });
    const victim = await makeCertificate({ subject: 'CN=victim', issuer: stray });
    expect(judgeChain([victim.der, ...maze.map(({ der }) => der)], cas, { atMs: null, serverName: null })?.reason).toBe(
      'tls-untrusted',
    );
  });
});
