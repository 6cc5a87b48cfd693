/** What is known of one certificate. Texts come from the file: bounded, but otherwise as hostile as the file. */
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
   * Basic constraints say CA; or it is a self-signed certificate of version 1, which cannot say so: openssl and Node take it as a root
   * (X509_check_ca(3): 3).
   */
  readonly isCa: boolean;
  /** X.509 version 1, which knows no constraints: `openssl x509 -req -signkey` makes such. */
  readonly isVersion1: boolean;
  /** Subject and issuer, or the key identifiers of both, are the same: it says that it signed itself. */
  readonly claimsSelfSigned: boolean;
  /** It did sign itself: the signature was verified with its own key. */
  readonly selfSigned: boolean;
  /** `unreadable`: the key cannot be decoded. `other`: a kind that nothing here can verify with, such as SM2. */
  readonly keyKind: 'rsa' | 'ec' | 'ed25519' | 'ed448' | 'dsa' | 'other' | 'unreadable';
  /** Size of the modulus or the curve; `null` where it is not known. */
  readonly keyBits: number | null;
  /** As `DNS:name` and `IP Address:a.b.c.d`. */
  readonly subjectAltNames: readonly string[];
}
