import { isDeviceName } from '../../../../shared/device-names.ts';

/** Characters that a file name of some system cannot have, control characters, and what begins a name that is hidden or an option. */
const unsafe = /[\\/:*?"<>|\u0000-\u001f\u007f]+/g;
/** A file name cannot have them: the file would get another name. */
const halfCharacters = /\p{Surrogate}/gu;

const longestId = 80;
/** Some systems take 255 bytes for a name; the temporary file that is renamed has a longer one, and so has a name with a number. */
const longestIdBytes = 200;
export const fileEnd = '.atseq.yaml';

/** As long as a name can be, in whole characters. */
const cut = (name: string, spare = 0): string => {
  let text = '';
  for (const character of name) {
    const next = `${text}${character}`;
    if (next.length > longestId - spare || new TextEncoder().encode(next).length > longestIdBytes - spare) break;
    text = next;
  }
  return text;
};

/** Whether a file of this name can be created on every system. */
export const isSafeId = (id: string): boolean => id === safeId(id);

/** The name as the name of a file on every system, without its extension. */
const safeId = (name: string): string => {
  const plain = cut(
    name.normalize('NFC').replaceAll(halfCharacters, '-').replaceAll(unsafe, '-').replaceAll(/\s+/g, ' '),
  )
    .replace(/^[\s.-]+/, '')
    .replace(/[\s.]+$/, '');
  if (plain === '') return 'group';
  return isDeviceName(plain) ? cut(`_${plain}`) : plain;
};

/** An ID for a new group: the name, and a number where there is such a file already, in upper or lower case. */
export const freeId = (name: string, taken: readonly string[]): string => {
  const used = new Set(taken.map((id) => id.normalize('NFC').toLowerCase()));
  const wanted = safeId(name);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? wanted : `${cut(wanted, ` ${number}`.length).trimEnd()} ${number}`;
    if (!used.has(id.toLowerCase())) return id;
  }
};

/** The short name in the file: without blanks and slashes. */
export const shortName = (name: string): string =>
  name
    .trim()
    .replaceAll(/[\s/\\]+/g, '-')
    .slice(0, 100) || 'group';
