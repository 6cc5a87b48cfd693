/** Meaning of the number in `+CREG:`, `+CGREG:` and `+CEREG:` (docs/at-dialect.md §6.1, 3GPP TS 27.007 §10.1.20). */
export interface RegistrationMeaning {
  readonly registered: boolean;
  readonly roaming: boolean;
  readonly denied: boolean;
  /** Registered, but for SMS only (6, 7) or without calls (9, 10). Whether data is possible shows at the attach. */
  readonly limited: boolean;
}

const registered: ReadonlySet<number> = new Set([1, 5, 6, 7, 9, 10]);
const roaming: ReadonlySet<number> = new Set([5, 7, 10]);
const limited: ReadonlySet<number> = new Set([6, 7, 9, 10]);

/** One word for each number, as a key of `setup.checkup.value`. An A7670 sends 11 (log). */
export type RegistrationWord =
  | 'home'
  | 'roaming'
  | 'limited'
  | 'denied'
  | 'searching'
  | 'notSearching'
  | 'notRegistered'
  | 'emergency';

export const wordOfStat = (stat: number): RegistrationWord => {
  const meaning = meaningOfStat(stat);
  if (meaning.denied) return 'denied';
  if (meaning.limited) return 'limited';
  if (meaning.registered) return meaning.roaming ? 'roaming' : 'home';
  if (stat === 2) return 'searching';
  if (stat === 0) return 'notSearching';
  return stat === 8 || stat === 11 ? 'emergency' : 'notRegistered';
};

export const meaningOfStat = (stat: number): RegistrationMeaning => ({
  registered: registered.has(stat),
  roaming: roaming.has(stat),
  denied: stat === 3,
  limited: limited.has(stat),
});
