import type { ByteEndpoint } from '../../electron/simulator/serve/byte-endpoint.ts';

/**
 * Passes everything on, and calls `cut` when a number of bytes of the first upload have reached the module, as when the cable is disconnected
 * during FSWRITE. With 0 the host has received the prompt, and none of its data arrives.
 */
export const cutUploadAt = (module: ByteEndpoint, atByte: number, cut: () => void): ByteEndpoint => {
  let asked = false;
  let countedBytes: number | null = null;
  let isCut = false;
  module.onOutput((bytes) => {
    if (asked && bytes.includes(0x3e)) countedBytes ??= 0;
  });
  return {
    onOutput: (listener) => module.onOutput(listener),
    receive: (bytes) => {
      if (isCut) return;
      if (countedBytes === null) {
        if (Buffer.from(bytes).includes('AT+FSWRITE')) asked = true;
        module.receive(bytes);
        return;
      }
      const wanted = bytes.subarray(0, atByte - countedBytes);
      countedBytes += wanted.length;
      module.receive(wanted);
      if (countedBytes < atByte) return;
      isCut = true;
      cut();
    },
  };
};
