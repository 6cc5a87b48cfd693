export const linkNoteKinds = ['telnet', 'settings-differ', 'settings-unknown', 'modem-lines', 'line-errors'] as const;

/** A note about a link, with the same form as `LinkNote` of the program. */
type NoteText =
  | { readonly kind: 'telnet'; readonly options: readonly string[] }
  | { readonly kind: 'settings-differ'; readonly wanted: string; readonly actual: string }
  | { readonly kind: 'settings-unknown'; readonly wanted: string }
  | { readonly kind: 'modem-lines'; readonly lines: Readonly<Record<'cts' | 'dsr' | 'dcd' | 'ri', boolean>> }
  | { readonly kind: 'line-errors'; readonly errors: readonly string[] };

const shownOptions = 8;

/** The details as they are shown: terms of the protocol and values, the same in both languages. */
export const noteDetails = (note: NoteText): string => {
  switch (note.kind) {
    case 'telnet':
      return `${note.options.slice(0, shownOptions).join(', ')}${note.options.length > shownOptions ? ', …' : ''}`;
    case 'settings-differ':
      return `${note.wanted} → ${note.actual}`;
    case 'settings-unknown':
      return note.wanted;
    case 'modem-lines':
      return (['cts', 'dsr', 'dcd', 'ri'] as const)
        .map((name) => `${name.toUpperCase()} ${note.lines[name] ? 1 : 0}`)
        .join(' ');
    case 'line-errors':
      return note.errors.join(', ');
  }
};
