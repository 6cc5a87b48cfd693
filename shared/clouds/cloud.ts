import type { z } from 'zod';
import type { MqttCredentials } from '../credentials/mqtt-credentials.ts';
import type { Fact, Outcome } from '../outcome.ts';
import type { ProfileProblem, ProfileProblemCode } from '../profile/problem.ts';
import type { Proof, Subscription, TlsCheck } from '../profile/types.ts';
import type { Warning, WarningCode } from '../warnings.ts';
import type { CauseKey } from '../words/cause-keys.ts';
import type { Words } from '../words/language.ts';
import type { CloudPorts } from './ports.ts';
import type { CloudAsWritten, CloudSettings } from './settings.ts';

/**
 * Everything specific to one cloud. A cloud is one folder and one line in `list.ts`. All other code uses this object and compares no names
 * of clouds. The functions are methods, so that each cloud may declare its own settings type: it only receives values that it created.
 */
export interface Cloud<
  Kind extends string = string,
  Written extends CloudAsWritten = CloudAsWritten,
  Settings extends CloudSettings = CloudSettings,
> {
  /** The name in profiles (`cloud.kind`). */
  readonly kind: Kind;
  readonly words: Words<CloudWords>;
  readonly profile: CloudProfile<Written, Settings>;
  readonly login: CloudLogin<Settings>;
  readonly form: CloudForm<Written, Settings>;
  readonly hosts: CloudHosts;
  /** CA certificates published for its hosts. */
  readonly roots: readonly CloudRoot[];
  readonly topics: CloudTopics;
  readonly paste: CloudPaste;
  /** What the demo cloud simulates of this cloud; `null`: nothing. */
  readonly demo: CloudDemo | null;
}

/** The cloud's part of a profile. */
export interface CloudProfile<Written, Settings> {
  /** Contains `kind` as a literal. */
  readonly schema: CloudSchema<Written>;
  /** Rules across its settings; paths begin with `cloud`. `tlsCheck`: which sides are verified; `none` without TLS. */
  problems(written: Written, tlsCheck: TlsCheck): readonly ProfileProblem[];
  /** The settings with defaults filled in. `port`: the given one, or the default one. */
  settings(written: Written, port: number): Settings;
  /** Where the secret is: in the profile, in a separate file, or nowhere. */
  secretOf(settings: Settings): { readonly secret: string | null; readonly file: string | null };
}

/** A schema that can be a member of a union discriminated by `kind`. */
export type CloudSchema<Written> = z.ZodType<Written, Written> & z.core.$ZodTypeDiscriminable;

export interface CloudLogin<Settings> {
  /** Values given in the profile win over derived ones. Failures: `credentials/invalid` with field and problem. */
  derive(settings: Settings, secret: string | null, nowMs: number): Outcome<MqttCredentials>;
  /** What the cloud will probably refuse in a login, before it is sent. */
  warnings(login: MqttCredentials, secret: string | null, nowMs: number): readonly Warning[];
  /** What a refused login can mean, the most likely cause first. */
  refusalCauses(login: MqttCredentials, nowMs: number): readonly CauseKey[];
  /** Causes that are impossible, because this cloud has no such thing. */
  readonly impossibleCauses: readonly CauseKey[];
  /** Outside of this range the cloud refuses the login; `null`: any value is accepted. */
  readonly keepAliveSeconds: { readonly least: number; readonly most: number } | null;
}

/** Login fields of the form. A draft contains all of them, so that changing the cloud loses no value. */
export type LoginField = 'deviceId' | 'secret' | 'timestamp' | 'clientId' | 'username' | 'password';

/** The values of these fields; '' and `null`: empty. */
export interface LoginValues {
  readonly host: string;
  readonly port: number | null;
  readonly deviceId: string;
  readonly secret: string | null;
  readonly timestamp: string | null;
  readonly signType: 0 | 1;
  readonly clientId: string;
  readonly username: string;
  readonly password: string | null;
}

export interface CloudForm<Written, Settings> {
  /** The fields that the user fills in, in this order. `words.places` says where the console shows them. */
  readonly fields: readonly LoginField[];
  /** Optional fields that win over derived values. */
  readonly given: readonly LoginField[];
  /** Whether the user chooses if the cloud checks the hour (signType). */
  readonly hasSignType: boolean;
  readonly hostExample: string;
  /** The time stamp used if none is given; '' if the cloud requires none. */
  timestampOf(nowMs: number): string;
  /** The id in the device's topics; '' while it is unknown, or if there is none. */
  deviceIdOf(values: Pick<LoginValues, 'deviceId' | 'clientId'>): string;
  /** Required fields that are still empty. `byCertificate`: the device authenticates with a certificate. */
  empty(values: LoginValues, byCertificate: boolean): readonly LoginField[];
  /** The part of the profile with these values. Not validated. */
  written(values: LoginValues): Written;
  /** The form values of such a profile; a secret that is in a file is left out. */
  valuesOf(settings: Settings): LoginValues;
  /** The same part of the profile, with the name of a file instead of the secrets. */
  withoutSecrets(written: Written, byCertificate: boolean, secretFile: string): Written;
  /** Paths of settings that the command line supports and the form does not. */
  commandLineOnly(settings: Settings): readonly string[];
  /** Remarks about the values, in addition to what the profile validation forbids. */
  remarks(values: FormValues, nowMs: number): readonly CloudRemark[];
}

