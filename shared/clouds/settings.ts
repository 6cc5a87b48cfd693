/** What the clouds' parts of a profile have in common, every default filled in; `null` where nothing was given. */
export interface CloudSettings {
  readonly kind: string;
  readonly host: string;
  readonly port: number;
  readonly clientId: string | null;
  /** `null` together with the password: a login without both. */
  readonly username: string | null;
  readonly password: string | null;
}

/** The same as written in a file. */
export interface CloudAsWritten {
  readonly kind: string;
  readonly host: string;
  readonly port?: number | undefined;
}
