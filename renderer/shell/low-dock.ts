/** Height of the dock's head with the command line and three lines. Its size in a low window is stored separately. */
export const lowDockPx = 100;
