// electron/simulator/demo-cloud/demo-device.ts
/** The device that every demo cloud knows. Published, so it protects nothing: it opens only the broker on this machine. */
var demoDevice = {
	id: "de300000-0000-4000-8000-000000000001",
	secret: "de30de30de30de30de30"
};
/** One for each virtual module that may run beside the first: two with one login would throw each other out. */
var demoDeviceOf = (unit) => ({
	...demoDevice,
	id: `${demoDevice.id.slice(0, -2)}${String(unit).padStart(2, "0")}`
});
var isDemoDevice = (id) => Array.from({ length: 16 }, (_, index) => demoDeviceOf(index + 1).id).includes(id);
/** Characters and lengths as Huawei registers them (huawei.md §1.5), which also keeps `/`, `+` and `#` out of topic rules. */
var isDeviceId = (id) => /^[A-Za-z0-9_-]{1,128}$/.test(id);
/** 8 to 32 letters, digits, `_`, `-` (huawei.md §1.5). */
var isDeviceSecret = (secret) => /^[A-Za-z0-9_-]{8,32}$/.test(secret);
export { isDeviceSecret as a, isDeviceId as i, demoDeviceOf as n, isDemoDevice as r, demoDevice as t };

//# sourceMappingURL=demo-device-C9q-IhCF.js.map