// shared/warnings.ts
/** What a step points out without failing. Sentences are in `shared/words`. */
var warningCodes = [
	"firmware-unknown",
	"firmware-not-gated",
	"firmware-problem",
	"signal-weak",
	"roaming",
	"registration-limited",
	"identity-unknown",
	"resumed-on-another-module",
	"data-context-unknown",
	"clock-was-wrong",
	"clock-not-set",
	"certificate-expired-accepted",
	"certificate-expires-soon",
	"certificate-retired-root",
	"certificate-host-mismatch",
	"storage-unknown",
	"certificate-replaced",
	"password-mistake",
	"hour-stale",
	"host-not-recognised",
	"host-retired",
	"host-wrong-side",
	"host-of-iotda",
	"port-unusual",
	"already-connected",
	"connection-not-closed",
	"server-not-checked",
	"proof-accepted-only",
	"recording-failed"
];
var warning = (code, facts = {}) => ({
	code,
	facts
});
// shared/clouds/ports.ts
/** Where a broker is at home: MQTTS is registered for 8883, MQTT for 1883. */
var registeredPorts = {
	tls: 8883,
	plain: 1883
};
var portFor = ({ tls, plain }, tlsEnabled) => tlsEnabled ? tls : plain;
// shared/clouds/huawei/hosts.ts
/** Addresses of the retired platform in Huawei's own code and in the article (huawei.md §2.1). */
var retiredAddresses = [
	"49.4.93.24",
	"119.3.248.253",
	"119.3.251.30"
];
var retiredName = /^iot-acc\.[a-z0-9-]+\.myhuaweicloud\.com$/;
var deviceName = /^(?:[0-9a-f]{10}\.)?(?:st\d+\.)?(?:iotda-device|iot-mqtts|iot-acc)\.[a-z0-9-]+\.myhuaweicloud\.com$/;
/** REST for applications and the provisioning service: no device speaks MQTT for its data there. */
var otherSideName = /^(?:[0-9a-z]+\.)?(?:st\d+\.)?(?:iotda|iotda-app|iot-api|iot-bs|iot-amqps|iot-https|iot-coaps)\.[a-z0-9-]+\.myhuaweicloud\.com$/;
/** Regions with an IoT service that public documents and code show (huawei.md §2.1). */
var regions = [
	"cn-north-4",
	"cn-east-3",
	"cn-south-1",
	"cn-south-4",
	"ap-southeast-1",
	"ap-southeast-2",
	"ap-southeast-3",
	"ap-southeast-4",
	"af-south-1",
	"la-south-2",
	"la-north-2",
	"sa-brazil-1",
	"me-east-1"
];
/** The names of access hosts in a region; one `*` stands for the ten hex digits of an instance. */
var namesIn = (region) => [
	`iot-acc.${region}.myhuaweicloud.com`,
	`iot-mqtts.${region}.myhuaweicloud.com`,
	`*.iot-mqtts.${region}.myhuaweicloud.com`,
	`*.iotda-device.${region}.myhuaweicloud.com`,
	`*.st1.iotda-device.${region}.myhuaweicloud.com`
];
/** Every name that a device may dial. */
var huaweiHostNames = regions.flatMap(namesIn);
/** Letter case and a final dot do not count. */
var plainName = (host) => host.trim().toLowerCase().replace(/\.$/, "");
var classifyHuaweiHost = (host) => {
	const name = plainName(host);
	if (retiredAddresses.includes(name) || retiredName.test(name)) return "retired";
	if (otherSideName.test(name)) return "other-side";
	return deviceName.test(name) ? "device" : "unknown";
};
var huaweiRegionOf = (host) => /\.([a-z]+-[a-z]+-\d+)\.myhuaweicloud\.com$/.exec(plainName(host))?.[1] ?? null;
/** Enterprise editions have addresses of their own, so nothing here is a reason to stop. */
var huaweiHostWarnings = (host, port, tlsEnabled) => {
	const hostClass = classifyHuaweiHost(host);
	const expected = portFor(registeredPorts, tlsEnabled);
	const warnings = [];
	if (hostClass === "retired") warnings.push(warning("host-retired", { host }));
	if (hostClass === "unknown") warnings.push(warning("host-not-recognised", { host }));
	if (hostClass === "other-side") warnings.push(warning("host-wrong-side", {
		host,
		expected
	}));
	else if (port !== expected) warnings.push(warning("port-unusual", {
		port,
		expected
	}));
	return warnings;
};
// shared/credentials/demo-cloud.ts
/** An access host of Huawei's form, of a tenant that is none: on the virtual module's network it leads to the demo cloud. */
var demoHost = "de30de30de.st1.iotda-device.cn-north-4.myhuaweicloud.com";
/** Subject of the demo cloud's CA; a fingerprint it has only once it was made on this computer. */
var demoAuthority = "CN=ATelier Demo Cloud CA";
export { huaweiHostWarnings as a, registeredPorts as c, huaweiHostNames as i, warning as l, demoHost as n, huaweiRegionOf as o, classifyHuaweiHost as r, portFor as s, demoAuthority as t, warningCodes as u };

//# sourceMappingURL=demo-cloud-BmyasQvl.js.map