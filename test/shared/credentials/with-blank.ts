import fc from 'fast-check';

/** The same name, mostly with no blank more, else with one inside. */
export const withBlank = (name: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(name, fc.constantFrom('', '', '', ' ', '\u00A0', '\u3000', '  '), fc.nat()).map(([text, blank, place]) => {
    const at = 1 + (place % (text.length - 1));
    return text.slice(0, at) + blank + text.slice(at);
  });
