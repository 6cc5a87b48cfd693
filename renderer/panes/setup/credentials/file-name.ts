/** File systems of Linux take 255 bytes, and a browser may put a number behind the name. */
const limitBytes = 200;
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
  let room = limitBytes;
  let end = 0;
  for (const character of text) {
    room -= new TextEncoder().encode(character).length;
    if (room < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
};
