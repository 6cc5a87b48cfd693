/** The clipboard, only as far as this page already may: it never makes the browser ask. */

const mayRead = async (): Promise<boolean> => {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
    return state === 'granted';
  } catch {
    // Firefox and Safari do not know this permission.
    return false;
  }
};

/** `null`: not permitted, or nothing there. */
export const readClipboard = async (): Promise<string | null> => {
  if (!(await mayRead())) return null;
  try {
    return (await navigator.clipboard.readText()) || null;
  } catch {
    return null;
  }
};

const secretLifetimeMs = 30_000;

/** Takes a copied secret off the clipboard after a while, if it is still what stands there. */
export const forgetCopied = (secret: string): void => {
  setTimeout(() => {
    void readClipboard().then((text) => {
      if (text === secret) return navigator.clipboard.writeText('').catch(() => undefined);
      return undefined;
    });
  }, secretLifetimeMs);
};
