import { z } from 'zod';

/** How the way to the mail server is encrypted: from the first byte, after a word, or not. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const;

/** A mail server, and as whom to write. */
export const mailSettings = z.object({
  host: z.string().min(1).max(200),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(mailSecurities),
  user: z.string().max(200).optional(),
  password: z.string().max(200).optional(),
  from: z.string().max(200),
});

export type MailSettings = z.infer<typeof mailSettings>;
