/** Files of electron/commands that declare no command. */
export const noCommands: readonly string[] = ['index.ts', 'urc-catalogue.ts', 'cme-errors.ts'];

/** The problems of one module of electron/commands. `listed`: the specs of `allCommands`. */
export const judgeCommandModule = (
  file: string,
  source: string,
  exported: Readonly<Record<string, unknown>>,
  listed: ReadonlySet<unknown>,
): readonly string[] => {
  const specs = Object.entries(exported).filter(([, value]) => looksLikeSpec(value));
  if (specs.length === 0) return [`${file}: exports no CommandSpec`];
  const problems = specs.flatMap(([name, spec]) => [
    ...(listed.has(spec) ? [] : [`${file}: ${name} is not listed in allCommands`]),
    ...judgeSpec(spec as Readonly<Record<string, unknown>>).map((problem) => `${file}: ${name}: ${problem}`),
  ]);
  return [
    ...problems,
    ...judgeSecrets(
      file,
      source,
      specs.map(([, spec]) => spec),
    ),
  ];
};

const looksLikeSpec = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'line' in value && 'parse' in value;

const checks: readonly (readonly [field: string, isFine: (value: unknown) => boolean, expected: string])[] = [
  [
    'name',
    (value) => typeof value === 'string' && /^AT[+^A-Z0-9?=&*"]*$/i.test(value),
    'the AT command as the manual writes it',
  ],
  ['source', (value) => typeof value === 'string' && value.trim().length >= 3, 'the source of the facts'],
  ['line', (value) => typeof value === 'function', 'a function'],
  ['parse', (value) => typeof value === 'function', 'a function'],
  ['deadlineMs', (value) => typeof value === 'function', 'a function'],
  ['repeatable', (value) => typeof value === 'boolean', 'true or false'],
  ['optional', (value) => typeof value === 'boolean', 'true or false'],
  ['secrets', isListOf((item) => typeof item === 'string'), 'a list of parameter names'],
  ['response', hasFields(['prefixes', 'bare']), 'a ResponseRule'],
  [
    'finals',
    (value) => hasFields(['success', 'failure'])(value) && finalsAreWholeLines(value),
    'rules for whole lines (^…$)',
  ],
  ['prompt', isFunctionOrNull, 'a function or null'],
  ['countedBytes', isFunctionOrNull, 'a function or null'],
  ['secondPhase', isFunctionOrNull, 'a function or null'],
];

const judgeSpec = (spec: Readonly<Record<string, unknown>>): readonly string[] =>
  checks.filter(([field, isFine]) => !isFine(spec[field])).map(([field, , expected]) => `${field} must be ${expected}`);

/** A secret value must be marked in the line or the payload, and its parameter must be declared in `secrets`. */
const judgeSecrets = (file: string, source: string, specs: readonly unknown[]): readonly string[] => {
  const marks = /\b(?:secret|quotedSecret)\b/.test(source);
  const names = specs.some((spec) => (spec as { secrets?: readonly unknown[] }).secrets?.length ?? 0);
  const takes = /\breadonly (?:password|pin|newPin|secret|key)\??: string\b/.test(source);
  if (takes && !names) return [`${file}: takes a password, PIN or key but declares no secrets`];
  if (names && !marks) return [`${file}: declares secrets but marks none`];
  return [];
};

function isFunctionOrNull(value: unknown): boolean {
  return value === null || typeof value === 'function';
}

function isListOf(isFine: (item: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(isFine);
}

function hasFields(names: readonly string[]): (value: unknown) => boolean {
  return (value) => typeof value === 'object' && value !== null && names.every((name) => name in value);
}

/** A payload may contain the word ERROR: a final result code is always a whole line. */
function finalsAreWholeLines(value: unknown): boolean {
  const { success, failure } = value as { success: unknown; failure: unknown };
  const isWholeLine = (rule: unknown): boolean =>
    rule instanceof RegExp && rule.source.startsWith('^') && rule.source.endsWith('$');
  return isListOf(isWholeLine)(success) && isListOf(isWholeLine)(failure);
}
