const begin = (name: string): string => `<!-- npm run docs: ${name} -->`;
const end = '<!-- end -->';

/** Replaces the text between `<!-- npm run docs: name -->` and `<!-- end -->`. A page need not have every part. */
export const replaceParts = (page: string, parts: Readonly<Record<string, string>>): string => {
  const known = new Set(Object.keys(parts).map(begin));
  const lines = page.split('\n');
  const unknown = lines.find((line) => line.startsWith('<!-- npm run docs:') && !known.has(line));
  if (unknown !== undefined) throw new Error(`no such part: ${unknown}`);
  let text = page;
  for (const [name, part] of Object.entries(parts)) {
    const from = text.indexOf(begin(name));
    if (from === -1) continue;
    const to = text.indexOf(end, from);
    if (to === -1) throw new Error(`${begin(name)} has no ${end}`);
    text = `${text.slice(0, from)}${begin(name)}\n\n${part.trim()}\n\n${text.slice(to)}`;
  }
  return text;
};
