import { r as cloudOf } from "./clouds-CDnZGGZe.js";
// shared/credentials/resolve.ts
/** The login of a profile: what is given there wins over what is derived. Failures: `credentials/invalid` with field and problem. */
var resolveCredentials = ({ cloud, secret, wallMs }) => cloudOf(cloud.kind).login.derive(cloud, secret, wallMs);
/** The secret inside a secret file: its text without byte order mark and without the line end that editors add. */
var secretOfFileText = (text) => text.replace(/^\uFEFF/, "").replace(/(?:\r\n|\r|\n)+$/, "");
export { secretOfFileText as n, resolveCredentials as t };

//# sourceMappingURL=resolve-CWCCkgrB.js.map