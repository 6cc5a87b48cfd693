import type { CausesOf, ConnectionCauseKey } from '../cause-keys.ts';

export const causes: CausesOf<ConnectionCauseKey> = {
  'ca-expired': {
    cause: 'the CA certificate on the module expired[ on {date}]',
    remedy: 'Load the current CA certificate for your access host and start again.',
  },
  'ca-not-yet-valid': {
    cause: 'the CA certificate is not valid yet by the clock of the module',
    remedy: 'Set the clock of the module and start again.',
  },
  'ca-retired-root': {
    cause: "the CA is Huawei's IoT root of 2016, which expired on 2026-05-02 and belongs to the retired platform",
    remedy:
      'Register the device in Huawei IoTDA, copy the new access host from the console, and load the current CA certificate.',
  },
  'ca-not-for-host': {
    cause: 'the CA certificate did not issue the certificate of this server[ ({host})]',
    remedy: 'Load the CA certificate that belongs to the access host.',
  },
  'ca-missing': {
    cause: 'the server is to be checked, but no CA certificate is on the module',
    remedy: 'Name a CA certificate in the profile (tls.ca) and start again.',
    remedyInWindow: 'Choose a CA certificate and start again.',
  },
  'clock-wrong': {
    cause: 'the clock of the module is wrong[ ({clock})], so that valid certificates look expired or not yet valid',
    remedy: 'Set the clock of the module, or switch the check of dates off (tls.checkDates), and start again.',
    remedyInWindow:
      'Run the check-up again, which sets the clock, or switch “Check validity dates on the module” off; then start again.',
  },
  'host-name-differs': {
    cause: 'the certificate of the server is issued for another name than the host[ {host}]',
    remedy: 'Use the host name from the console instead of an IP address.',
  },
  'host-unknown': {
    cause: 'the name of the host[ {host}] is unknown in the network',
    remedy: 'Copy the device-side MQTTS address from the console again.',
  },
  'host-unreachable': {
    cause: 'the host[ {address}] cannot be reached from the network of the module',
    remedy: 'Check host and port against the console, then whether the SIM card may reach the internet.',
  },
  'demo-device': {
    cause: 'the profile is the demo device, whose cloud only the virtual module of this program reaches',
    remedy: 'Fill in the device and the access host of your own cloud, or use the virtual module.',
  },
  'host-wrong-side': {
    cause: 'the host[ {host}] is for applications, not for devices',
    remedy: 'Copy the device-side MQTTS address from the console.',
  },
  'port-wrong': {
    cause: 'the port[ {port}] does not fit: MQTTS uses 8883, MQTT without TLS 1883',
    remedy: 'Correct the port in the profile.',
    remedyInWindow: 'Correct the access port.',
  },
  'cipher-old-firmware': {
    cause: 'the firmware knows only old TLS ciphers, which the server no longer accepts',
    remedy: 'Update the firmware of the module.',
  },
  'firmware-too-old': {
    cause: 'the firmware is older than {minimumVersion|V1104} and cannot use certificates for MQTT',
    remedy: 'Update the firmware of the module to {minimumVersion|V1104} or newer.',
  },
  'file-on-module-differs': {
    cause: 'the certificate file on the module is incomplete or changed',
    remedy: 'Upload the certificate again.',
  },
  'client-certificate-refused': {
    cause: 'the server refused the client certificate',
    remedy: 'Check that the client certificate and its key are those registered for this device.',
  },
  'client-certificate-missing': {
    cause: 'the server asks for a client certificate',
    remedy: 'Use the certificate and key registered for this device (tls.check "mutual"), if the cloud wants them.',
    remedyInWindow:
      'If the cloud wants them, choose “Both sides” and the certificate and key registered for this device.',
  },
  'network-lost': {
    cause: 'the module lost its network connection',
    remedy: 'Wait until the module is registered and attached again, then start again.',
  },
  'signal-weak': {
    cause: 'the signal is too weak[ ({dbm} dBm)]',
    remedy: 'Check the antenna, move the module, and try again.',
  },
  'login-too-late': {
    cause: 'the login came too late; brokers close a connection without login after about 5 s',
    remedy: 'Try again.',
  },
  'older-connection': {
    cause: 'an older connection is still open on the module',
    remedy: 'Close it with AT+MIPCLOSE, or restart the module, and connect again.',
  },
  'module-socket-hangs': {
    cause: 'the socket of the module hangs: it accepted the connection and reports nothing',
    remedy: 'Restart the module and connect again.',
  },
  'same-device-elsewhere': {
    cause: 'the same device is connected elsewhere, and each login ends the other one',
    remedy: 'Disconnect the other program or module that uses this device.',
  },
  'heartbeat-lost': {
    cause: 'the module sent no heartbeat for 1.5 times the keep-alive, because it slept or the network delayed it',
    remedy: 'Set mqtt.keepAlive to a value from 60 to 120, and switch sleep modes of the module off.',
    remedyInWindow: 'Set “Keep-alive (s)” to a value from 60 to 120, and switch sleep modes of the module off.',
  },
  'client-id-form': {
    cause: 'the clientId does not have the form id_authType_signType_YYYYMMDDHH',
    remedy: 'Derive clientId, username and password together again.',
  },
  'username-differs': {
    cause: 'the username is not the device ID in the clientId',
    remedy: 'Use the device ID as the username.',
  },
  'password-wrong': {
    cause: 'the password does not match the secret and the time stamp in the clientId',
    remedy: 'Copy the secret from the console again and derive clientId, username and password again together.',
  },
  'hour-stale': {
    cause: 'signType 1 is used and the hour in the clientId is not the current UTC hour',
    remedy: 'Use signType 0, or derive the credentials again with the present UTC hour.',
  },
  'keep-alive-out-of-range': {
    cause: 'the keep-alive is outside the 30 to 1200 s that Huawei accepts',
    remedy: 'Set mqtt.keepAlive to a value from 60 to 120.',
    remedyInWindow: 'Set “Keep-alive (s)” to a value from 60 to 120.',
  },
  'device-not-in-instance': {
    cause: 'the device is not registered in the instance behind this host, or it is frozen',
    remedy: 'Look the device up in the console of the instance that this host belongs to.',
  },
  'device-deleted': {
    cause: 'the retired platform has deleted the device, because it did not log in within 180 s of its registration',
    remedy: 'Register the device again with the timeout 0, and enter its new device ID and secret.',
  },
  'confirmation-lost': {
    cause: 'the confirmation was lost or is late; the message itself arrived',
    remedy: 'Try again; if it happens often, check the signal.',
  },
  'topic-not-allowed': {
    cause: 'the device may not use the topic[ {topic}]',
    remedy: 'Compare the device ID in the topic with the username, and check the topic permissions in the console.',
  },
  'too-many-subscriptions': {
    cause: 'the device has reached the limit of its subscriptions',
    remedy: 'Subscribe to fewer topics.',
  },
};
