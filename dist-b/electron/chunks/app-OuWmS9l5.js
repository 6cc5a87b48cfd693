import { i as ok } from "./outcome-DjrHHilm.js";
import { F as rawCommand, U as createCertificateReader, W as factsOf, a as planOf, v as demoCa, y as demoContent } from "./report-B250rsAY.js";
import { t as demoDevice } from "./demo-device-C9q-IhCF.js";
import { createHash } from "node:crypto";
// electron/certificates/inspect.ts
/**
* Looks into a file of any size that is not meant for a module: one certificate after the other, none of which is kept. The facts of each
* cost a check of its signature, so they are made for who asks for them.
*/
var inspectCertificates = async (parts, onCertificate) => {
	const hash = createHash("sha256");
	let bytes = 0;
	let fileBytes = 0;
	const reader = createCertificateReader(({ x509, pemLines }) => {
		const text = `${bytes === 0 ? "" : "\n"}${pemLines.join("\n")}`;
		hash.update(text);
		bytes += text.length;
		onCertificate(() => factsOf(x509));
	});
	for await (const part of parts) {
		if (!part.ok) return part;
		fileBytes += part.value.length;
		if (!reader.push(part.value)) break;
	}
	const end = reader.end();
	return end.ok ? ok({
		format: end.value.format,
		bytes,
		sha256: hash.digest("hex"),
		fileBytes
	}) : end;
};
// electron/session/awaited-answer.ts
var everyFinal = /^(?:OK|ERROR|\+CM[ES] ERROR ?:.*|NO CARRIER|NO ANSWER|BUSY)$/;
/** `null`: no AT command, so nothing is known of its answer. */
var awaitedAnswerOf = (typed) => {
	const text = typed.trim();
	if (!/^AT/i.test(text)) return null;
	const { finals, deadlineMs } = rawCommand(text);
	const own = [...finals.success, ...finals.failure];
	return {
		isFinal: (line) => everyFinal.test(line) || own.some((pattern) => pattern.test(line)),
		deadlineMs: deadlineMs()
	};
};
// electron/app/demo-plan.ts
/** The run that the window would make of its demo device, for one of the clouds that the demo cloud plays. */
var demoPlan = (cloud, caPem, nowMs) => {
	const { id: deviceId, secret } = demoDevice;
	const content = demoContent({
		deviceId,
		secret
	}, demoCa(caPem, cloud.demo.fileOnModule), cloud);
	return planOf(content, { baudRate: 115200 }, nowMs);
};
export { awaitedAnswerOf as n, inspectCertificates as r, demoPlan as t };

//# sourceMappingURL=app-OuWmS9l5.js.map