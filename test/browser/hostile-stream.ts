/**
 * What a device could print to make an emulator of a terminal say something, change the window or the clipboard, or stop: requests for
 * attributes, reports, colours and sizes, modes of mouse and focus, titles, links, endless strings, invalid characters, huge numbers.
 */
const esc = '\x1b';
const hostileParts: readonly string[] = [
  ...[`${esc}[c`, `${esc}[>c`, `${esc}[=c`, `${esc}Z`, `${esc}[0c`, `${esc}[>0q`],
  ...[
    `${esc}[5n`,
    `${esc}[6n`,
    `${esc}[?6n`,
    `${esc}[?15n`,
    `${esc}[?25n`,
    `${esc}[?26n`,
    `${esc}[?53n`,
    `${esc}[?996n`,
  ],
  ...[`${esc}[x`, `${esc}[1x`, `${esc}[?1$p`, `${esc}[4$p`, `${esc}[?2026$p`, `${esc}[?u`, `${esc}[>1u`],
  ...Array.from({ length: 24 }, (_, index) => `${esc}[${index}t`),
  ...[`${esc}]52;c;?\x07`, `${esc}]52;c;cm0gLXJmIC8=\x07`, `${esc}]52;p;?${esc}\\`],
  ...[`${esc}]4;1;?\x07`, `${esc}]10;?\x07`, `${esc}]11;?\x07`, `${esc}]12;?${esc}\\`, `${esc}]4;0;?;1;?;2;?\x07`],
  ...[`${esc}]0;title\x07`, `${esc}]2;<b>title</b>\x07`, `${esc}]1337;RequestAttention=yes\x07`, `${esc}]9;4;1;50\x07`],
  ...[`${esc}]8;;javascript:alert(1)\x07link${esc}]8;;\x07`, `${esc}]7;file:///etc/passwd\x07`],
  ...[
    `${esc}P$q"p${esc}\\`,
    `${esc}P$qm${esc}\\`,
    `${esc}P$q q${esc}\\`,
    `${esc}P+q544e${esc}\\`,
    `${esc}P1000p${esc}\\`,
  ],
  ...[`${esc}_Gi=1,a=q;AAAA${esc}\\`, `${esc}^private${esc}\\`, `${esc}X${'x'.repeat(300)}${esc}\\`],
  ...[9, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 2004, 2026, 2031, 2048].map(
    (mode) => `${esc}[?${mode}h`,
  ),
  ...[`${esc}[?1049h`, `${esc}[?1049l`, `${esc}[?1h${esc}=`, `${esc}[?3h`, `${esc}[?25l`, `${esc}[?1l`],
  ...[`${esc}[99999999999999999999H`, `${esc}[1;99999999999r`, `${esc}[${'9;'.repeat(400)}m`, `${esc}[2147483648X`],
  ...[`a${'\xcc\x81'.repeat(500)}${esc}[1000b`, `${'\xcc\x81'.repeat(500)}`, `${`${esc}[1000L`.repeat(500)}`],
  ...[`${`${esc}[1000S`.repeat(500)}`, `${`${esc}[?1049h${esc}[?1049l`.repeat(100)}`],
  ...[`${esc}[4294967295b`, `${esc}[65535L`, `${esc}[65535@`, `${esc}[?${'1;'.repeat(200)}h`, `${esc}(0lqqk${esc}(B`],
  ...[
    '\0\0\0',
    '\x05',
    '\x9b6n',
    '\x90$qm\x9c',
    '\x9d52;c;?\x07',
    '\xff\xfe',
    '\xc3\x28',
    '\xe2\x82',
    '\xf0\x9f',
    '\xed\xa0\x80',
  ],
  ...[
    '\r\n',
    'plain text\r\n',
    '\x07',
    '\x08\x08',
    '\t',
    `${esc}c`,
    `${esc}[!p`,
    'OK\r\n',
    'RDY\r\n',
    `${esc}#8`,
    `${esc}`,
  ],
];

/** At least so many bytes, as Latin-1 text; the same for the same length. */
export const hostileStream = (sizeBytes: number): string => {
  const parts: string[] = [];
  let length = 0;
  let seed = 1;
  while (length < sizeBytes) {
    seed = (seed * 48_271) % 2_147_483_647;
    const part = hostileParts[seed % hostileParts.length] ?? '';
    parts.push(part);
    length += part.length;
  }
  // Whatever is open ends here, and the emulator is as new.
  return `${parts.join('')}${esc}\\\x18${esc}c`;
};
