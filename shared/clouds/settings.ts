/** The settings that all clouds have in a profile, with defaults filled in; `null` where nothing was given. */
export interface CloudSettings {
  readonly kind: string;
  readonly host: string;
  readonly port: number;
  readonly clientId: string | null;
  /** `null` together with the password: a login without username and password. */
  readonly username: string | null;
  readonly password: string | null;
}

/** The same settings as written in a file. */
export interface CloudAsWritten {
  readonly kind: string;
  readonly host: string;
  readonly port?: number | undefined;
}
