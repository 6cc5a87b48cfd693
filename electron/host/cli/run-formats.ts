/** What `run` prints. */
export const runFormats = ['text', 'jsonl', 'junit'] as const;
export type RunFormat = (typeof runFormats)[number];
