import { z } from 'zod';

// The CSP forbids `eval`. Zod would try it when the first schema is created, and the browser would report it, so this
// must be the first import of the entry.
z.config({ jitless: true });
