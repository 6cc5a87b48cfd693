import { z } from 'zod';

// The CSP forbids making code from text. Zod would try when the first schema is made, and the browser would report it:
// so this stands before every other import of the entry.
z.config({ jitless: true });
