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
 * Everything that is known of one cloud. A cloud is one folder and one line in `list.ts`; all else asks this object, and compares no
 * cloud's name. The functions are methods, so that each cloud may declare its own settings: only what it made itself is handed to it.
 */
export interface Cloud<
  Kind extends string = string,
  Written extends CloudAsWritten = CloudAsWritten,
  Settings extends CloudSettings = CloudSettings,
> {
  /** Its name in profiles (`cloud.kind`). */
  readonly kind: Kind;
  readonly words: Words<CloudWords>;
  readonly profile: CloudProfile<Written, Settings>;
  readonly login: CloudLogin<Settings>;
  readonly form: CloudForm<Written, Settings>;
  readonly hosts: CloudHosts;
  /** CA certificates that are published for its hosts. */
  readonly roots: readonly CloudRoot[];
  readonly topics: CloudTopics;
  readonly paste: CloudPaste;
  /** What the demo cloud plays of it; `null`: nothing. */
  readonly demo: CloudDemo | null;
}

/** Its part of a profile. */
export interface CloudProfile<Written, Settings> {
  /** With `kind` as a literal. */
  readonly schema: CloudSchema<Written>;
  /** What one of its settings demands of another; paths begin with `cloud`. */
  problems(written: Written, tlsCheck: TlsCheck): readonly ProfileProblem[];
  /** With its defaults. `port`: the one that was given, or the usual one. */
  settings(written: Written, port: number): Settings;
  /** Where its secret is: in the profile, in a file beside it, or nowhere. */
  secretOf(settings: Settings): { readonly secret: string | null; readonly file: string | null };
}

/** A schema that a discriminated union of `kind` can hold. */
export type CloudSchema<Written> = z.ZodType<Written, Written> & z.core.$ZodTypeDiscriminable;

export interface CloudLogin<Settings> {
  /** What is given in the profile wins over what is derived. Failures: `credentials/invalid` with field and problem. */
  derive(settings: Settings, secret: string | null, nowMs: number): Outcome<MqttCredentials>;
  /** What in a login that is about to be sent will probably be refused. */
  warnings(login: MqttCredentials, secret: string | null, nowMs: number): readonly Warning[];
  /** What a refused login can mean, likeliest first. */
  refusalCauses(login: MqttCredentials, nowMs: number): readonly CauseKey[];
  /** Causes that cannot be, because this cloud has no such thing. */
  readonly impossibleCauses: readonly CauseKey[];
  /** Outside of this range it refuses the login; `null`: any will do. */
  readonly keepAliveSeconds: { readonly least: number; readonly most: number } | null;
}

/** Fields that the form has for logins. A draft holds all of them, so that a change of the cloud loses nothing. */
export type LoginField = 'deviceId' | 'secret' | 'timestamp' | 'clientId' | 'username' | 'password';

/** What stands in them; '' and `null`: nothing. */
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
  /** What a person fills in, in this order. Where the console shows it: `words.places`. */
  readonly fields: readonly LoginField[];
  /** What may be given as well, and then wins over what is derived. */
  readonly given: readonly LoginField[];
  /** Whether a person chooses if the cloud compares the hour (signType). */
  readonly hasSignType: boolean;
  readonly hostExample: string;
  /** What stands for the time stamp while none is given; '' where the cloud asks for none. */
  timestampOf(nowMs: number): string;
  /** The id in the device's topics; '' while it is not known, or where there is none. */
  deviceIdOf(values: Pick<LoginValues, 'deviceId' | 'clientId'>): string;
  /** What has to be filled in and is not. `byCertificate`: the device shows a certificate. */
  empty(values: LoginValues, byCertificate: boolean): readonly LoginField[];
  /** Its part of the profile that these values make. Not checked. */
  written(values: LoginValues): Written;
  /** The values that such a profile means; a secret that stands in a file is not given. */
  valuesOf(settings: Settings): LoginValues;
  /** With the name of a file in the place of the secrets. */
  withoutSecrets(written: Written, byCertificate: boolean, secretFile: string): Written;
  /** Paths of what the command line knows and the form has no place for. */
  commandLineOnly(settings: Settings): readonly string[];
  /** What is to be said of the values beside what a profile forbids anyway. */
  remarks(values: FormValues, nowMs: number): readonly CloudRemark[];
}

