import { describe, expect, it } from 'vitest';
import { leftOutOf } from '../../electron/app/services/profile-json.ts';

type Content = Parameters<typeof leftOutOf>[0];

const contentOf = (change: {
  readonly platform?: string;
  readonly secrets?: object;
  readonly certificates?: object;
}): Content =>
  ({
    fields: { platform: change.platform ?? 'huawei-iotda' },
    secrets: { secret: null, password: null, simPin: null, ...change.secrets },
    certificates: { ca: null, clientCert: null, clientKey: null, ...change.certificates },
  }) as unknown as Content;

const file = (fileOnModule: string, further: object = {}) => ({
  fileOnModule,
  lineEnds: 'lf',
  accepted: false,
  ...further,
});

describe('what an exported profile leaves out', () => {
  const secret = { secret: 'twenty characters or so' };

  it.each([
    ['nothing', {}, []],
    ['a secret of its device', { secrets: secret }, []],
    ['a secret with a password', { secrets: { ...secret, password: 'x' } }, ['secret']],
    ['a secret of another broker', { platform: 'mqtt', secrets: secret }, ['secret']],
    ['no secret of another broker', { platform: 'mqtt' }, []],
    [
      'one file of two with other line ends',
      { certificates: { ca: file('ca.crt'), clientCert: file('client.crt', { lineEnds: 'crlf' }) } },
      ['lineEnds'],
    ],
    ['a file that was accepted', { certificates: { ca: file('ca.crt', { accepted: true }) } }, ['accepted']],
    ['a certificate with its own file name', { certificates: { clientCert: file('mine.crt') } }, ['fileNames']],
    [
      'a key with another name next to a usual one',
      { certificates: { clientCert: file('client.crt'), clientKey: file('mine.key') } },
      ['fileNames'],
    ],
  ] as const)('with secrets: %s', (_name, change, expected) => {
    expect(leftOutOf(contentOf(change), { withSecrets: true })).toEqual(expected);
  });

  it('does not include the secret and the name of the key in an export without secrets', () => {
    const certificates = { clientCert: file('client.crt'), clientKey: file('mine.key') };
    const content = contentOf({ secrets: { ...secret, password: 'x' }, certificates });
    expect(leftOutOf(content, { withSecrets: false })).toEqual([]);
  });
});
