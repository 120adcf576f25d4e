import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One SMTP connection that stays open, mail after mail. */
export interface SmtpClient {
  /** Resolves once the server has taken the mail over (250 after the data). Throws for any other answer. */
  send(from: string, to: string, raw: string): Promise<void>;
  close(): void;
}

class Talk implements SmtpClient {
  readonly #socket: Socket;
  #heard = '';

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      this.#heard += text;
    });
  }

  async expect(code: string): Promise<void> {
    while (!/^\d{3} .*\r\n/m.test(this.#heard)) await once(this.#socket, 'data');
    const answer = this.#heard;
    this.#heard = '';
    if (!answer.startsWith(code)) throw new Error(`The server said ${answer.trim()} instead of ${code}.`);
  }

  async say(line: string, code: string): Promise<void> {
    this.#socket.write(`${line}\r\n`);
    await this.expect(code);
  }

  async send(from: string, to: string, raw: string): Promise<void> {
    await this.say(`MAIL FROM:<${from}>`, '250');
    await this.say(`RCPT TO:<${to}>`, '250');
    await this.say('DATA', '354');
    await this.say(`${raw.replace(/\r\n\./g, '\r\n..')}\r\n.`, '250');
  }

  close(): void {
    this.#socket.end('QUIT\r\n');
  }
}

export async function smtpClient(port: number): Promise<SmtpClient> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  const talk = new Talk(socket);
  await talk.expect('220');
  await talk.say('EHLO bench.example', '250');
  return talk;
}
