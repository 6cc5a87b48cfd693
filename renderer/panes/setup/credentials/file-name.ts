import { isDeviceName } from '../../../../shared/device-names.ts';

const maxCharacters = 80;
/** Linux file systems allow 255 bytes, including the extension and the number that a browser may append. */
const limitBytes = 240;

/** A name that every file system accepts. */
export const fileNameOf = (name: string): string => {
  const plain = withinLimit(name.replace(/[\p{C}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, '-')).replace(
    /^[-.]+|[-.]+$/g,
    '',
  );
  const free = isDeviceName(plain) ? `_${plain}` : plain;
  return `${free === '' ? 'profile' : free}.json`;
};

/** Cuts between characters, never inside one. */
const withinLimit = (text: string): string => {
  const characters = Array.from(text).slice(0, maxCharacters);
  const isTooLong = (): boolean => new TextEncoder().encode(characters.join('')).length > limitBytes;
  while (isTooLong()) characters.pop();
  return characters.join('');
};
