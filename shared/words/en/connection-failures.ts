import type { FailuresOf } from '../failure-shape.ts';

export const connectionFailures: FailuresOf<'tls' | 'connect' | 'mqtt' | 'proof'> = {
  'tls/config-refused': {
    happened: 'The module refused a TLS setting[ ({command})][: {answer}].',
    meaning: 'The named file is not on the module, or its firmware does not know this setting.',
    action: 'Upload the certificates again, and update the firmware if the setting is refused again.',
  },
  'connect/refused': {
    happened: 'The module refused to open the connection[ to {address}][: {answer}].',
    meaning:
      'The module did not begin to connect, or gave up with this answer.[ Likely causes, most likely first: {causes}.] The usual reasons are a malformed address, a network connection that is not ready yet, and a host that cannot be reached.',
    action: 'Check host and port, wait until the module is attached, and try again.',
  },
  'connect/failed': {
    happened: 'The module could not open the connection[ to {address}][: {answer}].',
    meaning:
      'The module does not say why.[ Likely causes, most likely first: {causes}.] With TLS the usual reasons are a CA that has expired or does not belong to this host, a host that cannot be reached, a wrong clock on the module, and a firmware too old for the ciphers of the server.',
    action:
      'Check the CA against the host, the host and the port against the console, and the clock of the module, in this order.',
  },
  'connect/closed': {
    happened: 'The connection[ to {address}] was closed before the login.',
    meaning:
      'The server ended it.[ Likely causes, most likely first: {causes}.] This happens when TLS is used on a port without TLS or the other way round, when the server refuses the TLS handshake, or when the login comes later than 5 s.',
    action: 'Check that port 8883 is used with TLS and 1883 without, and try again.',
  },
  'connect/timed-out': {
    happened: 'The connection[ to {address}] was not established[ within {deadlineMs}].',
    meaning:
      'The server did not answer.[ Likely causes, most likely first: {causes}.] The host or the port may be wrong or blocked, or the signal too weak.',
    action: 'Check host and port against the console, then the signal and the APN, and try again.',
  },
  'connect/not-closed': {
    happened: 'The module has a connection already, and it was not seen to close[: {answer}].',
    meaning:
      'Another program or an earlier run made it. A login sent over it could reach another server, so nothing was sent.',
    action: 'Restart the module (AT+RESET), end other programs that use it, and connect again.',
  },
  'connect/close-unconfirmed': {
    happened: 'The module did not confirm that the connection is closed.',
    meaning: 'It may still be logged in: messages may keep arriving, and the platform may show the device as online.',
    action: 'Connect again, which tries to close it first, or restart the module (AT+RESET).',
  },
  'mqtt/config-refused': {
    happened: 'The module refused the MQTT settings[ ({command})][: {answer}].',
    meaning: 'A value is too long (at most 256 bytes each) or contains a character that this firmware does not accept.',
    action: 'Check clientId, username and password for length and unusual characters.',
  },
  'mqtt/refused': {
    happened: 'The broker refused the login[: {answer}].',
    meaning:
      'The module does not say why.[ Likely causes, most likely first: {causes}.] For Huawei, the clientId must be id_authType_signType_YYYYMMDDHH, the username the device ID, and the password the HMAC-SHA256 of the secret with exactly the time stamp of the clientId as key; with signType 1 that hour must be the present UTC hour.',
    action:
      'Derive clientId, username and password together again ("atelier credentials") and compare device ID, secret and host with the console.',
    actionInWindow:
      'Derive clientId, username and password together again, and compare device ID, secret and host with the console.',
  },
  'mqtt/dropped': {
    happened: 'The connection to the broker was lost[ ({address})][ at the step "{step}"].',
    meaning:
      '[Likely causes, most likely first: {causes}. ]A broker drops a client when the same clientId logs in elsewhere, when the login comes later than 5 s after the connection, when no heartbeat comes in 1.5 keep-alive times, or when the network goes away.',
    action: 'Check that no other program or module uses the same device, then the signal, and connect again.',
  },
  'mqtt/kicked': {
    happened: 'The broker[ {address}] closed the connection {count|several} {count#time|times} within a minute.',
    meaning:
      'The same device is most likely connected elsewhere: each login of one ends the connection of the other, and reconnecting would never end.',
    action: 'Switch off the other module or program that uses this device, then connect again.',
  },
  'mqtt/no-connack': {
    happened: 'The broker did not answer the login[ within {deadlineMs}].',
    meaning:
      'The connection is open, but no CONNACK came.[ Likely causes, most likely first: {causes}.] Some firmware is silent when the login is refused, and a port without MQTT behind it is silent too.',
    action: 'Check host and port, derive the credentials again, and try again.',
  },
  'mqtt/subscribe-refused': {
    happened: 'The subscription[ to {topic}] was refused[: {answer}].',
    meaning:
      'The topic is not allowed for this device, contains a wrong device ID, or the limit of subscriptions is reached.[ Likely causes: {causes}.]',
    action: 'Compare the device ID in the topic with the username, and check the topic permissions in the console.',
  },
  'mqtt/no-suback': {
    happened: 'The subscription[ to {topic}] was not confirmed[ within {deadlineMs}].',
    meaning: 'The module sent it, but no SUBACK came: the topic is not allowed, or the connection has just been lost.',
    action: 'Check the topic and the signal, and try again.',
  },
  'mqtt/not-connected': {
    happened: 'The module is not connected to the broker, so nothing was published.',
    meaning: 'A test message needs a login first.',
    action: 'Connect first, then send the test message again.',
  },
  'mqtt/publish-refused': {
    happened: 'The module refused to publish[ to {topic}][: {answer}].',
    meaning: 'The message is too long for this firmware, contains an unescaped character, or the connection was lost.',
    action: 'Shorten the message, check that the module is still connected, and try again.',
  },
  'mqtt/no-puback': {
    happened: 'The broker did not confirm the message[ to {topic}][ within {deadlineMs}].',
    meaning: 'At QoS 1 or 2 the broker must confirm; no PUBACK came in time.',
    action: 'Check the topic and the signal, and try again.',
  },
  'proof/not-returned': {
    happened: 'The test message did not come back[ from {topic}][ within {deadlineMs}].',
    meaning:
      'It was published and a subscription matches its topic, but the broker did not deliver it; Huawei topics for reports are not sent back to the device.',
    action:
      'Check in the console whether the message arrived there, or use a topic for the proof that the broker sends back.',
  },
  'proof/differs': {
    happened: 'The test message came back changed[ from {topic}][: {found} instead of {expected}].',
    meaning: 'The broker, a rule on the way, or the firmware altered its bytes.',
    action: 'Try a payload of plain ASCII text, and check the rules in the console.',
  },
};
