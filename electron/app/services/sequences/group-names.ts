/** Characters that a file name of some system cannot have, control characters, and what begins a name that is hidden or an option. */
const unsafe = /[\\/:*?"<>|\u0000-\u001f\u007f]+/g;
/** Names of devices on Windows, also with an extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const longestId = 80;
export const fileEnd = '.atseq.yaml';

/** Whether a file of this name can be created on every system. */
export const isSafeId = (id: string): boolean => id === safeId(id);

/** The name as the name of a file on every system, without its extension. */
const safeId = (name: string): string => {
  const plain = name
    .normalize('NFC')
    .replaceAll(unsafe, '-')
    .replaceAll(/\s+/g, ' ')
    .slice(0, longestId)
    .replace(/^[\s.-]+/, '')
    .replace(/[\s.]+$/, '');
  if (plain === '') return 'group';
  return reserved.test(plain) ? `_${plain}` : plain;
};

/** An ID for a new group: the name, and a number where there is such a file already, in upper or lower case. */
export const freeId = (name: string, taken: readonly string[]): string => {
  const used = new Set(taken.map((id) => id.normalize('NFC').toLowerCase()));
  const wanted = safeId(name);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${wanted} ${number}`;
    if (!used.has(id.toLowerCase())) return id;
  }
};

/** The short name in the file: without blanks and slashes. */
export const shortName = (name: string): string =>
  name
    .trim()
    .replaceAll(/[\s/\\]+/g, '-')
    .slice(0, 100) || 'group';
