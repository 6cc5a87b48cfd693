import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedSecretNames } from '../../shared/contract/draft.ts';
import { requests } from '../../shared/contract.ts';
import { createDraftBench } from '../support/draft-bench.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';

const stored = { secret: 'StoredSecret1', password: 'StoredPassword1', simPin: '1234' };
const kept = (field: string) => ({
  ok: false,
  error: { code: 'usage/invalid', facts: { field, problem: 'secret-kept' } },
});

const bench = async () => {
  const made = createDraftBench();
  await made.request['draft.change']({ deviceId: 'prod_node1', ...stored });
  return made;
};

describe('a stored secret', () => {
  it.each(typedSecretNames)('%s is not changed by typing, clearing or pasting', async (field) => {
    const { request, service, draft } = await bench();
    const before = service.snapshot();
    for (const value of ['x', '', `${stored[field]}x`, stored[field].slice(0, -1)])
      expect(await request['draft.change']({ [field]: value })).toMatchObject(kept(field));
    expect(service.snapshot()).toBe(before);
    expect(await request['draft.change']({ [field]: stored[field], apn: 'cmnet' })).toMatchObject({ ok: true });
    expect(service.snapshot().secrets).toEqual(stored);
    expect(draft().undoable).toEqual([]);
  });

  it('keeps every other field of a refused change as well', async () => {
    const { request, draft } = await bench();
    await request['draft.change']({ secret: 'other', host: 'other.example.com' });
    expect(draft().host).toBe('');
  });

  it.each(typedSecretNames)('%s is replaced on request, and can be restored', async (field) => {
    const { request, service, draft } = await bench();
    await request['draft.replaceSecret']({ field, value: 'new1' });
    expect(service.snapshot().secrets).toEqual({ ...stored, [field]: 'new1' });
    expect(draft().undoable).toEqual([field]);
    await request['draft.undoSecret']({ field });
    expect(service.snapshot().secrets).toEqual(stored);
    // The newer one is not lost either: restoring it is a redo.
    expect(draft()).toMatchObject({ undoable: [], redoable: [field] });
    await request['draft.undoSecret']({ field });
    expect(service.snapshot().secrets).toEqual({ ...stored, [field]: 'new1' });
    expect(draft()).toMatchObject({ undoable: [field], redoable: [] });
    await request['draft.undoSecret']({ field });
    await request['draft.replaceSecret']({ field, value: 'new2' });
    expect(draft()).toMatchObject({ undoable: [field], redoable: [] });
  });

  it.each(typedSecretNames)('%s is removed on request, and can be restored', async (field) => {
    const { request, service, draft } = await bench();
    await request['draft.replaceSecret']({ field, value: '' });
    expect(service.snapshot().secrets).toEqual({ ...stored, [field]: null });
    await request['draft.undoSecret']({ field });
    expect(service.snapshot().secrets).toEqual(stored);
    expect(draft().undoable).toEqual([]);
  });

  it('can be restored until another draft is opened, also after saving', async () => {
    const { request, service, draft } = await bench();
    await request['draft.replaceSecret']({ field: 'secret', value: 'new' });
    service.markSaved('pabcdefgh', 'Greenhouse');
    expect(draft()).toMatchObject({ undoable: ['secret'], changed: false });
    await request['draft.undoSecret']({ field: 'secret' });
    expect(draft()).toMatchObject({ undoable: [], redoable: ['secret'], changed: true });
    await request['draft.undoSecret']({ field: 'secret' });
    expect(draft()).toMatchObject({ undoable: ['secret'], redoable: [], changed: false });
    await request['draft.useDemoDevice']({});
    expect(draft()).toMatchObject({ undoable: [], redoable: [] });
    expect(await request['draft.undoSecret']({ field: 'secret' })).toMatchObject({ ok: true });
    expect(service.snapshot().secrets.secret).not.toBe('new');
  });

  it('does not appear in the view, and neither does a replaced one', async () => {
    const { request, viewStore } = await bench();
    await request['draft.replaceSecret']({ field: 'secret', value: 'NewSecret22' });
    for (const value of [...Object.values(stored), 'NewSecret22'])
      expect(JSON.stringify(viewStore.view())).not.toContain(value);
  });

  it.each([
    ['another secret', '设备ID\tprod_node1\t密钥\tOther123', ['secret', 'password']],
    ['another device', '{"device_id":"other_node"}', ['secret', 'password']],
    ['a login', 'clientId: prod_node1_0_0_2025041401\nusername: prod_node1\npassword: other', ['password']],
  ])('is not replaced by a pasted text with %s, unless requested', async (_, text, names) => {
    const { request, service, draft } = await bench();
    const before = service.snapshot();
    expect(await request['draft.paste']({ text })).toMatchObject({ ok: true, value: { fields: [], stored: names } });
    expect(service.snapshot()).toBe(before);
    await request['draft.paste']({ text, replaces: true });
    expect(draft().undoable).toEqual(names);
    for (const field of draft().undoable) await request['draft.undoSecret']({ field });
    expect(service.snapshot().secrets).toEqual(stored);
  });

  it('stays when the same value is pasted again', async () => {
    const { request, service } = createDraftBench();
    await request['draft.change']({ deviceId: 'prod_node1', secret: stored.secret });
    const pasted = await request['draft.paste']({ text: `设备ID\tprod_node1\t密钥\t${stored.secret}` });
    expect(pasted).toMatchObject({ ok: true, value: { kind: 'device', stored: [] } });
    expect(service.snapshot().secrets.secret).toBe(stored.secret);
  });

  it('is not changed by a text that names a secret and cannot be parsed', async () => {
    const { request, service } = await bench();
    const before = service.snapshot();
    const pasted = await request['draft.paste']({ text: 'prod_x\t设备ID\tOther123\t密钥', replaces: true });
    expect(pasted).toEqual({ ok: true, value: { kind: 'withheld', fields: [], unusable: [], stored: [] } });
    expect(service.snapshot()).toBe(before);
  });

  it('a removed private key can be restored', async () => {
    const { request, service, draft } = createDraftBench();
    const contentBase64 = Buffer.from('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n').toString(
      'base64',
    );
    await request['certificate.choose']({ role: 'clientKey', name: 'a.key', contentBase64 });
    const source = service.snapshot().certificates.clientKey;
    await request['certificate.change']({ role: 'clientKey', fileOnModule: 'b.key' });
    expect(draft().undoable).toEqual([]);
    service.markSaved('pabcdefgh', 'Greenhouse');
    await request['certificate.remove']({ role: 'clientKey' });
    expect(draft().undoable).toEqual(['clientKey']);
    expect(draft().changed).toBe(true);
    await request['draft.undoSecret']({ field: 'clientKey' });
    expect(draft()).toMatchObject({ changed: false, undoable: [], redoable: [] });
    expect(service.snapshot().certificates.clientKey).toEqual({ ...source, fileOnModule: 'b.key' });
  });

  it('can always be restored, after any requests', async () => {
    const acts = fc.oneof(
      arbitraryOf(requests['draft.change'].params).map((params) => ({ name: 'draft.change' as const, params })),
      arbitraryOf(requests['draft.replaceSecret'].params).map((params) => ({
        name: 'draft.replaceSecret' as const,
        params,
      })),
      arbitraryOf(requests['draft.undoSecret'].params).map((params) => ({ name: 'draft.undoSecret' as const, params })),
      fc
        .constantFrom('{"device_id":"other"}', '密钥\tOther123', '{"clientId":"a","password":"p"}', '密钥 x y')
        .chain((text) =>
          fc.boolean().map((replaces) => ({ name: 'draft.paste' as const, params: { text, replaces } })),
        ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 6 }), async (all) => {
        const { request, service } = await bench();
        for (const { name, params } of all) {
          const before = service.snapshot();
          await (request[name] as (params: unknown) => Promise<unknown>)(params);
          const { secrets, replaced } = service.snapshot();
          for (const field of typedSecretNames) {
            const value = before.secrets[field];
            if (value === null || value === secrets[field]) continue;
            expect(name).not.toBe('draft.change');
            expect(replaced[field]).toEqual({ kind: 'text', value });
          }
        }
        service.close();
      }),
      { numRuns: 200 },
    );
  });
});
