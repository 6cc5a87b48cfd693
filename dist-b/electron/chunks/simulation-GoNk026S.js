import { i as ok, n as fail } from "./outcome-DjrHHilm.js";
import { i as huaweiHostNames, t as demoAuthority } from "./demo-cloud-BmyasQvl.js";
import { a as isDeviceSecret, i as isDeviceId, n as demoDeviceOf } from "./demo-device-C9q-IhCF.js";
import { t as createVirtualModule } from "./virtual-module-CEAGgxAz.js";
import { X509Certificate, createHmac, createPrivateKey, timingSafeEqual, webcrypto } from "node:crypto";
import { connect, isIP } from "node:net";
import { Aedes } from "aedes";
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { connect as connect$1, createSecureContext, createServer as createServer$1 } from "node:tls";
import { MqttClient } from "mqtt";
// electron/simulator/demo-cloud/login-check.ts
/** Parsed from the right, because device ids hold underscores themselves (huawei.md §1.2). */
var clientIdForm = /^(.+)_([0-3])_([0-2])_(\d{10})$/;
var hourMs = 36e5;
var refuse = (returnCode, reason) => ({
	accepted: false,
	returnCode,
	reason
});
/**
* Judges a login as Huawei Cloud does (huawei.md §1.1 to §1.3): the password is the lower-case hex HMAC-SHA256 whose key
* is the hour stamp and whose message is the secret; only signType 1 compares the stamp with the clock.
* How far the real platform lets that clock differ is not published; here it is one hour either way.
*/
var checkLogin = (devices, attempt, wallMs) => {
	const [, name = "", authType, signType, stamp = ""] = clientIdForm.exec(attempt.clientId) ?? [];
	if (name === "") return refuse(2, "malformed-client-id");
	if (authType === "1" || signType === "2") return refuse(4, "unsupported-login");
	const device = devices.find(({ id }) => id === name || authType === "2" && nodeIdOf(id) === name);
	if (!device) return refuse(4, "unknown-device");
	if (attempt.username !== name) return refuse(4, "username-differs");
	if (signType === "1" && !isThisHour(stamp, wallMs)) return refuse(4, "wrong-hour");
	return sameText(createHmac("sha256", stamp).update(device.secret).digest("hex"), attempt.password) ? {
		accepted: true,
		deviceId: name
	} : refuse(4, "wrong-password");
};
/** An id of the usual form is `{productId}_{nodeId}` (huawei.md §1.5). */
var nodeIdOf = (id) => id.slice(id.indexOf("_") + 1);
var isThisHour = (stamp, wallMs) => {
	const part = (start, end) => Number(stamp.slice(start, end));
	const stampMs = Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10));
	const thisHourMs = Math.floor(wallMs / hourMs) * hourMs;
	return Math.abs(stampMs - thisHourMs) <= hourMs;
};
var sameText = (expected, given) => {
	const bytes = Buffer.from(expected, "latin1");
	return given !== null && given.length === bytes.length && timingSafeEqual(given, bytes);
};
// electron/simulator/demo-cloud/topic-rules.ts
/** The two places where a device has topics of its own: the retired platform's and the current one's (huawei.md §3). */
var ownPrefixes = (deviceId) => [`/huawei/v1/devices/${deviceId}/`, `$oc/devices/${deviceId}/`];
/**
* Whether a device may publish to, subscribe to or be sent `topic`: its own topics, and free ones.
* Everything else under `/huawei` and `$` is refused. A filter such as `#` is free, hence deliveries are judged again.
*/
var isTopicAllowed = (topic, deviceId) => {
	if (ownPrefixes(deviceId).some((prefix) => topic.startsWith(prefix))) return true;
	return topic !== "" && !topic.startsWith("/huawei") && !topic.startsWith("$");
};
// electron/simulator/demo-cloud/broker.ts
/** Huawei refuses more than 1 MB (huawei.md §4). */
var payloadLimitBytes = 1048576;
/** Per connection; the Chinese page says 100, the international one 50 (huawei.md §4). */
var subscriptionLimit = 100;
/** What stands in a SUBACK for a refused topic (MQTT 3.1.1 §3.9.3). */
var refusedQos$1 = 128;
/** An MQTT 3.1.1 broker with Huawei's rules of who may log in and which topics are whose. */
var createBroker = async ({ devices, clock, events, connectTimeoutMs }) => {
	/** The name in each client's topics, known since its login. */
	const deviceIds = /* @__PURE__ */ new WeakMap();
	const mayUse = (client, topic) => isTopicAllowed(topic, deviceIds.get(client) ?? "");
	const refused = (client, reason, topic) => events.emit({
		kind: "refused",
		clientId: client.id,
		reason,
		...topic === void 0 ? {} : { topic }
	});
	const broker = await Aedes.createBroker({
		connectTimeout: connectTimeoutMs,
		authenticate: (client, username, password, answer) => {
			const verdict = checkLogin(devices, {
				clientId: client.id,
				username: username ?? null,
				password: password ?? null
			}, clock.wallMs());
			if (verdict.accepted) {
				deviceIds.set(client, verdict.deviceId);
				answer(null, true);
				return;
			}
			refused(client, verdict.reason);
			answer(Object.assign(new Error(verdict.reason), { returnCode: verdict.returnCode }), false);
		},
		authorizePublish: (client, packet, answer) => {
			const reason = whyNotPublish(client === null || mayUse(client, packet.topic), packet.payload.length);
			packet.retain = false;
			if (reason !== null && client) refused(client, reason, packet.topic);
			answer(reason === null ? null : new Error(reason));
		},
		authorizeSubscribe: (client, subscription, answer) => {
			const known = client.subscriptions;
			const reason = whyNotSubscribe(mayUse(client, subscription.topic), Object.keys(known).length);
			if (reason !== null) refused(client, reason, subscription.topic);
			answer(null, reason === null ? subscription : null);
		},
		authorizeForward: (client, packet) => mayUse(client, packet.topic) ? packet : null
	});
	report(broker, events);
	return broker;
};
var whyNotPublish = (mayUse, sizeBytes) => {
	if (!mayUse) return "topic-not-allowed";
	return sizeBytes > payloadLimitBytes ? "payload-too-large" : null;
};
var whyNotSubscribe = (mayUse, count) => {
	if (!mayUse) return "topic-not-allowed";
	return count >= subscriptionLimit ? "too-many-subscriptions" : null;
};
var report = (broker, events) => {
	broker.on("clientReady", (client) => events.emit({
		kind: "login",
		clientId: client.id
	}));
	broker.on("clientDisconnect", (client) => events.emit({
		kind: "disconnect",
		clientId: client.id
	}));
	broker.on("subscribe", (subscriptions, client) => {
		for (const { topic, qos } of subscriptions) if (Number(qos) !== refusedQos$1) events.emit({
			kind: "subscribe",
			clientId: client.id,
			topic
		});
	});
	broker.on("publish", ({ topic, payload }, client) => {
		if (client) events.emit({
			kind: "publish",
			clientId: client.id,
			topic,
			payload: Uint8Array.from(Buffer.from(payload))
		});
	});
	broker.on("clientError", () => void 0);
	broker.on("connectionError", () => void 0);
};
// electron/simulator/demo-cloud/certificate-maker.ts
/** RSA-2048 with SHA-256: what the oldest modules understand (at-dialect.md §8). */
var algorithm = {
	name: "RSASSA-PKCS1-v1_5",
	hash: "SHA-256",
	modulusLength: 2048,
	publicExponent: new Uint8Array([
		1,
		0,
		1
	])
};
var makeKeys = async () => webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
var keyPemOf = async (key) => {
	const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key));
	return createPrivateKey({
		key: der,
		format: "der",
		type: "pkcs8"
	}).export({
		format: "pem",
		type: "pkcs8"
	}).toString();
};
/** Reads the PEM of a private key. Throws when it is none. */
var importKey = async (keyPem) => {
	const der = createPrivateKey(keyPem).export({
		format: "der",
		type: "pkcs8"
	});
	return webcrypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"]);
};
var datesOf = ({ notBeforeMs, notAfterMs }) => ({
	notBefore: new Date(notBeforeMs),
	notAfter: new Date(notAfterMs)
});
/** A self-signed authority that may sign leaves only. */
var makeAuthority = async (subject, validity) => {
	const keys = await makeKeys();
	return {
		certificatePem: (await x509.X509CertificateGenerator.createSelfSigned({
			name: subject,
			keys,
			...datesOf(validity),
			signingAlgorithm: algorithm,
			extensions: [
				new x509.BasicConstraintsExtension(true, 0, true),
				new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
				await x509.SubjectKeyIdentifierExtension.create(keys.publicKey)
			]
		})).toString("pem"),
		keyPem: await keyPemOf(keys.privateKey)
	};
};
/** A server's certificate, signed by `authority`. */
var makeServerCertificate = async (subject, { names, addresses }, validity, authority) => {
	const keys = await makeKeys();
	const issuer = new x509.X509Certificate(authority.certificatePem);
	return {
		certificatePem: (await x509.X509CertificateGenerator.create({
			subject,
			issuer: issuer.subject,
			publicKey: keys.publicKey,
			signingKey: await importKey(authority.keyPem),
			...datesOf(validity),
			signingAlgorithm: algorithm,
			extensions: [
				new x509.BasicConstraintsExtension(false, void 0, true),
				new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment, true),
				new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
				new x509.SubjectAlternativeNameExtension([...names.map((value) => ({
					type: "dns",
					value
				})), ...addresses.map((value) => ({
					type: "ip",
					value
				}))]),
				await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey)
			]
		})).toString("pem"),
		keyPem: await keyPemOf(keys.privateKey)
	};
};
// electron/simulator/demo-cloud/huawei-names.ts
/** Addresses that stand in Huawei's own code and in the article: develop centre, access centre, Beijing-4 (huawei.md §2.1). */
var huaweiAddresses = [
	"49.4.93.24",
	"119.3.248.253",
	"121.36.42.100"
];
var deviceHost = /^(?:[0-9a-f]{10}\.)?(?:st\d+\.)?(?:iotda-device|iot-mqtts|iot-acc)\.[a-z0-9-]+\.myhuaweicloud\.com$/;
/** Whether a device that dials `host` means Huawei Cloud: a documented address, or a name of the forms of huawei.md §2.1. */
var isHuaweiHost = (host) => {
	const name = host.toLowerCase();
	return huaweiAddresses.some((address) => address === name) || deviceHost.test(name);
};
// electron/simulator/demo-cloud/certificate-store.ts
var authoritySubject = demoAuthority;
var serverNames = {
	names: ["localhost", ...huaweiHostNames],
	addresses: [
		"127.0.0.1",
		"::1",
		...huaweiAddresses
	]
};
var dayMs = 864e5;
var authorityLifeMs = 3652 * dayMs;
var serverLifeMs = 730 * dayMs;
var renewBeforeEndMs = 30 * dayMs;
/** A module's clock may be behind: what is made now is valid since yesterday. */
var backdatedMs = dayMs;
var fileLimitBytes = 65536;
/**
* The certificates of the demo cloud in `<dataFolder>/demo-cloud`, made on first use and used again as long as they are whole,
* belong together and last another 30 days. While the authority is good it stays, so a module that holds it needs no new upload.
* Fails as `Platform.writeFile` does.
*/
var prepareCertificates = async (platform, wallMs) => {
	const folder = platform.join(platform.dataFolder, "demo-cloud");
	const authorityFiles = {
		certificate: platform.join(folder, "ca.crt"),
		key: platform.join(folder, "ca.key")
	};
	const serverFiles = {
		certificate: platform.join(folder, "server.crt"),
		key: platform.join(folder, "server.key")
	};
	const keptAuthority = await readPair(platform, authorityFiles);
	const keepAuthority = keptAuthority !== null && isGoodAuthority(keptAuthority, wallMs);
	const authority = keepAuthority ? keptAuthority : await makeAuthority(authoritySubject, lifeOf(wallMs, authorityLifeMs));
	if (!keepAuthority) {
		const written = await writePair(platform, authorityFiles, authority);
		if (!written.ok) return written;
	}
	const keptServer = await readPair(platform, serverFiles);
	const keepServer = keptServer !== null && isGoodServer(keptServer, authority, wallMs);
	const server = keepServer ? keptServer : await makeServerCertificate("CN=ATelier Demo Cloud", serverNames, lifeOf(wallMs, serverLifeMs), authority);
	if (!keepServer) {
		const written = await writePair(platform, serverFiles, server);
		if (!written.ok) return written;
	}
	return ok({
		authority,
		server,
		authorityPath: authorityFiles.certificate
	});
};
var lifeOf = (wallMs, lengthMs) => ({
	notBeforeMs: wallMs - backdatedMs,
	notAfterMs: wallMs + lengthMs
});
var readPair = async (platform, files) => {
	const certificate = await platform.readFile(files.certificate, fileLimitBytes);
	const key = await platform.readFile(files.key, fileLimitBytes);
	if (!certificate.ok || !key.ok) return null;
	const text = (bytes) => Buffer.from(bytes).toString("latin1");
	return {
		certificatePem: text(certificate.value),
		keyPem: text(key.value)
	};
};
var writePair = async (platform, files, pair) => {
	const key = await platform.writeFile(files.key, Buffer.from(pair.keyPem));
	return key.ok ? platform.writeFile(files.certificate, Buffer.from(pair.certificatePem)) : key;
};
var isGoodAuthority = (pair, wallMs) => judged(() => {
	const certificate = wholeCertificate(pair, wallMs);
	return certificate.ca && certificate.subject === authoritySubject && certificate.verify(certificate.publicKey);
});
var isGoodServer = (pair, authority, wallMs) => judged(() => {
	const certificate = wholeCertificate(pair, wallMs);
	const issuer = new X509Certificate(authority.certificatePem);
	return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey) && serverNames.names.every((name) => certificate.subjectAltName?.includes(`DNS:${name}`)) && serverNames.addresses.every((address) => certificate.checkIP(address) !== void 0);
});
/** Throws when the pair is no pair, or its dates do not leave enough room. */
var wholeCertificate = (pair, wallMs) => {
	const certificate = new X509Certificate(pair.certificatePem);
	if (!certificate.checkPrivateKey(createPrivateKey(pair.keyPem))) throw new Error("the key belongs to another certificate");
	const endsMs = Date.parse(certificate.validTo);
	if (!(Date.parse(certificate.validFrom) <= wallMs && endsMs - renewBeforeEndMs > wallMs)) throw new Error("out of date");
	return certificate;
};
/** Damaged files make node:crypto throw in many ways; each means "make it anew". */
var judged = (isGood) => {
	try {
		return isGood();
	} catch {
		return false;
	}
};
// electron/simulator/demo-cloud/cloud-event.ts
var createCloudEvents = () => {
	const listeners = /* @__PURE__ */ new Set();
	return {
		emit(event) {
			for (const listener of [...listeners]) listener(event);
		},
		on(listener) {
			const own = (event) => listener(event);
			listeners.add(own);
			return () => {
				listeners.delete(own);
			};
		}
	};
};
// electron/simulator/serve/listen-failure.ts
/** Why a server could not listen at `address`, from the name of the error that Node gave. */
var whyNotListening = (errorName, address) => {
	if (errorName === "EADDRINUSE") return fail("link/busy", { address });
	if (errorName === "EACCES") return fail("link/denied", { address });
	return fail("link/failed", {
		address,
		error: errorName ?? "unknown"
	});
};
// electron/simulator/demo-cloud/tls-listener.ts
var connectionLimit = 256;
/** Listens for TLS. A port that cannot be had is `link/busy`, `link/denied` or `link/failed`. */
var listenForTls = (options) => {
	const { host, port, server: pair, onConnection } = options;
	const sockets = /* @__PURE__ */ new Set();
	const server = createServer$1({
		key: pair.keyPem,
		cert: pair.certificatePem,
		handshakeTimeout: options.handshakeTimeoutMs
	});
	server.maxConnections = connectionLimit;
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.on("error", () => void 0);
		socket.on("close", () => sockets.delete(socket));
	});
	server.on("tlsClientError", (_error, socket) => socket.destroy());
	server.on("secureConnection", onConnection);
	const close = () => new Promise((resolve) => {
		server.close(() => resolve());
		for (const socket of sockets) socket.destroy();
	});
	return new Promise((resolve) => {
		server.once("error", (error) => resolve(whyNotListening(error.code, `${host}:${port}`)));
		server.listen(port, host, () => {
			server.on("error", () => void 0);
			const address = server.address();
			resolve(ok({
				port: typeof address === "object" && address ? address.port : port,
				close
			}));
		});
	});
};
// electron/simulator/demo-cloud/demo-cloud.ts
var host = "127.0.0.1";
var defaultConnectTimeoutMs = 5e3;
var closeDeadlineMs = 2e3;
/**
* Starts the demo cloud. Fails with `usage/invalid` for a device that Huawei could not have registered,
* as `Platform.writeFile` does when its certificates cannot be kept, and with `link/…` when the port cannot be had.
*/
var demoDevices = Array.from({ length: 16 }, (_, index) => demoDeviceOf(index + 1));
var startDemoCloud = async (options) => {
	const { platform, clock, port, connectTimeoutMs = defaultConnectTimeoutMs } = options;
	const wrong = options.devices.find(({ id, secret }) => !isDeviceId(id) || !isDeviceSecret(secret));
	if (wrong) return fail("usage/invalid", {
		option: "device",
		deviceId: wrong.id
	});
	const certificates = await prepareCertificates(platform, clock.wallMs());
	if (!certificates.ok) return certificates;
	const events = createCloudEvents();
	const broker = await createBroker({
		devices: [...options.devices, ...demoDevices],
		clock,
		events,
		connectTimeoutMs
	});
	const listener = await listenForTls({
		host,
		port,
		server: certificates.value.server,
		handshakeTimeoutMs: connectTimeoutMs,
		onConnection: (socket) => {
			broker.handle(socket);
		}
	});
	if (!listener.ok) {
		await closeBroker(broker);
		return listener;
	}
	return ok({
		host,
		caPem: certificates.value.authority.certificatePem,
		caPath: certificates.value.authorityPath,
		...handleOf({
			broker,
			listener: listener.value,
			events,
			clock
		})
	});
};
var handleOf = ({ broker, listener, events, clock }) => {
	let closing = null;
	return {
		port: listener.port,
		onEvent: (eventListener) => events.on(eventListener),
		publish: (topic, payload, qos = 0) => new Promise((resolve) => {
			const packet = {
				cmd: "publish",
				topic,
				payload: Buffer.from(payload),
				qos,
				retain: false,
				dup: false
			};
			broker.publish(packet, () => resolve());
		}),
		close: () => {
			closing ??= withinDeadline(clock, Promise.all([closeBroker(broker), listener.close()]));
			return closing;
		}
	};
};
var closeBroker = (broker) => new Promise((resolve) => broker.close(() => resolve()));
var withinDeadline = (clock, work) => new Promise((resolve) => {
	const cancel = clock.after(closeDeadlineMs, resolve);
	work.then(() => {
		cancel();
		resolve();
	}, () => resolve());
});
// electron/simulator/network/mqtt-connection.ts
var connackDeadlineMs = 3e4;
var disconnectDeadlineMs = 2e3;
/** mqtt.js has a CONNACK timer of its own; it must not fire before ours. */
var libraryTimeoutMs = 6e4;
var openWishesLimit = 1e3;
/** Bytes of one unfinished packet; the longest message a module can take is 4100 bytes (at-dialect.md §9.7). */
var packetLimitBytes = 2097152;
/** What stands in a SUBACK for a refused topic (MQTT 3.1.1 §3.9.3). */
var refusedQos = 128;
/** MQTT 3.1.1 over an open stream. At most one session in its life, because brokers end the connection with the session. */
var createMqttConnection = (stream, clock) => new MqttConnection(stream, clock);
var MqttConnection = class {
	stream;
	clock;
	messageListeners = /* @__PURE__ */ new Set();
	closedListeners = /* @__PURE__ */ new Set();
	/** What to do with each wish that is still open when the connection goes away. */
	openWishes = /* @__PURE__ */ new Set();
	client = null;
	closed;
	constructor(stream, clock) {
		this.stream = stream;
		this.clock = clock;
		this.closed = stream.destroyed;
		stream.on("error", () => void 0);
		stream.on("close", () => this.finish());
		stream.on("data", this.refuseEarlyData);
	}
	connect(request) {
		if (this.client) return Promise.resolve(null);
		return this.wish(null, (settle) => {
			const cancelDeadline = this.clock.after(connackDeadlineMs, () => this.close());
			this.stream.off("data", this.refuseEarlyData);
			const client = new MqttClient(() => this.stream, clientOptions(request));
			this.client = client;
			client.on("connect", () => {
				cancelDeadline();
				settle(0);
			});
			client.on("error", (error) => {
				const code = "code" in error ? error.code : null;
				if (typeof code === "number" && !client.connected) settle(code);
				this.close();
			});
			client.on("close", cancelDeadline);
			client.on("message", (topic, payload) => this.deliver({
				topic,
				payload: Uint8Array.from(payload)
			}));
			this.limitPackets(client);
		});
	}
	subscribe(topic, qos) {
		const session = this.session();
		if (!session) return Promise.resolve(null);
		return this.wish(null, (settle) => {
			session.subscribe(topic, { qos }, (_error, _granted, packet) => {
				const granted = packet?.granted[0];
				if (typeof granted === "number") settle(granted);
				else if (session.connected) settle(refusedQos);
			});
		});
	}
	unsubscribe(topic) {
		const session = this.session();
		if (!session) return Promise.resolve(false);
		return this.wish(false, (settle) => {
			session.unsubscribe(topic, (error) => settle(!error));
		});
	}
	publish(topic, payload, qos, retain) {
		const session = this.session();
		if (!session) return Promise.resolve(false);
		return this.wish(false, (settle) => {
			session.publish(topic, Buffer.from(payload), {
				qos,
				retain
			}, (error) => settle(!error));
		});
	}
	onMessage(listener) {
		const own = (message) => listener(message);
		this.messageListeners.add(own);
		return () => {
			this.messageListeners.delete(own);
		};
	}
	onClosed(listener) {
		const own = () => listener();
		this.closedListeners.add(own);
		if (this.closed) queueMicrotask(() => this.tellClosed());
		return () => {
			this.closedListeners.delete(own);
		};
	}
	disconnect() {
		const client = this.client;
		if (!client) return Promise.resolve();
		return this.wish(void 0, () => {
			if (!client.connected) {
				this.close();
				return;
			}
			const cancelDeadline = this.clock.after(disconnectDeadlineMs, () => this.close());
			client.on("close", cancelDeadline);
			client.end(false);
		});
	}
	close() {
		this.stream.destroy();
	}
	session() {
		return this.client?.connected && !this.client.disconnecting ? this.client : null;
	}
	/** A promise that is settled by `start`, or with `whenGone` when the connection goes away first. */
	wish(whenGone, start) {
		if (this.closed || this.openWishes.size >= openWishesLimit) return Promise.resolve(whenGone);
		return new Promise((resolve) => {
			const giveUp = () => settle(whenGone);
			const settle = (value) => {
				this.openWishes.delete(giveUp);
				resolve(value);
			};
			this.openWishes.add(giveUp);
			start(settle);
		});
	}
	deliver(message) {
		for (const listener of [...this.messageListeners]) listener(message);
	}
	/** mqtt.js gathers a packet of up to 256 MB; a broker that announces one is cut off instead. */
	limitPackets(client) {
		let unfinishedBytes = 0;
		client.on("packetreceive", () => {
			unfinishedBytes = 0;
		});
		this.stream.on("data", (bytes) => {
			unfinishedBytes += bytes.length;
			if (unfinishedBytes > packetLimitBytes) this.close();
		});
	}
	/** A broker speaks only when spoken to. Reading is needed even so: an unread stream never notices its end. */
	refuseEarlyData = () => {
		this.close();
	};
	finish() {
		this.closed = true;
		for (const giveUp of [...this.openWishes]) giveUp();
		this.tellClosed();
	}
	tellClosed() {
		const listeners = [...this.closedListeners];
		this.closedListeners.clear();
		for (const listener of listeners) listener();
	}
};
var clientOptions = (request) => {
	const { clientId, username, password, cleanSession, keepAliveSeconds, will } = request;
	return {
		protocolId: "MQTT",
		protocolVersion: 4,
		clientId,
		...username === null ? {} : { username },
		...password === null ? {} : { password },
		clean: cleanSession,
		keepalive: keepAliveSeconds,
		...will === null ? {} : { will: {
			...will,
			payload: Buffer.from(will.payload)
		} },
		reconnectPeriod: 0,
		connectTimeout: libraryTimeoutMs,
		resubscribe: false,
		log: () => void 0
	};
};
// electron/simulator/network/judge-chain.ts
var caFileLimitBytes = 65536;
var caCountLimit = 64;
var pathLengthLimit = 8;
/** Signatures verified for one chain: enough for any honest one, an end for a hostile one. */
var signatureLimit = 64;
/**
* Judges a server's chain (leaf first, DER) as a module with its own clock and its own list of authorities would.
* `null`: acceptable. Node's own check knows neither another clock nor "ignore dates", hence this one:
* a path of signatures from the leaf to a certificate of `caPem`, then the dates of each certificate on it, then the name.
*/
var judgeChain = (chainDer, caPem, terms) => {
	const chain = chainDer.slice(0, pathLengthLimit).map(readCertificate);
	const leaf = chain[0];
	if (!leaf) return {
		reason: "tls-failed",
		detail: "the server sent no readable certificate"
	};
	const authorities = readBundle(caPem);
	if (authorities.length === 0) return {
		reason: "tls-untrusted",
		detail: "the CA file holds no readable certificate"
	};
	const paths = findPaths(leaf, chain.slice(1).filter((certificate) => certificate !== null), authorities);
	if (paths.length === 0) return {
		reason: "tls-untrusted",
		detail: `no CA in the file signed ${subjectOf(leaf)}`
	};
	return judgePaths(paths, terms.atMs) ?? judgeName(leaf, terms.serverName);
};
var readCertificate = (bytes) => {
	try {
		return new X509Certificate(bytes);
	} catch {
		return null;
	}
};
/** Every certificate of a PEM file; what cannot be read is passed over. */
var readBundle = (caPem) => {
	return (Buffer.from(caPem ?? []).toString("latin1", 0, caFileLimitBytes).match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []).slice(0, caCountLimit).map(readCertificate).filter((certificate) => certificate !== null);
};
/** Every path from the leaf to an authority. An authority that is itself the leaf is trusted as it stands. */
var findPaths = (leaf, intermediates, authorities) => {
	const isAuthority = (certificate) => authorities.some((authority) => authority.raw.equals(certificate.raw));
	const found = [];
	let signaturesLeft = signatureLimit;
	const signed = (issuer, certificate) => {
		if (!issuer.ca || !certificate.checkIssued(issuer) || signaturesLeft === 0) return false;
		signaturesLeft -= 1;
		return verifies(certificate, issuer);
	};
	const extend = (path, last) => {
		if (isAuthority(last)) {
			found.push(path);
			return;
		}
		if (path.length >= pathLengthLimit) return;
		for (const issuer of [...authorities, ...intermediates]) if (!path.includes(issuer) && signed(issuer, last)) extend([...path, issuer], issuer);
	};
	extend([leaf], leaf);
	return found;
};
var verifies = (certificate, issuer) => {
	try {
		return certificate.verify(issuer.publicKey);
	} catch {
		return false;
	}
};
/** One path in date is enough: a renewed authority beside the expired one of the same name. */
var judgePaths = (paths, atMs) => {
	if (atMs === null) return null;
	const verdicts = paths.map((path) => path.map((certificate) => judgeDates(certificate, atMs)).find((text) => text !== null));
	const [first] = verdicts;
	return verdicts.includes(void 0) || first === void 0 ? null : {
		reason: "tls-dates",
		detail: first
	};
};
var judgeDates = (certificate, atMs) => {
	const startMs = Date.parse(certificate.validFrom);
	const endMs = Date.parse(certificate.validTo);
	if (!(startMs <= atMs)) return `${subjectOf(certificate)} is not valid before ${certificate.validFrom}`;
	if (!(atMs <= endMs)) return `${subjectOf(certificate)} expired at ${certificate.validTo}`;
	return null;
};
var judgeName = (leaf, serverName) => {
	if (serverName === null) return null;
	return hasName(leaf, serverName) ? null : {
		reason: "tls-host",
		detail: `${subjectOf(leaf)} does not name the dialled host`
	};
};
var hasName = (leaf, serverName) => {
	try {
		return (isIP(serverName) ? leaf.checkIP(serverName) : leaf.checkHost(serverName)) !== void 0;
	} catch {
		return false;
	}
};
var subjectOf = (certificate) => JSON.stringify(certificate.subject.slice(0, 120));
// electron/simulator/network/peer-chain.ts
var chainLimit = 16;
/** The certificates that the server sent, leaf first, as DER. Empty when it sent none. */
var peerChain = (stream) => {
	const chain = [];
	const seen = /* @__PURE__ */ new Set();
	let next = stream.getPeerCertificate(true);
	while (next?.raw && !seen.has(next) && chain.length < chainLimit) {
		seen.add(next);
		chain.push(next.raw);
		next = next.issuerCertificate;
	}
	return chain;
};
// electron/simulator/network/open-stream.ts
var dialDeadlineMs = 3e4;
/** Opens TCP, and TLS on it when asked, within 30 s. The stream that comes back cannot raise an unhandled error. */
var openStream = async (target, tls, clock) => {
	if (!(Number.isInteger(target.port) && target.port >= 1 && target.port <= 65535)) return failed("refused", "no such port");
	const context = tls ? secureContextOf(tls) : null;
	if (context && "failure" in context) return context;
	const socket = connect({
		host: target.host,
		port: target.port,
		noDelay: true
	});
	const deadline = startDeadline(clock, socket);
	const opened = await untilOpen(socket, deadline);
	const result = "stream" in opened && tls && context ? await handshake(socket, tls, context.context, deadline) : opened;
	deadline.cancel();
	if ("failure" in result) socket.destroy();
	return result;
};
var failed = (reason, detail) => ({ failure: {
	reason,
	detail
} });
var startDeadline = (clock, socket) => {
	let passed = false;
	return {
		passed: () => passed,
		cancel: clock.after(dialDeadlineMs, () => {
			passed = true;
			socket.destroy();
		})
	};
};
var untilOpen = (socket, deadline) => new Promise((resolve) => {
	socket.on("connect", () => resolve({ stream: socket }));
	socket.on("error", (error) => resolve(whyNoTcp(error.code ?? "")));
	socket.on("close", () => resolve(deadline.passed() ? failed("timed-out", "no answer") : failed("refused", "closed")));
});
var whyNoTcp = (errorName) => {
	if ([
		"ENOTFOUND",
		"EAI_AGAIN",
		"EAI_FAIL",
		"EAI_NONAME"
	].includes(errorName)) return failed("unknown-host", errorName);
	if ([
		"ETIMEDOUT",
		"EHOSTUNREACH",
		"ENETUNREACH"
	].includes(errorName)) return failed("timed-out", errorName);
	return failed("refused", errorName);
};
var handshake = (socket, tls, secureContext, deadline) => new Promise((resolve) => {
	const stream = connect$1({
		socket,
		secureContext,
		rejectUnauthorized: false,
		...tls.serverName !== null && isIP(tls.serverName) === 0 ? { servername: tls.serverName } : {}
	});
	stream.on("secureConnect", () => resolve(judge(stream, tls)));
	stream.on("error", (error) => resolve(failed("tls-failed", error.code ?? "handshake failed")));
	stream.on("close", () => resolve(deadline.passed() ? failed("timed-out", "handshake") : failed("tls-failed", "closed")));
});
var judge = (stream, tls) => {
	const { verifyServer, ca, checkDatesAtMs: atMs, serverName } = tls;
	const failure = verifyServer ? judgeChain(peerChain(stream), ca, {
		atMs,
		serverName
	}) : null;
	return failure ? { failure } : { stream };
};
/** The modules speak up to TLS 1.2 (at-dialect.md §8), so a refused client certificate shows within the handshake. */
var secureContextOf = (tls) => {
	const { clientCertificate, clientKey } = tls;
	if (clientCertificate === null !== (clientKey === null)) return failed("tls-failed", "client certificate or key alone");
	const pair = clientCertificate && clientKey ? {
		cert: Buffer.from(clientCertificate),
		key: Buffer.from(clientKey)
	} : {};
	try {
		return { context: createSecureContext({
			ca: [],
			minVersion: "TLSv1",
			maxVersion: "TLSv1.2",
			...pair
		}) };
	} catch {
		return failed("tls-failed", "client certificate and key do not fit or cannot be read");
	}
};
// electron/simulator/network/node-upstream.ts
/** Real sockets, real TLS and real MQTT 3.1.1 for a virtual module. Dialling opens TCP and TLS only; CONNECT is the caller's next step. */
var createNodeUpstream = ({ route, clock }) => ({ async dial({ host, port, tls }) {
	const target = route(host, port, tls !== null);
	if (!target) return { failure: {
		reason: "unknown-host",
		detail: "not in the virtual network"
	} };
	const dialled = await openStream(target, tls, clock);
	return "failure" in dialled ? dialled : { connection: createMqttConnection(dialled.stream, clock) };
} });
// electron/simulator/network/virtual-network.ts
var loopback = /^(?:localhost|::1|127(?:\.\d{1,3}){3})$/;
/**
* The network of a virtual module: Huawei's names lead to the demo cloud on whatever port, loopback names are real,
* a broker takes everything, and nothing else exists. No name is ever looked up outside this machine, unless the broker's is one.
*/
var createVirtualNetwork = ({ cloud, broker }) => ({ route: (host, port) => {
	if (broker) return {
		host: broker.host,
		port: broker.port
	};
	const name = host.toLowerCase();
	if (loopback.test(name)) return {
		host: name,
		port
	};
	return cloud && isHuaweiHost(name) ? {
		host: cloud.host,
		port: cloud.port
	} : null;
} });
// electron/app/simulation.ts
var startSimulation = async (options) => {
	const { platform, clock } = options;
	const cloud = await startDemoCloud({
		platform,
		clock,
		port: options.cloudPort ?? 0,
		devices: options.devices ?? []
	});
	if (!cloud.ok) return cloud;
	const { host, port } = cloud.value;
	const network = createVirtualNetwork({
		cloud: {
			host,
			port
		},
		broker: options.broker ?? null
	});
	const create = (unit, faults) => createVirtualModule({
		clock,
		upstream: createNodeUpstream({
			route: network.route,
			clock
		}),
		unit,
		faults,
		model: options.model ?? "air720h",
		paceBaud: options.paceBaud ?? null
	});
	const module = create(1, options.faults ?? []);
	const units = /* @__PURE__ */ new Map([[1, module]]);
	return ok({
		module,
		cloud: cloud.value,
		unit: (number) => {
			const known = units.get(number) ?? create(number, []);
			units.set(number, known);
			return known;
		},
		close: async () => {
			for (const unit of units.values()) unit.dispose();
			await cloud.value.close();
		}
	});
};
export { whyNotListening as n, startSimulation as t };

//# sourceMappingURL=simulation-GoNk026S.js.map