import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  certificateOutputSchema,
  credentialsOutputSchema,
  portsOutputSchema,
  sendOutputSchema,
} from '../../../shared/cli-output.ts';
import { articleText } from '../../certificates/fixtures.ts';
import { type CliBench, createCliBench } from './cli-bench.ts';

let bench: CliBench;

beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.platform.remove());

/** One document, of the shape that docs/cli.md promises. */
describe('--json', () => {
  it.each([
    ['credentials', credentialsOutputSchema, ['credentials', '--device-id', 'a', '--secret', 'b'], 0],
    ['certificate', certificateOutputSchema, ['certificate', 'ca.crt'], 0],
    ['ports', portsOutputSchema, ['ports'], 0],
    ['send', sendOutputSchema, ['send', '--port', 'sim:', 'AT+CSQ'], 0],
    ['send, with an error', sendOutputSchema, ['send', '--port', 'sim:', 'AT+NONSENSE'], 4],
    ['send, refused', sendOutputSchema, ['send', '--port', 'sim:', 'hello'], 2],
    ['send, without a port', sendOutputSchema, ['send', '--port', '/dev/no-such-port', 'AT'], 3],
  ])('of %s', async (_name, schema, args, expected) => {
    bench.write('ca.crt', articleText);
    const { exitCode, out } = await bench.run([...args, '--json']);
    expect(exitCode).toBe(expected);
    expect(() => schema.parse(JSON.parse(out))).not.toThrow();
  });
});
