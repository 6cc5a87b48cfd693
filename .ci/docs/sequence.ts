import { z } from 'zod';
import { sequenceSchema } from '../../shared/sequences/file-schema.ts';
import { onShortLines } from './profile.ts';

/** The JSON Schema of a sequence, for editors. Draft 7, because editors support later drafts only in part. */
export const sequenceSchemaText = (): string => {
  const { $schema, ...schema } = z.toJSONSchema(sequenceSchema, { io: 'input', target: 'draft-7' });
  const whole = {
    $schema,
    title: 'Sequence of ATelier',
    description:
      'Commands with expected replies. ATelier also checks what a schema cannot say, for example that a step does exactly one thing.',
    ...schema,
  };
  return `${onShortLines(JSON.stringify(whole, null, 2))}\n`;
};
