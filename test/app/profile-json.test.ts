import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftContent } from '../../electron/app/services/draft/draft-content.ts';
import { emptyFields } from '../../electron/app/services/draft/profile-of-draft.ts';
import { draftContentOf, profileJsonOf } from '../../electron/app/services/profile-json.ts';
import { type Profile, parseProfile, parseProfileText } from '../../shared/profile.ts';
import { sampleProfile, tls } from '../shared/profile/sample.ts';
import { makeCertificate } from '../support/certificates.ts';
import { problemLine, problemLines } from '../support/problem-line.ts';
import { mqttFields } from './profile-samples.ts';
import { canaries, caPem, profilesBench, sampleContent, sourceOf } from './profiles-bench.ts';

const client = await makeCertificate({ subject: 'CN=device' });
const clientPem = client.pem.trimEnd();
const keyPem = client.keyPem.trimEnd();
const clientFiles = {
  clientCert: sourceOf(clientPem, { name: 'client.crt', fileOnModule: 'client.crt' }),
  clientKey: sourceOf(keyPem, { name: 'client.key', fileOnModule: 'client.key' }),
};

const exported = async (content: DraftContent, withSecrets: boolean) => {
  const bench = profilesBench();
  bench.draft.open(content, null);
  const { name } = content.fields;
  const saved = await bench.request['profiles.save']({ name, asCopy: false });
  if (!saved.ok) throw new Error(saved.error.code);
  return bench.request['profiles.export']({ id: saved.value.id, withSecrets });
};

const textOf = async (content: DraftContent, withSecrets: boolean): Promise<string> => {
  const outcome = await exported(content, withSecrets);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error.facts));
  return outcome.value.text;
};

const profileOfText = (text: string): Profile => {
  const profile = parseProfileText(text);
  if (!profile.ok) throw new Error(JSON.stringify(profile.error.facts));
  return profile.value;
};

const problemsOf = (profile: object): readonly string[] => {
  const parsed = parseProfile(profile);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error.facts));
  return problemLines(draftContentOf(parsed.value));
};

const mutual: DraftContent = sampleContent({ fields: { tlsCheck: 'mutual' }, certificates: clientFiles });
const plainMqtt: DraftContent = sampleContent({
  fields: { ...mqttFields, family: 'air780', apn: 'cmnet' },
  secrets: { secret: null, password: canaries.password, simPin: '1234' },
  certificates: { ca: null },
});
const readyLogin: DraftContent = sampleContent({
  fields: { clientId: '9e352064_0_0_2019071713', username: '9e352064', proof: null, subscriptions: [] },
  secrets: { secret: null, password: canaries.password },
});
const samples: readonly (readonly [string, DraftContent])[] = [
  ["the article's device", sampleContent()],
  ['a login by certificate', mutual],
  ['a broker without TLS', plainMqtt],
  ['a ready login', readyLogin],
];

describe('an exported profile', () => {
  it.each(samples)('of %s gives the same draft when imported', async (_, content) => {
    const again = draftContentOf(profileOfText(await textOf(content, true)));
    expect(again).toEqual({ ok: true, value: content });
  });

  it('gives the same draft when imported, for any input', async () => {
    const text = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 })
      .filter((typed) => /^[^"]+$/.test(typed));
    const fields = fc.record({
      name: text.filter((typed) => typed.trim() === typed),
      port: fc.integer({ min: 1, max: 65_535 }),
      deviceId: text,
      signType: fc.constantFrom(0 as const, 1 as const),
      username: fc.oneof(fc.constant(''), text),
      checkDates: fc.boolean(),
      keepAliveSeconds: fc.integer({ min: 1, max: 65_535 }),
      cleanSession: fc.boolean(),
      apn: fc.oneof(fc.constant(''), text),
      timestamp: fc.constantFrom(null, '2026112306'),
    });
    await fc.assert(
      fc.asyncProperty(fields, fc.option(text), async (typed, secret) => {
        const content = sampleContent({ fields: typed, secrets: { secret: secret ?? 'x' } });
        const json = profileJsonOf(content, { withSecrets: true });
        if (!json.ok) throw new Error(json.error.code);
        expect(draftContentOf(profileOfText(JSON.stringify(json.value)))).toEqual({ ok: true, value: content });
      }),
      { numRuns: 200 },
    );
  });

  it.each(samples)(
    'of %s without secrets contains none of them, and the command line accepts it',
    async (_, content) => {
      const text = await textOf(content, false);
      for (const value of [...Object.values(canaries), '1234', 'PRIVATE KEY']) expect(text).not.toContain(value);
      expect(profileOfText(text).name).toBe('Greenhouse 12');
    },
  );

  it('without secrets names the files that have to be next to it', async () => {
    const profile = profileOfText(await textOf(mutual, false));
    expect(profile.cloud).toMatchObject({ secret: null, secretFile: 'device-secret.txt' });
    expect(profile.tls).toMatchObject({ clientCert: clientPem, clientKey: 'client.key' });
    const again = draftContentOf(profile);
    expect(again).toMatchObject({
      value: { secrets: { secret: null, password: null, simPin: null }, certificates: { clientKey: null } },
    });
  });

  it('of a login by certificate only names no secret', async () => {
    const content = sampleContent({ ...mutual, secrets: { secret: null } });
    expect(profileOfText(await textOf(content, false)).cloud).toMatchObject({ secret: null, secretFile: null });
  });

  it('with TLS switched off is not a login by certificate, even if certificates are chosen', async () => {
    const content = sampleContent({
      ...mutual,
      fields: { ...mutual.fields, tlsEnabled: false },
      secrets: { secret: null },
    });
    expect(emptyFields(content)).toContain('secret');
    const cloud = JSON.parse(await textOf(content, false)).cloud;
    expect(cloud).toMatchObject({ secretFile: 'device-secret.txt' });
  });

  it('has certificates as PEM, regardless of the format of the file', async () => {
    const der = sourceOf('', { content: new Uint8Array(client.der) });
    const crlf = sourceOf(`\uFEFFcomment\r\n${caPem.replaceAll('\n', '\r\n')}\r\n`);
    const content = sampleContent({ ...mutual, certificates: { ...clientFiles, ca: crlf, clientCert: der } });
    const { tls: files } = profileOfText(await textOf(content, true));
    expect(files.ca).toBe(caPem);
    expect(files.clientCert?.replaceAll('\n', '')).toBe(clientPem.replaceAll('\n', ''));
  });

  it('of an unfinished draft has the given values and reports the missing ones', async () => {
    const content = sampleContent({ fields: { host: '', deviceId: '' }, secrets: { secret: null } });
    const outcome = await exported(content, true);
    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(JSON.parse(outcome.value.text)).toMatchObject({ name: 'Greenhouse 12', cloud: { timestamp: '2019071713' } });
    expect(outcome.value.problems.map(problemLine)).toContain('cloud.host: host-form');
  });

  it.each<[string, DraftContent, boolean, readonly string[]]>([
    ['nothing of the usual', sampleContent(), true, []],
    ['nothing of a login by certificate', mutual, true, []],
    ['nothing of a name that a file takes along', mutual, false, []],
    ['the secret with a password', sampleContent({ secrets: { password: 'p' } }), true, ['secret']],
    ['no secret that was to be left out', sampleContent({ secrets: { password: 'p' } }), false, []],
    [
      'a secret that another broker has no place for',
      sampleContent({ fields: { platform: 'mqtt', clientId: 'a' } }),
      true,
      ['secret'],
    ],
    [
      'line ends and a permission',
      sampleContent({ certificates: { ca: sourceOf(caPem, { lineEnds: 'crlf', accepted: true }) } }),
      true,
      ['lineEnds', 'accepted'],
    ],
    [
      'names of client files',
      sampleContent({
        ...mutual,
        certificates: { ...clientFiles, clientCert: sourceOf(clientPem, { fileOnModule: 'own.crt' }) },
      }),
      true,
      ['fileNames'],
    ],
  ])('leaves out %s, and reports it', async (_, content, withSecrets, leftOut) => {
    expect(await exported(content, withSecrets)).toMatchObject({ ok: true, value: { leftOut } });
  });
});

