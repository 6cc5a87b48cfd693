import type { FailuresOf } from '../failure-shape.ts';

export const certificateFailures: FailuresOf<'certificate'> = {
  'certificate/empty': {
    happened: 'The certificate file[ {file}] is empty.',
    meaning: 'There is nothing in it that could be uploaded.',
    action: 'Get the file again from the console of the cloud and choose it again.',
  },
  'certificate/unreadable': {
    happened:
      'No certificate can be read from the file[ {file}][ (line {line})][: {problem}][ ({detail})][ ({label})].',
    meaning:
      'A PEM file begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----; a lost line, typographic dashes or UTF-16 text break it.',
    action: 'Choose the certificate itself; if it is one, download it again and do not edit it in a word processor.',
  },
  'certificate/is-a-key': {
    happened: 'The file[ {file}] contains a private key, not a certificate.',
    meaning: 'A key in place of a certificate does not work, and a private key must not be passed on.',
    action: 'Choose the certificate file that belongs here.',
  },
  'certificate/not-a-key': {
    happened: 'The file[ {file}] contains no usable private key[ ({detail})].',
    meaning: 'Login with a client certificate needs its RSA or EC private key as PEM.',
    action: 'Choose the key file that was made together with the client certificate.',
  },
  'certificate/key-encrypted': {
    happened: 'The private key[ {file}] is protected by a password.',
    meaning: 'The module cannot ask for a password, so it can use only a key without one.',
    action: 'Remove the password with "openssl pkey -in key.pem -out plain.pem" and choose the new file.',
  },
  'certificate/key-mismatch': {
    happened: 'The private key[ {file}] does not belong to the client certificate.',
    meaning: 'Certificate and key are two halves of one pair; these two come from different pairs.',
    action: 'Choose the key that was made together with this certificate.',
  },
  'certificate/too-large': {
    happened:
      'The file[ {file}] is too large[: {sizeBytes} {sizeBytes#byte|bytes}][, at most {limitBytes} {limitBytes#byte|bytes}].',
    meaning: 'A certificate has one or two thousand bytes; this is probably another kind of file.',
    action: 'Choose a file that contains only the needed certificates.',
  },
  'certificate/expired': {
    happened: 'The certificate[ {file}] expired[ on {date}][; {retired}].',
    meaning:
      'A module that checks dates refuses it. The root certificate of the well-known Air720 article expired on 2026-05-02 and belongs to the retired Huawei platform; it never fitted the access hosts of today.',
    action:
      'Load the CA that belongs to your access host (for Huawei IoTDA the current CA file from its documentation), or allow this upload with --accept-expired; do not set the clock back.',
    actionInWindow:
      'Choose the CA that belongs to your access host from the shelf, or press “Use this certificate anyway”; do not set the clock back.',
  },
  'certificate/not-yet-valid': {
    happened: 'The certificate[ {file}] is not valid yet[; it begins on {date}].',
    meaning: 'Either it is meant for later, or the clock of this computer is wrong.',
    action: 'Check the date of this computer, else use a certificate that is valid today.',
  },
  'certificate/not-a-ca': {
    happened: 'The certificate[ {file}] is not a CA certificate.',
    meaning:
      'To check the server, the module needs the certificate of the authority that signed it, not one of a device or server.',
    action: 'Choose the CA or root certificate that belongs to your access host.',
  },
  'certificate/is-a-ca': {
    happened: 'The certificate[ {file}] is a CA certificate where a client certificate belongs.',
    meaning: 'The module would show it to the server as its own identity, and the server would refuse it.',
    action: 'Choose the certificate that was issued for this device.',
  },
  'certificate/damaged': {
    happened: 'The certificate[ {file}] is damaged: its own signature does not match its content.',
    meaning: 'Some character was changed or lost on the way; it can still be parsed, but its check always fails.',
    action: 'Download the certificate again from its source.',
  },
  'certificate/no-space': {
    happened:
      'The module has too little free space[: {found} {found#byte|bytes}][, needed {expected} {expected#byte|bytes}].',
    meaning: 'Earlier certificates or other files fill its memory.',
    action: 'Delete files on the module that are no longer needed, and try again.',
  },
  'certificate/no-prompt': {
    happened: 'The module did not ask for the data of the file[ {file}][ within {deadlineMs}].',
    meaning: 'After AT+FSWRITE it must send the prompt ">"; nothing was sent without it.',
    action: 'Restart the module and start again; if it happens again, update the firmware.',
  },
  'certificate/write-refused': {
    happened: 'The module refused to write the file[ {file}][: {answer}].',
    meaning: 'The memory is full or damaged, or the name is not allowed (at most 64 bytes).',
    action:
      'Delete files on the module that are no longer needed or choose a short plain name such as ca.crt, and try again.',
  },
  'certificate/write-timed-out': {
    happened: 'The module did not get all bytes of the file[ {file}] in time[ ({deadlineMs})] and answered TimeOut.',
    meaning:
      'Bytes were lost on the line, so the announced number of bytes was not reached; the file on the module is not usable.',
    action: 'Check the cable and the baud rate, switch off other programs on the port, and start again.',
  },
  'certificate/size-differs': {
    happened:
      'The file[ {file}] on the module has a different size than was sent[: {found} instead of {expected} {expected#byte|bytes}].',
    meaning: 'The upload is incomplete; with such a file the TLS connection fails without a reason.',
    action: 'Start again to upload the file again, and check the cable if it happens again.',
  },
  'certificate/read-back-differs': {
    happened: 'The file[ {file}] read back from the module differs from what was sent.',
    meaning: 'A byte was changed on the line or in the memory of the module; the file is not usable.',
    action: 'Start again to upload the file again, and check the cable and the supply if it happens again.',
  },
};
