const hiddenSigns = '•••';
const shortest = 6;

/** A value of which only both ends can be read, for the person whose recording it is: `866714•••5174`. */
export const sampleOf = (bytes: string): string => {
  const text = Buffer.from(bytes, 'latin1')
    .toString('utf8')
    .replaceAll(/[^\x20-\x7e]/g, '•');
  if (text.length < shortest) return `${text.slice(0, 1)}${hiddenSigns}`;
  const begin = Math.min(6, Math.floor(text.length * 0.4));
  const end = Math.min(4, Math.floor(text.length * 0.25));
  return `${text.slice(0, begin)}${hiddenSigns}${text.slice(text.length - end)}`;
};
