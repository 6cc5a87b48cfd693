import { createPlacesBench, type PlacesBench } from './places-bench.ts';

export const save = async (bench: PlacesBench, sessionId: string, name: string, asCopy = false): Promise<string> => {
  const saved = await bench.ask('profiles.save', { sessionId, name, asCopy });
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value.id;
};

/** Two profiles; A is open. */
export const withProfiles = async () => {
  const bench = createPlacesBench();
  const id = await bench.open('sim:');
  const a = await save(bench, id, 'A');
  const b = await save(bench, id, 'B', true);
  const choose = (profileId: string) => bench.ask('profiles.open', { sessionId: id, id: profileId });
  await choose(a);
  return { bench, id, a, b, choose };
};