/** Values that are checked together with the login. */
export interface FormValues extends LoginValues {
  readonly keepAliveSeconds: number;
  /** With the placeholder replaced by the device ID. */
  readonly topics: Topics;
}

export type RemarkCode = ProfileProblemCode | WarningCode;

/** A remark shown next to a field; parts of a field as `subscriptions.0.topic`. */
export interface CloudRemark {
  readonly field: string;
  readonly level: 'error' | 'warning';
  readonly code: RemarkCode;
  readonly facts: Readonly<Record<string, Fact>>;
}

export interface CloudHosts {
  readonly ports: CloudPorts;
  /** Whether this host, by its form, is an MQTT access host of the cloud. Always false for a generic broker. */
  isForDevices(host: string): boolean;
  /** What is unusual about an address; never a reason to stop. */
  warnings(host: string, port: number, tlsEnabled: boolean): readonly Warning[];
  /** The region in the name of the host; `null`: none found. */
  regionOf(host: string): string | null;
}

export interface CloudRoot {
  readonly name: string;
  /** SHA-256 fingerprint, lower-case hex: complete, or only its beginning where the rest is unknown. */
  readonly sha256: string;
  readonly serialNumber: string;
  /** Belongs to a platform that was shut down. */
  readonly retired: boolean;
  /** The certificate itself, for the built-in CAs: with LF, without a final newline, as sent to the module. `null`: only the fingerprint is known. */
  readonly file: { readonly id: string; readonly fileOnModule: string; readonly pem: string } | null;
}

/** The subscriptions after the login, and the test message. */
export interface Topics {
  readonly subscriptions: readonly Subscription[];
  readonly proof: Proof | null;
}

export interface CloudTopics {
  /** The folder of device topics: `<folder><device id>/`; `null`: the cloud has none. */
  readonly folder: string | null;
  /** The initial topics of a form. `prefix`: the device's folder. */
  defaults(prefix: string): Topics;
  /** The part of a topic inside the folder that distinguishes it from the others. */
  shortName(rest: string): string;
  /** The purpose of a topic: a key of `words.meanings`; `null`: unknown. */
  meaningOf(topic: string): string | null;
  /** The summary of a payload that has this cloud's format. */
  summaryOf(payload: Readonly<Record<string, unknown>>): MessageSummary | null;
}

export interface MessageSummary {
  /** The service or the command. */
  readonly head: string | null;
  readonly pairs: readonly (readonly [name: string, value: unknown])[];
}

/** A login found in a text. */
export interface FoundLogin {
  readonly host?: string;
  readonly port?: number;
  readonly tlsEnabled?: boolean;
  readonly deviceId?: string;
  readonly secret?: string;
  readonly clientId?: string;
  readonly username?: string;
  readonly password?: string;
  readonly timestamp?: string;
  readonly signType?: 0 | 1;
}

export interface CloudPaste {
  /** Whether a found login can only belong to this cloud. */
  isOwn(found: FoundLogin): boolean;
  /** What follows from a clientId of this cloud's format; `null`: another format. */
  readClientId(clientId: string): Pick<FoundLogin, 'deviceId' | 'timestamp' | 'signType'> | null;
  /** Values without names that can be identified by their format alone; `null`: they cannot. */
  readUnnamed(tokens: readonly string[]): FoundLogin | null;
}

export interface CloudDemo {
  readonly host: string;
  /** File name of the demo cloud's CA on the module. */
  readonly fileOnModule: string;
  readonly keepAliveSeconds: number;
  topics(prefix: string): Topics;
}

export interface CloudWords {
  /** The name in a list to choose from. */
  readonly name: string;
  /** The name as a heading. */
  readonly title: string;
  /** What to fill in before the login can be made. */
  readonly toFillIn: string;
  /** The owner of the built-in CA certificates. */
  readonly roots: string;
  /** Where the console of the cloud shows the value of a field. */
  readonly places: Readonly<Partial<Record<LoginField | 'host', string>>>;
  /** The purpose of its topics, by the keys of `topics.meaningOf`. */
  readonly meanings: Readonly<Record<string, string>>;
}
