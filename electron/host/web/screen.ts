type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the user can see windows. Windows and macOS always have a screen, as far as a program can detect. */
export const hasScreen = (os: string, environment: Environment): boolean =>
  os === 'win32' || os === 'darwin' || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
