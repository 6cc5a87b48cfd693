const mostCharacters = 80;
/** File systems of Linux take 255, with the ending and the number that a browser may put behind the name. */
const limitBytes = 240;
/** Of devices; Windows takes none of them, with whatever ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name that every file system takes. */
export const fileNameOf = (name: string): string => {
  const plain = withinLimit(name.replace(/[\p{C}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, '-')).replace(
    /^[-.]+|[-.]+$/g,
    '',
  );
  const free = reserved.test(plain) ? `_${plain}` : plain;
  return `${free === '' ? 'profile' : free}.json`;
};

/** Cut between characters, never inside of one. */
const withinLimit = (text: string): string => {
  const characters = Array.from(text).slice(0, mostCharacters);
  const isTooLong = (): boolean => new TextEncoder().encode(characters.join('')).length > limitBytes;
  while (isTooLong()) characters.pop();
  return characters.join('');
};
