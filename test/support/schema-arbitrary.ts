import * as fc from 'fast-check';
import type { z } from 'zod';

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly out?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
}

/** Lists are short: the shape of values is tested, and a view has many lists. */
const longestList = 4;

/**
 * Values of a schema, for property tests of data that crosses a process boundary. They are generated and then parsed with the schema, because
 * it drops a key `__proto__` of a record, and data that crosses a boundary twice must be equal both times.
 */
export const arbitraryOf = <Schema extends z.ZodType>(schema: Schema): fc.Arbitrary<z.output<Schema>> =>
  valuesOf(schema)
    .filter((value) => schema.safeParse(value).success)
    .map((value) => schema.parse(value));

const valuesOf = (schema: z.ZodType): fc.Arbitrary<unknown> => {
  const definition = schema.def as unknown as Definition;
  switch (definition.type) {
    case 'object':
      return objectOf(definition.shape ?? {});
    case 'array':
      return fc.array(valuesOf(required(definition.element)), { maxLength: longestList });
    case 'record':
      return fc.dictionary(textOf(required(definition.keyType)), valuesOf(required(definition.valueType)), {
        maxKeys: 3,
      });
    case 'nullable':
      return fc.oneof(fc.constant(null), valuesOf(required(definition.innerType)));
    case 'default':
    case 'optional':
    case 'readonly':
      return valuesOf(required(definition.innerType));
    // What arrives in an older form is upgraded first: the values are those of the present form.
    case 'pipe':
      return valuesOf(required(definition.out));
    case 'union':
      return fc.oneof(...(definition.options ?? []).map(valuesOf));
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []));
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return numberOf(schema);
    case 'string':
      return textOf(schema);
    case 'unknown':
      // Without -0, which JSON does not keep.
      return fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)));
    default:
      throw new Error(`no values for ${definition.type}`);
  }
};

const required = (schema: z.ZodType | undefined): z.ZodType => {
  if (!schema) throw new Error('a schema lacks its inner type');
  return schema;
};

const objectOf = (shape: Readonly<Record<string, z.ZodType>>): fc.Arbitrary<unknown> => {
  const optional = Object.keys(shape).filter((key) => shape[key]?.def.type === 'optional');
  const values = Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, valuesOf(schema)]));
  return fc.record(values, { requiredKeys: Object.keys(shape).filter((key) => !optional.includes(key)) });
};

interface Bounds {
  readonly minValue?: number | null;
  readonly maxValue?: number | null;
  readonly isInt?: boolean;
}

const numberOf = (schema: z.ZodType): fc.Arbitrary<number> => {
  const { minValue, maxValue } = schema as unknown as Bounds;
  const min = Math.max(minValue ?? -1_000, -1_000_000);
  const max = Math.min(maxValue ?? 1_000_000, 2_000_000);
  // Integers are valid for every number schema, and JSON preserves them exactly.
  return fc.integer({ min: Math.ceil(Math.min(min, max)), max: Math.floor(max) });
};

interface TextSchema {
  readonly format?: string | null;
  readonly minLength?: number | null;
  readonly maxLength?: number | null;
  readonly def: { readonly checks?: readonly { readonly _zod: { readonly def: { readonly pattern?: RegExp } } }[] };
}

const textOf = (schema: z.ZodType): fc.Arbitrary<string> => {
  const { format, minLength, maxLength, def } = schema as unknown as TextSchema;
  if (format === 'base64') return fc.base64String({ maxLength: 40 });
  const pattern = def.checks?.map((check) => check._zod.def.pattern).find((found) => found !== undefined);
  if (pattern) return fc.stringMatching(pattern);
  return fc.string({ unit: 'grapheme', minLength: minLength ?? 0, maxLength: Math.min(maxLength ?? 30, 30) });
};
