import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DraftPatch } from '../../shared/contract.ts';
import { type StageId, stages } from '../../shared/steps.ts';
import { createPlacesBench } from '../support/places-bench.ts';
import { timeoutMs } from '../support/time-scale.ts';

/** A separate field for each stage, with values to set. */
const edits = {
  module: [{ apn: '' }, { apn: 'cmnet' }],
  certificate: [{ fileOnModule: 'ca.crt' }, { fileOnModule: 'other.crt' }],
  credentials: [{ signType: 0 }, { signType: 1 }],
  connect: [{ keepAliveSeconds: 120 }, { keepAliveSeconds: 77 }],
  proof: [{ payload: '{}' }, { payload: '{"n":1}' }],
} as const;

type Values = Readonly<Record<StageId, 0 | 1>>;
const first: Values = { module: 0, certificate: 0, credentials: 0, connect: 0, proof: 0 };

type Act =
  | { readonly kind: 'run'; readonly stages: readonly StageId[] }
  | { readonly kind: 'edit'; readonly stage: StageId; readonly to: 0 | 1 };

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('run' as const),
      stages: fc.oneof(
        fc.constant([...stages]),
        fc.subarray([...stages], { minLength: 1 }),
        fc.constant<StageId[]>(['connect']),
      ),
    }),
    fc.record({
      kind: fc.constant('edit' as const),
      stage: fc.constantFrom(...stages),
      to: fc.constantFrom(0 as const, 1 as const),
    }),
  ),
  { minLength: 3, maxLength: 8 },
);

/** The model: what each stage was made with. Stages that did not run are left out. */
const notedDown = (made: Partial<Record<StageId, string>>, asked: readonly StageId[], values: Values) => {
  const runs = (stage: StageId) => asked.includes(stage);
  const next = { ...made };
  if (runs('module')) next.module = `apn ${values.module}`;
  if (runs('certificate')) next.certificate = `file ${values.certificate}`;
  if (runs('credentials') || runs('connect')) next.credentials = `login ${values.credentials}`;
  const file = next.certificate ?? `file ${values.certificate}`;
  // The module receives the name of the file when it connects, regardless of earlier uploads.
  const name = `name ${values.certificate}`;
  if (runs('connect')) next.connect = `${values.connect} by login ${values.credentials} over ${file}, ${name}`;
  const connection = next.connect ?? '';
  if (runs('proof')) next.proof = `${values.proof} over ${connection}`;
  return next;
};

const everything = (values: Values) => notedDown({}, stages, values);

it('a stage is shown as changed exactly when the form differs from what its result was made with', {
  timeout: timeoutMs(240_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      const bench = createPlacesBench();
      const id = await bench.open('sim:');
      let values = first;
      // The files are on the module under both names, and it is registered, so single stages succeed.
      for (const fileOnModule of ['other.crt', 'ca.crt']) {
        await bench.ask('certificate.change', { sessionId: id, role: 'ca', fileOnModule });
        await bench.run(id);
      }
      let made: Partial<Record<StageId, string>> = everything(values);
      for (const act of sequence) {
        if (act.kind === 'edit') {
          values = { ...values, [act.stage]: act.to };
          await edit(bench, id, act.stage, act.to);
        } else {
          const run = await bench.run(
            id,
            stages.filter((stage) => act.stages.includes(stage)),
          );
          expect(run.state).toBe('done');
          made = notedDown(made, act.stages, values);
        }
        const now = everything(values);
        const expected = stages.filter((stage) => made[stage] !== undefined && made[stage] !== now[stage]);
        expect(bench.session(id).changedStages).toEqual(expected);
      }
    }),
    { numRuns: 8 },
  );
});

const edit = async (
  bench: ReturnType<typeof createPlacesBench>,
  sessionId: string,
  stage: StageId,
  to: 0 | 1,
): Promise<void> => {
  if (stage === 'certificate') {
    const { fileOnModule } = edits.certificate[to];
    expect(await bench.ask('certificate.change', { sessionId, role: 'ca', fileOnModule })).toMatchObject({ ok: true });
    return;
  }
  const { proof } = bench.session(sessionId).draft;
  const patch: DraftPatch = stage === 'proof' ? { proof: proof && { ...proof, ...edits.proof[to] } } : edits[stage][to];
  expect(await bench.ask('draft.change', { sessionId, patch })).toMatchObject({ ok: true });
};
