type Environment = Readonly<Record<string, string | undefined>>;

/** Whether a person sees what is opened here. Windows and macOS always have a screen, as far as a program can tell. */
export const hasScreen = (os: string, environment: Environment): boolean =>
  os === 'win32' || os === 'darwin' || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
