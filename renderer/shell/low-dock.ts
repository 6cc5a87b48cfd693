/** Its head with the command line, and three lines; what a person makes of it is remembered apart from that in a higher window. */
export const lowDock = 100;
