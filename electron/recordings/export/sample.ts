const longestSample = 24;
const sign = '•';

/** A value of which only both ends can be read, for the person whose recording it is. One sign for each hidden one, as long as it is short. */
export const sampleOf = (bytes: string): string => {
  const text = Buffer.from(bytes, 'latin1')
    .toString('utf8')
    .replaceAll(/[^\x20-\x7e]/g, sign);
  const shown = Math.min(6, Math.floor(text.length / 4));
  const end = shown < 2 ? '' : text.slice(-Math.min(4, shown));
  const hidden = text.length - shown - end.length;
  return `${text.slice(0, shown)}${sign.repeat(Math.min(hidden, longestSample - shown - end.length))}${end}`;
};
