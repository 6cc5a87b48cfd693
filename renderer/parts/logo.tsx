/**
 * The product logo: an A and a T that share a stroke, and the full stop of a command. Decorative: the name is next to
 * it.
 */
export const Logo = ({ size = 26 }: { readonly size?: number }) => (
  <svg
    aria-hidden="true"
    width={size}
    height={size}
    viewBox="0 0 26 26"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.6"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d="M3 22 9.5 4.5 16 22M5.6 15.5h7.8" />
    <path d="M14 4.5h9.5M19.5 4.5V13" />
    <circle cx="19.5" cy="18.5" r="1.4" fill="currentColor" stroke="none" />
  </svg>
);