describe('names on the module', () => {
  const given = (fileOnModule: string) => {
    const files = { ca: caPem, clientCert: clientPem, clientKey: keyPem, check: 'mutual' };
    const content = draftContentOf(
      profileOfText(JSON.stringify(sampleProfile({ tls: tls({ ...files, fileOnModule }) }))),
    );
    if (!content.ok) throw new Error(JSON.stringify(content.error.facts));
    const { ca, clientCert, clientKey } = content.value.certificates;
    return [ca, clientCert, clientKey].map((source) => source?.fileOnModule);
  };

  it.each([
    ['root.crt', ['root.crt', 'client.crt', 'client.key']],
    ['my ca.crt', ['ca.crt', 'client.crt', 'client.key']],
    ['根.crt', ['ca.crt', 'client.crt', 'client.key']],
    ['client.crt', ['client.crt', '2-client.crt', 'client.key']],
    ['CLIENT.KEY', ['CLIENT.KEY', 'client.crt', '2-client.key']],
  ])('of an import with %s are such as a module takes, and three', (fileOnModule, names) => {
    expect(given(fileOnModule)).toEqual(names);
  });

  it('of an older profile are corrected when it is opened', async () => {
    const bench = profilesBench();
    const two = { ...clientFiles, ca: sourceOf(caPem, { fileOnModule: 'client.crt' }) };
    bench.draft.open(sampleContent({ fields: { tlsCheck: 'mutual' }, certificates: two }), null);
    const saved = await bench.request['profiles.save']({ name: 'Old', asCopy: false });
    await bench.request['profiles.open']({ id: saved.ok ? saved.value.id : '' });
    const plan = await bench.draft.planFor({ baudRate: 115_200 });
    expect(plan.ok && plan.value.files.map(({ fileOnModule }) => fileOnModule)).toEqual([
      'client.crt',
      '2-client.crt',
      'client.key',
    ]);
  });
});

describe('a setting that a draft cannot hold', () => {
  const cases: readonly (readonly [object, string])[] = [
    [{ ...sampleProfile(), cloud: { ...(sampleProfile().cloud as object), authType: 2 } }, 'cloud.authType: cli-only'],
    [sampleProfile({ tls: tls({ serverName: 'other.example.com' }) }), 'tls.serverName: cli-only'],
    [sampleProfile({ tls: tls({ version: '1.2' }) }), 'tls.version: cli-only'],
    [sampleProfile({ module: { apn: { name: 'a', user: 'u', password: 'p' } } }), 'module.apn.user: cli-only'],
    [sampleProfile(), 'tls.ca: file-not-read'],
    [
      sampleProfile({ tls: tls({ clientCert: 'c.crt', clientKey: keyPem, check: 'mutual' }) }),
      'tls.clientCert: file-not-read',
    ],
  ];

  it.each(cases)('is reported: %#', (profile, problem) => {
    expect(problemsOf(profile)).toContain(problem);
  });
});
