/** Facts of one certificate. The texts come from the file: their length is bounded, their content is untrusted. */
export interface CertificateFacts {
  /** Relative names joined by comma and blank, e.g. `C=CN, O=Huawei, CN=IOT`. */
  readonly subject: string;
  readonly issuer: string;
  /** The last common name of the subject. */
  readonly commonName: string | null;
  /** Upper-case hex, as openssl prints it. */
  readonly serialNumber: string;
  /** Validity, in ms since 1970. */
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** Fingerprints of the DER bytes: lower-case hex without colons. */
  readonly sha256: string;
  readonly sha1: string;
  /**
   * True if the basic constraints say CA, or for a self-signed certificate of version 1, which has no such field: openssl and Node accept it
   * as a root (X509_check_ca(3): 3).
   */
  readonly isCa: boolean;
  /** X.509 version 1, which has no constraints. `openssl x509 -req -signkey` makes such certificates. */
  readonly isVersion1: boolean;
  /** Subject and issuer, or the key identifiers of both, are the same: the certificate claims to be self-signed. */
  readonly claimsSelfSigned: boolean;
  /** Really self-signed: the signature was verified with its own key. */
  readonly selfSigned: boolean;
  /** `unreadable`: the key cannot be decoded. `other`: a kind that this program cannot verify with, such as SM2. */
  readonly keyKind: 'rsa' | 'ec' | 'ed25519' | 'ed448' | 'dsa' | 'other' | 'unreadable';
  /** Size of the modulus or the curve; `null` when unknown. */
  readonly keyBits: number | null;
  /** As `DNS:name` and `IP Address:a.b.c.d`. */
  readonly subjectAltNames: readonly string[];
}
