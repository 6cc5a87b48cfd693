/** The text of paragraphs and list items, without the marks of Markdown. Tables are left out. */
const paragraphsIn = (text: string): readonly string[] =>
  text
    .split(/\n(?=- |\n)/)
    .map((part) => part.replace(/^\s*- /, '').replace(/\s+/g, ' '))
    .map((part) =>
      part
        .replaceAll('`', '')
        .replaceAll('**', '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .trim(),
    )
    .filter((part) => part !== '' && !/^(?:<!--|\||#)/.test(part));

/** What docs/at-commands.md says below the table of an area. */
export const notesOfArea = (document: string, area: string): readonly string[] => {
  const section = document.split(/^## /m).find((part) => part.includes(`<!-- npm run docs: ${area} commands -->`));
  return paragraphsIn(section?.split('<!-- end -->').slice(1).join('\n') ?? '');
};

/** The sections of docs/at-dialect.md that the source of a command names: `MAN MSUB; docs/at-dialect.md §9.4`. */
export const notesOfSource = (document: string, source: string): readonly string[] =>
  [...source.matchAll(/docs\/at-dialect\.md §(\d+(?:\.\d+)?)/g)].flatMap(([, number = '']) => {
    const sections = document.split(/^#{2,3} /m).filter((part) => part.startsWith(`${number} `));
    return sections.flatMap((part) => paragraphsIn(part.slice(part.indexOf('\n') + 1)));
  });
