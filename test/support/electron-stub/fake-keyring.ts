/** A keyring with a reversible encoding, which is enough to detect unencrypted secrets on the disk. */
export interface FakeKeyring {
  backend: string;
  isAvailable: boolean;
  isAsyncEncryptionAvailable(): Promise<boolean>;
  getSelectedStorageBackend(): string;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(bytes: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
}

const scramble = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xa5));

export const fakeKeyring = (backend = 'gnome_libsecret'): FakeKeyring => ({
  backend,
  isAvailable: true,
  async isAsyncEncryptionAvailable() {
    return this.isAvailable;
  },
  getSelectedStorageBackend() {
    return this.backend;
  },
  async encryptStringAsync(text) {
    return scramble(Buffer.from(`${this.backend}:${text}`));
  },
  async decryptStringAsync(bytes) {
    const text = scramble(bytes).toString();
    if (!text.startsWith(`${this.backend}:`)) throw new Error('the key does not match');
    return { result: text.slice(this.backend.length + 1), shouldReEncrypt: false };
  },
});
