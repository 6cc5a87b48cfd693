import { z } from 'zod';
import { sizeInBytes } from '../at/quoting.ts';
import { clouds, type ListedSchema } from '../clouds/index.ts';
import { problemWith } from './problem.ts';
import { paramsOf } from './problems.ts';
import { argument, checkedText, hostName, oneOf, pemOrPath } from './setting.ts';
import { findFilterProblem, findTopicProblem } from './topic.ts';
import { moduleFamilyChoices } from './types.ts';

/** The shape of a profile as written. Rules across fields are in `rules.ts`, defaults in `normalise.ts`. */

const qos = oneOf(0, 1, 2).default(0);

/** Each cloud provides the schema for its part. */
const cloudSchemas = clouds.map(({ profile }) => profile.schema) as unknown as [ListedSchema, ...ListedSchema[]];

const tls = z.strictObject({
  enabled: z.boolean().default(true),
  ca: pemOrPath.nullish(),
  fileOnModule: argument(64).nullish(),
  clientCert: pemOrPath.nullish(),
  clientKey: pemOrPath.nullish(),
  check: z.enum(['none', 'server', 'mutual']).default('server'),
  checkDates: z.boolean().default(true),
  serverName: hostName.nullish(),
  version: z.enum(['1.0', '1.1', '1.2', 'all']).nullish(),
});

/** The largest message that any of the modules accepts (docs/at-dialect.md §9.5). The limit of the family is checked later. */
const payloadLimitBytes = 4100;
const payload = z.string().refine((value) => sizeInBytes(value) <= payloadLimitBytes, {
  params: paramsOf(problemWith('longer-than', { bytes: payloadLimitBytes })),
});

const mqtt = z.strictObject({
  keepAlive: z.int().min(1).max(65_535).default(60),
  cleanSession: z.boolean().default(true),
  subscriptions: z
    .array(z.strictObject({ topic: checkedText(findFilterProblem), qos }))
    .max(100)
    .default([]),
  proof: z.strictObject({ topic: checkedText(findTopicProblem), qos, payload }).nullish(),
});

const apnName = argument(100);
const apn = z.strictObject({
  name: apnName,
  user: argument(64).nullish(),
  password: argument(64).nullish(),
  auth: z.enum(['none', 'pap', 'chap']).nullish(),
});

const module = z.strictObject({
  family: z.enum(moduleFamilyChoices).default('auto'),
  /** Not a union, because a union would not report which field of the object is wrong. */
  apn: z.preprocess((value) => (typeof value === 'string' ? { name: value } : value), apn.nullish()),
  simPin: checkedText((value) => (/^\d{4,8}$/.test(value) ? null : 'pin-form')).nullish(),
});

export const profileSchema = z.strictObject({
  /** For editors: where the JSON Schema of this file is (docs/profile.schema.json). It is not used. */
  $schema: z.string().optional(),
  version: z.literal(1),
  name: z.string().min(1).max(200).default('device'),
  cloud: z.discriminatedUnion('kind', cloudSchemas),
  tls: tls.prefault({}),
  mqtt: mqtt.prefault({}),
  module: module.prefault({}),
});

/** A valid file, with the defaults of single settings filled in. */
export type ProfileAsWritten = z.output<typeof profileSchema>;
/** The content of a file. */
export type ProfileFile = z.input<typeof profileSchema>;
