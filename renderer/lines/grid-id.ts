/** The id of the grid of lines, which its scroll bar and its menu name. */
export const gridId = 'terminal-lines';
