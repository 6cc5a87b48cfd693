/** The number of built-in virtual modules. Each has a separate device in the demo cloud. */
export const virtualModules = 16;

export const isSimulated = (address: string): boolean => /^sim:/i.test(address);

/** `sim:` is the first virtual module, `sim:2` the second; `null`: no virtual module has that name. */
export const unitOf = (address: string): number | null => {
  const named = /^sim:(\d{0,2})$/i.exec(address)?.[1];
  if (named === undefined) return null;
  const unit = named === '' ? 1 : Number(named);
  return unit >= 1 && unit <= virtualModules ? unit : null;
};

/** The virtual module that answers as the module of a recording did. */
export const recordedModuleAddress = 'sim:recording';

export const isRecordedModule = (address: string): boolean => address.trim().toLowerCase() === recordedModuleAddress;
