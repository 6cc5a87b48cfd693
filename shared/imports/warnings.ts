/** What an importer changed, left out or could not decide. The sentences are in `words/import-words.ts`. */
export const importWarningCodes = [
  // About the bytes of the file.
  'bytes-replaced',
  'encoding-ambiguous',
  'cut-at-end-mark',
  'line-skipped',
  // About the list.
  'line-end-not-added',
  'line-end-assumed',
  'line-end-twice',
  'line-end-in-text',
  'empty-skipped',
  'empty-with-label',
  'group-without-items',
  'index-twice',
  'label-cut',
  'label-not-read',
  // About one item.
  'item-not-read',
  'hex-not-read',
  'hex-without-line-end',
  'escapes-read',
  'escape-kept',
  'zero-before-digit',
  'bytes-as-hex',
  'commas-lost',
  'number-not-read',
  'not-selected',
  'field-not-used',
  'only-first-answer',
  'result-not-checked',
  // About settings.
  'setting-not-read',
  'settings-not-used',
  'settings-are-places',
  'port-is-network',
  'repeat-not-kept',
  // About scripts.
  'statement-not-read',
  'inside-block',
  'pause-not-kept',
  'comments-left-out',
] as const;
export type ImportWarningCode = (typeof importWarningCodes)[number];

/** What SSCOM or a sequence cannot hold. The sentences are in `words/import-words.ts`. */
export const exportNoteCodes = [
  'too-many-items',
  'groups-joined',
  'empty-left-out',
  'answer-not-kept',
  'timeout-not-kept',
  'order-added',
  'delay-added',
  'label-changed',
  'label-is-default',
  'outside-gbk',
  'not-encodable',
  'line-end-in-texts',
  'hex-as-it-was',
  'setting-not-kept',
  'settings-left-out',
  'hex-left-out',
  'text-too-long',
  'text-as-utf8',
  'answer-of-lines',
  'order-left-out',
] as const;
export type ExportNoteCode = (typeof exportNoteCodes)[number];
