/** Body of the Certificate stage. */
export const CertificateBody = () => null;
