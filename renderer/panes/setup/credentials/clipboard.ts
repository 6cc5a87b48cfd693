/** Uses the clipboard only if this page already has permission, so that the browser never asks. */

const mayRead = async (): Promise<boolean> => {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
    return state === 'granted';
  } catch {
    // Firefox and Safari do not know this permission.
    return false;
  }
};

/** `null` if not permitted or empty. */
export const readClipboard = async (): Promise<string | null> => {
  if (!(await mayRead())) return null;
  try {
    return (await navigator.clipboard.readText()) || null;
  } catch {
    return null;
  }
};

const secretLifetimeMs = 30_000;

/** Clears a copied secret from the clipboard after a while, unless something else was copied. */
export const forgetCopied = (secret: string): void => {
  setTimeout(() => {
    void readClipboard().then((text) => {
      if (text === secret) return navigator.clipboard.writeText('').catch(() => undefined);
      return undefined;
    });
  }, secretLifetimeMs);
};
