import type { MailSettings } from './mail-settings.ts';

/** A message to one person by one channel; the text is already in their language. */
export type Message = {
  readonly channel: 'console' | 'email' | 'telephone' | 'counter';
  readonly address: string;
  readonly subject: string;
  readonly text: string;
};

/** What the host set about the ways out; the rest stands on a page for stewards. */
export type HostChannels = {
  /** A mail server that goes before the one of that page. */
  readonly mail: MailSettings | undefined;
  /** Whether gateways may stand in the host's own network, where pages must not reach. */
  readonly allowsPrivate: boolean;
};

/** The way out for codes and notices. Tests and the demonstration have their own. */
export type Sender = {
  readonly send: (message: Message) => Promise<void>;
};

/** Writes messages where the host can read them, for installations without mail. */
export function consoleSender(write: (line: string) => void): Sender {
  return {
    send: async (message) => {
      write(`[${message.channel}] ${message.address}: ${message.subject}\n${message.text}`);
    },
  };
}
