/** Detects the end of a session: its link is closed, and the last procedure has ended. */
export interface SessionEnd {
  underWay<Result>(procedure: () => Promise<Result>): Promise<Result>;
  linkClosed(): void;
}

/** `onProcedureEnd` is called after each procedure; `onEnd` once, after the last one on a closed link. */
export const createSessionEnd = (onProcedureEnd: () => void, onEnd: () => void): SessionEnd => {
  let procedures = 0;
  let isLinkClosed = false;
  let isOver = false;
  const endIfOver = (): void => {
    if (isOver || !isLinkClosed || procedures > 0) return;
    isOver = true;
    onEnd();
  };
  return {
    underWay: async (procedure) => {
      procedures += 1;
      try {
        return await procedure();
      } finally {
        procedures -= 1;
        onProcedureEnd();
        endIfOver();
      }
    },
    linkClosed: () => {
      isLinkClosed = true;
      endIfOver();
    },
  };
};
