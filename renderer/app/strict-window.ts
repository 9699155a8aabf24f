import { z } from 'zod';
import { allowTextOnly } from './trusted-types.ts';

// Imported before everything else: the policy of the window forbids code made of text, which zod would try as soon as the
// first schema is made, and markup made of text, which antd needs a word for before its first style sheet.
z.config({ jitless: true });
allowTextOnly();
