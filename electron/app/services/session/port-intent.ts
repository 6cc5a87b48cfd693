/** What the program was asked to do with the port of a session. Decides what a closed link means. */
export interface PortIntent {
  /** The user closes the port: a loss in the meantime does not open it again. */
  isClosing: boolean;
  /** The session has ended: its port is not opened again. */
  isOver: boolean;
  /** The port was closed because the computer enters sleep mode. */
  closedForSleep: boolean;
  /** From `suspend` until `resume`, or until the user opens the port. */
  isSuspended: boolean;
}

export const createPortIntent = (): PortIntent => ({
  isClosing: false,
  isOver: false,
  closedForSleep: false,
  isSuspended: false,
});
