/** Switches automatic updates over the air off, and stores that (MAN UPGRADE). The button of the window and the sentences name the same line. */
export const updatesOffLine = 'AT+UPGRADE="AUTO",0';
