/** Body of the Credentials stage. */
export const CredentialsBody = () => null;