/** What is judged together with the login. */
export interface FormValues extends LoginValues {
  readonly keepAliveSeconds: number;
  /** With the device id in the place of its placeholder. */
  readonly topics: Topics;
}

export type RemarkCode = ProfileProblemCode | WarningCode;

/** Something to be said beside a field; parts of a field as `subscriptions.0.topic`. */
export interface CloudRemark {
  readonly field: string;
  readonly level: 'error' | 'warning';
  readonly code: RemarkCode;
  readonly facts: Readonly<Record<string, Fact>>;
}

export interface CloudHosts {
  readonly ports: CloudPorts;
  /** Whether the cloud's devices speak MQTT at this host, by its form. Any broker has no form. */
  isForDevices(host: string): boolean;
  /** What is odd about an address; never a reason to stop. */
  warnings(host: string, port: number, tlsEnabled: boolean): readonly Warning[];
  /** The region in a host; `null`: none is seen. */
  regionOf(host: string): string | null;
}

export interface CloudRoot {
  readonly name: string;
  /** SHA-256 fingerprint, lower-case hex: the whole of it, or its beginning where only that is known. */
  readonly sha256: string;
  readonly serialNumber: string;
  /** Of a platform that has ended. */
  readonly retired: boolean;
  /** The certificate itself, for the shelf: with LF and without a final newline, as it goes to the module; `null`: it is known by sight only. */
  readonly file: { readonly id: string; readonly fileOnModule: string; readonly pem: string } | null;
}

/** What is subscribed after the login, and the test message. */
export interface Topics {
  readonly subscriptions: readonly Subscription[];
  readonly proof: Proof | null;
}

export interface CloudTopics {
  /** The topics of a device are in a folder of its own, `<folder><device id>/`; `null`: there is none. */
  readonly folder: string | null;
  /** With which a form begins. `prefix`: the device's folder. */
  begin(prefix: string): Topics;
  /** The part of a topic inside the folder that tells it from the others. */
  shortName(rest: string): string;
  /** What a topic is for: a key of `words.meanings`; `null`: it is not known. */
  meaningOf(topic: string): string | null;
  /** What a payload is about, where it has the form of this cloud. */
  summaryOf(payload: Readonly<Record<string, unknown>>): MessageSummary | null;
}

export interface MessageSummary {
  /** Of which service, or which command. */
  readonly head: string | null;
  readonly pairs: readonly (readonly [name: string, value: unknown])[];
}

/** A login that was found in a text. */
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
  /** Whether a login that was found can only be of this cloud. */
  isOwn(found: FoundLogin): boolean;
  /** What follows from a clientId of this cloud's form; `null`: it is of another. */
  readClientId(clientId: string): Pick<FoundLogin, 'deviceId' | 'timestamp' | 'signType'> | null;
  /** Values without names that are told apart by their forms alone; `null`: they are not. */
  readUnnamed(tokens: readonly string[]): FoundLogin | null;
}

export interface CloudDemo {
  readonly host: string;
  /** The name of the demo cloud's CA on the module. */
  readonly fileOnModule: string;
  readonly keepAliveSeconds: number;
  topics(prefix: string): Topics;
}

export interface CloudWords {
  /** In a list to choose from. */
  readonly name: string;
  /** In a line of its own. */
  readonly title: string;
  /** What is missing while the login cannot be made. */
  readonly toFillIn: string;
  /** Whose CA certificates those on the shelf are. */
  readonly roots: string;
  /** Where the console of the cloud shows what a field wants. */
  readonly places: Readonly<Partial<Record<LoginField | 'host', string>>>;
  /** What its topics are for, by the keys of `topics.meaningOf`. */
  readonly meanings: Readonly<Record<string, string>>;
}
