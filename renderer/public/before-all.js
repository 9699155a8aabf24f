// Runs before any module: the policy of the window forbids code made of text, and zod would try it with the first schema.
globalThis.__zod_globalConfig = { jitless: true };
